/* line_setting: what a style says of its lines: where words may be broken, what its spaces give.
 *
 *     hyphens: true                               as the language has it
 *     hyphens: {left: 4, right: 4, word: 8}       letters that stay before and after, words that stay whole under so many
 *     spacing: {word: 80..140%, letter: -5..10}   of the font's word space; thousandths of an em
 *
 * In/Out   Fields of a style -> kt_style_hyphens, kt_style_spacing.
 * Fails    Bounds that do not hold what is usual (100 %, 0): KT_DIAG_RANGE.
 */
#ifndef KT_LAYOUT_LINE_SETTING_H
#define KT_LAYOUT_LINE_SETTING_H

#include "text/style.h"
#include "yaml/field.h"

typedef struct kt_line_hyphens {
	bool are;
	int32_t left, right, word;
} kt_line_hyphens;

typedef struct kt_line_spacing {
	const kt_node *word, *letter;
} kt_line_spacing;

extern const kt_record kt_line_hyphens_record, kt_line_spacing_record;

kt_style_hyphens kt_line_setting_hyphens(const kt_line_hyphens *fields);
/* `justified`: without bounds of its own a style gets those of common use. */
KT_MUST bool kt_line_setting_spacing(const kt_line_spacing *fields, bool justified, kt_diag *diag,
                                     kt_style_spacing *spacing);

#endif
