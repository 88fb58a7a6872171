/* credit: the line below a drawing that names who found its figures: "Bron: Global Rights Index".
 *
 * Purpose  A figure's source (a message) in the words of the edition, `source` of brochure.yaml's `words:`.
 * Rules    In two languages both stand on a line; one below the other where they do not fit.
 * Tags     The P bound to (block, message, language), which the block's `tag` adds.
 */
#ifndef KT_BLOCKS_CREDIT_H
#define KT_BLOCKS_CREDIT_H

#include "blocks/pair.h"

typedef struct kt_credit {
	uint32_t message;
	const kt_style *style;
	const kt_rich *texts[KT_EDITION_LANGUAGES];
	kt_pair pair;
	const kt_lines *lines[KT_EDITION_LANGUAGES]; /* one below the other, where the pair does not fit on a line */
	kt_len measure;
	kt_len height; /* 0: there is none */
} kt_credit;

/* KT_NO_MESSAGE: there is none. */
kt_credit kt_credit_set(const kt_setting *setting, uint32_t message, const kt_style *style, kt_len measure);
void kt_credit_draw(const kt_setting *setting, kt_canvas *canvas, uint32_t block, const kt_credit *line, kt_point top);

#endif
