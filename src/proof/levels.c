/* Columns that the template wants level: do they end together? */
#include "proof/pages.h"

/* The last line that stands in each column of a frame. */
typedef struct feet {
	const kt_proof_paragraph *paragraph[KT_FRAME_COLUMNS];
	const kt_proof_line *line[KT_FRAME_COLUMNS];
} feet;

static feet find_feet(const kt_proof *proof, uint32_t page, size_t frame)
{
	feet found = {{NULL}, {NULL}};
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		for (size_t l = 0; l < p->count; l++) {
			const kt_proof_line *line = &p->lines[l];
			if (line->page != page || line->frame != frame ||
			    (found.line[line->column] && found.line[line->column]->y >= line->y))
				continue;
			found.line[line->column] = line;
			found.paragraph[line->column] = p;
		}
	}
	return found;
}

static void check_frame(kt_proof *proof, const kt_check *check, uint32_t page, size_t index)
{
	const kt_page_frame *frame = &proof->document->pages[page]->frames[index];
	feet found = find_feet(proof, page, index);
	unsigned high = 0;
	kt_len low = 0;
	for (unsigned c = 0; c < frame->column_count; c++) {
		if (!found.line[c])
			return;
		low = kt_len_max(low, found.line[c]->y);
		if (found.line[c]->y < found.line[high]->y)
			high = c;
	}
	kt_len leading = found.paragraph[high]->text->style->leading;
	int32_t apart = (low - found.line[high]->y + leading / 2) / leading;
	if (apart > check->limit[0].value)
		kt_proof_note(proof, check, found.paragraph[high], found.line[high], apart, check->limit[0].value,
		              "the columns end %d lines apart; %d is the most", apart, check->limit[0].value);
}

void kt_check_columns_uneven(kt_proof *proof, const kt_check *check)
{
	for (uint32_t p = 0; p < proof->document->page_count; p++)
		for (size_t f = 0; f < proof->document->pages[p]->frame_count; f++) {
			const kt_page_frame *frame = &proof->document->pages[p]->frames[f];
			if (frame->level && !frame->sides && frame->column_count > 1)
				check_frame(proof, check, p, f);
		}
}
