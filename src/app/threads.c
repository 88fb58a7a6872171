#define _GNU_SOURCE /* sched_getaffinity */
#include "app/threads.h"

#include <pthread.h>
#include <sched.h>

#define OTHERS_MOST 63

/* Processors that this process may use. */
static size_t processors(void)
{
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set) != 0)
		return 1;
	return (size_t)CPU_COUNT(&set);
}

void kt_threads_serve(size_t most, void *(*serve)(void *job), void *job)
{
	pthread_t others[OTHERS_MOST];
	size_t wanted = processors() < most ? processors() : most, count = 0;
	while (count < OTHERS_MOST && count + 1 < wanted && pthread_create(&others[count], NULL, serve, job) == 0)
		count++;
	serve(job);
	for (size_t i = 0; i < count; i++)
		pthread_join(others[i], NULL);
}

bool kt_threads_take(kt_threads_turn *turn, size_t count, size_t *index)
{
	*index = atomic_fetch_add(turn, 1);
	return *index < count;
}
