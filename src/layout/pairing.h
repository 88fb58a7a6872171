/* pairing: in how many lines two languages' paragraphs are set, so that those beside each other end level.
 *
 * In/Out   A block measured in both languages, each as is best, with what one line more or less costs -> how many lines each
 *          message is set in.
 * Rules    Of each pair that ends unlevel the settings in one line less, as many and one more are tried in both languages; the
 *          pair takes those that cost least, with the white that is left at KT_COSTS_PAIR a line. No pair grows deeper.
 * Owns     The arena given.
 */
#ifndef KT_LAYOUT_PAIRING_H
#define KT_LAYOUT_PAIRING_H

#include "blocks/block.h"

/* What a block is measured with first: nothing is said yet. */
extern const kt_pairing kt_pairing_open;
/* false: each language stays as it is. */
bool kt_pairing_choose(kt_arena *arena, const kt_slices *const slices[2], kt_pairing chosen[2]);

/* Lines that a language leaves white because the other one goes on beside it. */
typedef struct kt_pairing_white {
	unsigned alone;    /* each set as is best */
	unsigned together; /* chosen together */
} kt_pairing_white;

/* "8 lines are left white beside the other language, 13 with each set alone"; empty: none would be. */
kt_str kt_pairing_words(kt_arena *arena, kt_pairing_white white);

#endif
