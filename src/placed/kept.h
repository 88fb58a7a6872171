/* kept: what was made of artwork, for those that ask for the same: other editions, pages and files.
 *
 * Rules    One that is being made is waited for, not made again. No more than KT_KEPT_MOST bytes are kept, so that what a run
 *          takes does not hang on how many pictures it has; what has no room is made for each.
 * Owns     What it keeps, until it is closed.
 * Threads  May be asked by several at once.
 */
#ifndef KT_PLACED_KEPT_H
#define KT_PLACED_KEPT_H

#include "artwork/protocol.h"
#include "base/str.h"

#define KT_KEPT_MOST ((size_t)64 << 20)

typedef struct kt_kept kt_kept;

typedef struct kt_kept_made {
	uint32_t artwork; /* its index in the project */
	kt_request request;
	const char *press; /* where its profile's bytes are */
	kt_reply reply;
	kt_str body;
} kt_kept_made;

kt_kept *kt_kept_open(void);
void kt_kept_close(kt_kept *kept);

/* Fills in what was made of the same before. false: nothing was, and until kt_kept_put all others that ask for it wait. */
KT_MUST bool kt_kept_take(kt_kept *kept, kt_kept_made *made);
/* It is made, with its body in `own`, an arena of its own; or, `own` NULL, it cannot be. Returns whether it is kept, and `own`
 * with it. */
bool kt_kept_put(kt_kept *kept, const kt_kept_made *made, kt_arena *own);

#endif
