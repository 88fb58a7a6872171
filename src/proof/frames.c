/* Frames of running text: how full they are, and whether they end as those of the facing page do. */
#include "proof/pages.h"

/* The lowest line of running text in a frame. */
typedef struct foot {
	const kt_proof_paragraph *paragraph;
	const kt_proof_line *line; /* NULL: none stands there */
} foot;

static foot find_foot(const kt_proof *proof, uint32_t page, size_t frame)
{
	foot lowest = {0};
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		for (size_t l = 0; l < p->count; l++) {
			const kt_proof_line *line = &p->lines[l];
			if (line->page == page && line->frame == frame && (!lowest.line || line->y > lowest.line->y))
				lowest = (foot){p, line};
		}
	}
	return lowest;
}

static const kt_tag *section_of(const kt_tag *tag)
{
	while (tag && tag->role != KT_TAG_SECT)
		tag = tag->parent;
	return tag;
}

/* Does running text of a section stand on a page? */
static bool has_text(const kt_proof *proof, const kt_tag *section, uint32_t page)
{
	if (page >= proof->document->page_count)
		return false;
	for (size_t f = 0; f < proof->document->pages[page]->frame_count; f++) {
		foot last = find_foot(proof, page, f);
		if (last.line && kt_proof_in_text(proof, last.line) && section_of(last.paragraph->tag) == section)
			return true;
	}
	return false;
}

/* A text that runs over pages is done where it is done, wherever that is on its last page. */
static bool is_tail(const kt_proof *proof, const kt_tag *section, uint32_t page)
{
	return page > 0 && has_text(proof, section, page - 1) && !has_text(proof, section, page + 1);
}

void kt_check_hole(kt_proof *proof, const kt_check *check)
{
	int32_t most = check->limit[0].value;
	for (uint32_t p = 0; p < proof->document->page_count; p++)
		for (size_t f = 0; f < proof->document->pages[p]->frame_count; f++) {
			const kt_page_frame *frame = &proof->document->pages[p]->frames[f];
			if (!frame->text || frame->free || frame->box.h <= 0)
				continue;
			int64_t empty = (int64_t)(frame->box.h - frame->depth) * 1000 / frame->box.h;
			foot last = find_foot(proof, p, f);
			if (empty > most && last.line && !is_tail(proof, section_of(last.paragraph->tag), p))
				kt_proof_note(proof, check, last.paragraph, last.line, empty, most,
				              "%.*s of the frame is empty; %.*s is the most",
				              KT_STR_ARG(kt_proof_percent(proof, empty, most)),
				              KT_STR_ARG(kt_proof_percent(proof, most, empty)));
		}
}

/* Where the text of a page that should end level with the facing one ends. */
static foot level_foot(const kt_proof *proof, uint32_t page)
{
	foot lowest = {0};
	for (size_t f = 0; f < proof->document->pages[page]->frame_count; f++) {
		const kt_page_frame *frame = &proof->document->pages[page]->frames[f];
		foot own = frame->text && frame->faces ? find_foot(proof, page, f) : (foot){0};
		if (own.line && (!lowest.line || own.line->y > lowest.line->y))
			lowest = own;
	}
	return lowest;
}

/* The first page is a right one: the second and the third face each other. */
void kt_check_facing_uneven(kt_proof *proof, const kt_check *check)
{
	for (uint32_t p = 1; p + 1 < proof->document->page_count; p += 2) {
		foot one = level_foot(proof, p), other = level_foot(proof, p + 1);
		const kt_tag *section = one.line ? section_of(one.paragraph->tag) : NULL;
		if (!one.line || !other.line || section_of(other.paragraph->tag) != section ||
		    is_tail(proof, section, p + 1))
			continue;
		foot high = one.line->y < other.line->y ? one : other, low = one.line->y < other.line->y ? other : one;
		kt_len leading = high.paragraph->text->style->leading, apart = low.line->y - high.line->y;
		int32_t lines = (apart + leading / 2) / leading;
		if (lines > check->limit[0].value)
			kt_proof_note(proof, check, high.paragraph, high.line, lines, check->limit[0].value,
			              "it ends %d line%s above the text on the facing page; %d is the most", lines,
			              lines == 1 ? "" : "s", check->limit[0].value);
	}
}
