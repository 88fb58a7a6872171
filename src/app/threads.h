/* threads: a job in as many threads as there are processors.
 *
 * Rules    This thread is one of them. Each serves until nothing is left to do; they take what there is by turns. One that
 *          cannot be had is done without.
 */
#ifndef KT_APP_THREADS_H
#define KT_APP_THREADS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* `most`: of use at the same time. Comes back when all have served. */
void kt_threads_serve(size_t most, void *(*serve)(void *job), void *job);

/* Things done in turn: how many are taken. Begins at 0. */
typedef atomic_size_t kt_threads_turn;
/* The next one of `count` that no thread has taken; false: all are. */
bool kt_threads_take(kt_threads_turn *turn, size_t count, size_t *index);

#endif
