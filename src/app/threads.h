/* threads: a job in as many threads as there are processors.
 *
 * Rules    This thread is one of them. Each serves until nothing is left to do; the job says who takes what. One that
 *          cannot be had is done without.
 */
#ifndef KT_APP_THREADS_H
#define KT_APP_THREADS_H

#include <stddef.h>

/* `most`: of use at the same time. Comes back when all have served. */
void kt_threads_serve(size_t most, void *(*serve)(void *job), void *job);

#endif
