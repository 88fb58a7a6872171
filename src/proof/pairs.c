/* Two languages on one page: do their paragraphs start beside each other, and are they made of the same parts?
 *
 * The same message in two languages is known by the key that their tags are bound to; lists and headings are compared in
 * the order in which the two parts of the tag tree have them. */
#include "proof/pages.h"

/* Pairs */

/* The paragraph of a tag or of what is below it; NULL: it shows none. Paragraphs stand as their tags are numbered. */
static const kt_proof_paragraph *paragraph_of(const kt_proof *proof, const kt_tag *tag)
{
	size_t low = 0, high = proof->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const kt_tag *own = proof->paragraphs[middle].tag;
		if (own && own->id < tag->id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == proof->count)
		return NULL;
	for (const kt_tag *own = proof->paragraphs[low].tag; own; own = own->parent)
		if (own == tag)
			return &proof->paragraphs[low];
	return NULL;
}

/* Does it stand in one of the two columns that languages have beside each other? */
static bool has_a_side(const kt_proof *proof, const kt_proof_line *line)
{
	return line->frame != KT_NO_FRAME && proof->document->pages[line->page]->frames[line->frame].sides;
}

/* In one frame, and neither above the other: where it is, the second language of a label stands below the first. Of
 * languages that are written against each other, texts below each other begin on different sides. */
static bool are_beside(const kt_proof *proof, const kt_proof_paragraph *one, const kt_proof_paragraph *other)
{
	const kt_proof_line *a = &one->lines[0], *b = &other->lines[0];
	bool against = one->language->right_to_left != other->language->right_to_left;
	return a->page == b->page && a->frame == b->frame && (!against || has_a_side(proof, a)) &&
	       (a->x + a->set->width <= b->x || b->x + b->set->width <= a->x);
}

static void check_pair(kt_proof *proof, const kt_check *check, const kt_proof_paragraph *one,
                       const kt_proof_paragraph *other)
{
	const kt_proof_line *a = &one->lines[0], *b = &other->lines[0];
	if (a->page != b->page && has_a_side(proof, a) && has_a_side(proof, b))
		kt_proof_note(proof, check, other, b, 0, 0, "it starts on another page than the other language");
	else if (are_beside(proof, one, other) && a->y != b->y)
		kt_proof_note(proof, check, other, b, 0, 0, "it starts %.*s %s the other language",
		              KT_STR_ARG(kt_proof_points(proof, a->y > b->y ? a->y - b->y : b->y - a->y, 0)),
		              b->y < a->y ? "above" : "below");
}

/* A sentence that a drawing takes apart around its number has several texts: they stand as the drawing wants them. */
static bool is_whole(const kt_proof *proof, const kt_proof_paragraph *paragraph)
{
	const kt_proof_paragraph *first = proof->paragraphs, *last = first + proof->count - 1;
	return (paragraph == first || paragraph[-1].tag != paragraph->tag) &&
	       (paragraph == last || paragraph[1].tag != paragraph->tag);
}

void kt_check_out_of_step(kt_proof *proof, const kt_check *check)
{
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *other = &proof->paragraphs[i];
		const kt_tag *tag = other->tag;
		if (!tag || !tag->bound || tag->key.language == 0 || !is_whole(proof, other))
			continue;
		const kt_tag *first = kt_structure_find(proof->document->structure,
		                                        (kt_tag_key){tag->key.block, tag->key.message, 0});
		const kt_proof_paragraph *one = first ? paragraph_of(proof, first) : NULL;
		if (one && is_whole(proof, one))
			check_pair(proof, check, one, other);
	}
}

/* Parts */

static bool is_heading(const kt_tag *tag)
{
	return tag->role >= KT_TAG_H1 && tag->role <= KT_TAG_H4;
}

/* The next list or heading below `root`, from `tag` on; NULL: there is none. */
static const kt_tag *next_part(const kt_tag *root, const kt_tag *tag)
{
	for (tag = kt_tag_next(tag); tag; tag = kt_tag_next(tag)) {
		const kt_tag *above = tag;
		while (above && above != root)
			above = above->parent;
		if (!above)
			return NULL;
		if (tag->role == KT_TAG_L || is_heading(tag))
			return tag;
	}
	return NULL;
}

static unsigned items_of(const kt_tag *list)
{
	unsigned count = 0;
	for (const kt_tag *item = list->first; item; item = item->next)
		count += item->role == KT_TAG_LI;
	return count;
}

/* What parts the one from the other, in words; empty: nothing. */
static kt_str differs(const kt_proof *proof, const kt_tag *one, const kt_tag *other)
{
	if (!one || one->role != other->role)
		return kt_print(proof->arena, "%s where the other language has %s", kt_tag_role_names[other->role],
		                one ? kt_tag_role_names[one->role] : "none");
	unsigned wanted = items_of(one), count = items_of(other);
	if (count == wanted)
		return KT_STR("");
	return kt_print(proof->arena, "a list of %u where the other language has %u", count, wanted);
}

/* Both are the same section or block in two languages. What comes after the first difference is out of order too. */
static void compare(kt_proof *proof, const kt_check *check, const kt_tag *one, const kt_tag *other)
{
	const kt_tag *a = next_part(one, one), *b = next_part(other, other);
	while (b && differs(proof, a, b).len == 0) {
		a = next_part(one, a);
		b = next_part(other, b);
	}
	if (!a && !b)
		return;
	const kt_tag *at = b ? b : a;
	const kt_proof_paragraph *paragraph = paragraph_of(proof, at);
	kt_str words = b ? differs(proof, a, b)
	                 : kt_print(proof->arena, "%s that the other language has not", kt_tag_role_names[a->role]);
	if (paragraph)
		kt_proof_note(proof, check, paragraph, &paragraph->lines[0], 0, 0, "%.*s", KT_STR_ARG(words));
}

/* Languages below the document itself have pages of their own: see proof/parity. */
void kt_check_unlike(kt_proof *proof, const kt_check *check)
{
	for (const kt_tag *tag = kt_structure_root(proof->document->structure); tag; tag = kt_tag_next(tag)) {
		const kt_tag *one = tag->first;
		if (!tag->parent || !one || one->language.len == 0 ||
		    (one->role != KT_TAG_PART && one->role != KT_TAG_DIV))
			continue;
		for (const kt_tag *other = one->next; other; other = other->next)
			if (other->role == one->role && other->language.len > 0)
				compare(proof, check, one, other);
	}
}
