/* child: another program, run with bytes in and bytes out.
 *
 * Purpose  Whatever may crash, hang or ask for the whole memory on a hostile file runs beside us, not in us.
 * In/Out   Bytes go to its standard input, whose end it sees; what it writes on its standard output comes back. What it
 *          says on its standard error is dropped: it may hold anything.
 * Rules    Neither side waits for the other for ever: both ends are polled, and it is killed when its time is over or it
 *          writes more than it may. It gets no other descriptor of ours. It is always waited for. It may close its input
 *          unread; that is no failure.
 * Owns     The answer is in the buffer given.
 * Threads  May be called by several at once.
 */
#ifndef KT_BASE_CHILD_H
#define KT_BASE_CHILD_H

#include "base/str.h"

typedef enum kt_child_end {
	KT_CHILD_EXITED,   /* by itself; `status` is what it gave */
	KT_CHILD_KILLED,   /* by a signal, whose number is `status`: it crashed, or met a limit */
	KT_CHILD_LATE,     /* it took too long */
	KT_CHILD_MUCH,     /* it wrote more than it may */
	KT_CHILD_NOT_THERE /* it could not be started; `status` is the error's number */
} kt_child_end;

typedef struct kt_child_limits {
	unsigned milliseconds; /* until it has ended */
	size_t bytes;          /* of its answer */
} kt_child_limits;

/* The path of a program of ours: in the folder of the one that runs, or in ../libexec beside that; NULL: it is in neither. */
const char *kt_child_beside(kt_arena *arena, const char *name);

/* Runs a program, a path, without arguments. `parts` are written one after the other. `out` is added to: who knows how much
 * will come makes room for it before, and nothing is copied. */
kt_child_end kt_child_run(const char *program, const kt_str *parts, size_t part_count, kt_child_limits limits,
                          kt_buf *out, int *status);

#endif
