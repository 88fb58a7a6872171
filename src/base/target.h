/* target: what an edition is made for.
 *
 * Purpose  The words and the pages of an edition may differ between a screen and paper: a block of `only: print`, an
 *          address that is printed where a screen has a link. Pictures, drawing and what is heard are the screen's.
 * Rules    Where neither content nor layout makes a difference, an edition is set once and serves both.
 */
#ifndef KT_BASE_TARGET_H
#define KT_BASE_TARGET_H

typedef enum kt_target { KT_TARGET_SCREEN, KT_TARGET_PRINT } kt_target;
#define KT_TARGETS 2

extern const char *const kt_target_names[]; /* "screen", "print"; ended by NULL */

#endif
