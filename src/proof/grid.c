/* Text that does not stand where the grid wants it, or not as its style has it. */
#include "proof/pages.h"

/* Rounding of a leading to units; a hundredth of a point is seen by nobody. */
#define GRID_SLACK 10

static kt_len off_by(const kt_page_grid *grid, kt_len baseline, kt_len pitch)
{
	kt_len over = (baseline + grid->below) % pitch;
	return over > pitch / 2 ? over - pitch : over;
}

/* Text of a leading that rows are no part of cannot stand on each row: it stands on the grid's steps. So do the items of a
 * list, which are set off from each other by less than a row. */
static kt_len pitch_of(const kt_page_grid *grid, const kt_proof_paragraph *p)
{
	if (p->role == KT_PROOF_ITEM)
		return grid->step;
	kt_len over = grid->row > 0 ? p->text->style->leading % grid->row : 0;
	return over <= GRID_SLACK || grid->row - over <= GRID_SLACK ? grid->row : grid->step;
}

void kt_check_off_grid(kt_proof *proof, const kt_check *check)
{
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		if (p->text->style->grid != KT_GRID_ROW || (p->role != KT_PROOF_PROSE && p->role != KT_PROOF_ITEM))
			continue;
		for (size_t l = 0; l < p->count; l++) {
			const kt_proof_line *line = &p->lines[l];
			const kt_page_grid *grid = &proof->document->pages[line->page]->grid;
			kt_len pitch = pitch_of(grid, p);
			kt_len off = pitch > 0 ? off_by(grid, line->y, pitch) : 0;
			if ((off <= GRID_SLACK && off >= -GRID_SLACK) || !kt_proof_in_text(proof, line))
				continue;
			kt_proof_note(proof, check, p, line, 0, 0, "a baseline is %.*s off the grid",
			              KT_STR_ARG(kt_proof_points(proof, off < 0 ? -off : off, 0)));
			break;
		}
	}
}

static bool is_eased(const kt_proof_paragraph *p)
{
	return !kt_fit_same(p->text->fit, KT_FIT_NONE);
}

/* Figures in a drawing are as large as their place, whatever their style says. */
static bool may_ease(const kt_proof *proof, const kt_proof_line *line)
{
	if (line->frame == KT_NO_FRAME)
		return false;
	const kt_page_frame *frame = &proof->document->pages[line->page]->frames[line->frame];
	return frame->text || frame->eases;
}

/* One finding a frame: what is eased there is eased alike. */
void kt_check_eased(kt_proof *proof, const kt_check *check)
{
	const kt_proof_line *last = NULL;
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		if (!is_eased(p) || !may_ease(proof, p->lines) ||
		    (last && last->page == p->lines->page && last->frame == p->lines->frame))
			continue;
		last = p->lines;
		int32_t size = p->text->fit.size, tracking = p->text->fit.tracking;
		kt_buf words = kt_buf_in(proof->arena);
		kt_fit_words(&words, p->text->fit);
		kt_finding *finding = kt_proof_note(proof, check, p, last, size, check->limit[0].value,
		                                    "text is eased: %.*s", KT_STR_ARG(kt_buf_str(&words)));
		if (size < check->limit[0].value || tracking < check->limit[1].value)
			finding->severity = KT_CHECK_ERROR;
	}
}
