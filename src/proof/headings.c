/* Headings as they are heard: a reader goes from one to the next of a level, and misses those below a level that is not
 * there (ISO 14289-1, 7.4.2). */
#include "display/order.h"
#include "proof/pages.h"

#define QUOTED_MOST 40 /* bytes of its words */

static unsigned level_of(const kt_tag *tag)
{
	return tag->role >= KT_TAG_H1 && tag->role <= KT_TAG_H4 ? (unsigned)(tag->role - KT_TAG_H1) + 1 : 0;
}

/* What is drawn first for a tag that has something. */
static const kt_order_item *first_drawn(const kt_order *order, const kt_tag *tag)
{
	const kt_order_item *items = kt_order_items(order, tag);
	for (size_t i = 0; i < kt_order_count(order, tag); i++) {
		if (items[i].kind == KT_ORDER_OP)
			return &items[i];
		const kt_order_item *below = items[i].kind == KT_ORDER_TAG ? first_drawn(order, items[i].tag) : NULL;
		if (below)
			return below;
	}
	return NULL;
}

static kt_str words_of(kt_arena *arena, const kt_op *op)
{
	kt_buf words = kt_buf_in(arena);
	for (uint32_t i = 0; op->kind == KT_OP_TEXT && i < op->run_count; i++)
		kt_buf_put(&words, op->runs[i].text);
	return kt_str_trim(kt_str_clip(kt_buf_str(&words), QUOTED_MOST));
}

void kt_check_heading_skip(kt_proof *proof, const kt_check *check)
{
	kt_order order = kt_order_of(proof->document, proof->arena);
	unsigned above = 0;
	for (const kt_tag *tag = kt_structure_root(proof->document->structure); tag; tag = kt_tag_next(tag)) {
		unsigned level = level_of(tag);
		const kt_order_item *drawn = level > 0 ? first_drawn(&order, tag) : NULL;
		if (!drawn)
			continue;
		const kt_op *op = &proof->document->pages[drawn->page]->ops[drawn->index];
		if (level > above + 1)
			kt_proof_note_drawn(
			        proof, check, drawn->page, op, 0, 0,
			        "a heading of level %u, where %u is the deepest that can be heard here; take one of "
			        "that level, or put a heading above it: “%.*s”",
			        level, above + 1, KT_STR_ARG(words_of(proof->arena, op)));
		above = level;
	}
}
