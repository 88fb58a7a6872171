/* The handler of an exit runs in the thread that called it; there, only _exit can give another status. */
#include "base/library.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"

static _Thread_local bool entered;

static void refuse_to_leave(void)
{
	static const char words[] = "katern: there is no memory left\n";
	if (!entered)
		return;
	fflush(NULL);
	(void)!write(STDERR_FILENO, words, sizeof words - 1);
	_exit(3);
}

static void mind_leaving(void)
{
	if (atexit(refuse_to_leave) != 0)
		kt_arena_no_memory();
}

void kt_library_enter(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, mind_leaving);
	entered = true;
}

void kt_library_leave(void)
{
	entered = false;
}
