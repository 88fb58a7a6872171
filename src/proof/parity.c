/* A language's sections are the Sects below a tag: the Document, or a Part of it. Two walks go through two of them side by
 * side, each tag before its children. */
#include "proof/parity.h"

#include "proof/pages.h"

typedef struct section {
	const kt_tag *tag;
	const kt_proof_paragraph *first; /* its title, or what is read first; NULL: it shows no text */
	uint32_t page;                   /* that it begins on */
} section;

/* A language with pages of its own. */
typedef struct side {
	const kt_proof *proof;
	kt_str language;
	section *sections;
	size_t count;
	uint32_t first, last;    /* pages */
	const kt_str *addresses; /* of links, by tag */
} side;

/* Sides */

static size_t sections_below(const kt_tag *root)
{
	size_t count = 0;
	for (const kt_tag *tag = root->first; tag; tag = tag->next)
		count += tag->role == KT_TAG_SECT;
	return count;
}

/* Sections stand as their tags are numbered. */
static section *section_of(const side *s, const kt_tag *tag)
{
	size_t low = 0, high = s->count;
	while (tag && tag->role != KT_TAG_SECT)
		tag = tag->parent;
	while (tag && low < high) {
		size_t middle = low + (high - low) / 2;
		if (s->sections[middle].tag->id < tag->id)
			low = middle + 1;
		else
			high = middle;
	}
	return tag && low < s->count && s->sections[low].tag == tag ? &s->sections[low] : NULL;
}

static const kt_str *addresses_of(const kt_proof *proof)
{
	const kt_document *document = proof->document;
	kt_str *addresses = KT_NEW_ARRAY(proof->arena, kt_str, kt_structure_count(document->structure));
	for (size_t p = 0; p < document->page_count; p++)
		for (size_t i = 0; i < document->pages[p]->link_count; i++) {
			const kt_link *link = &document->pages[p]->links[i];
			if (link->tag)
				addresses[link->tag->id] = link->address;
		}
	return addresses;
}

static side side_of(const kt_proof *proof, const kt_tag *root)
{
	side s = {.proof = proof, .language = root->language, .first = UINT32_MAX, .addresses = addresses_of(proof)};
	s.sections = KT_NEW_ARRAY(proof->arena, section, sections_below(root));
	for (const kt_tag *tag = root->first; tag; tag = tag->next)
		if (tag->role == KT_TAG_SECT)
			s.sections[s.count++].tag = tag;
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *paragraph = &proof->paragraphs[i];
		section *at = section_of(&s, paragraph->tag);
		if (!at)
			continue;
		uint32_t from = paragraph->lines[0].page, to = paragraph->lines[paragraph->count - 1].page;
		if (!at->first || from < at->page)
			at->page = from;
		if (!at->first || (at->first->role != KT_PROOF_HEADING && paragraph->role == KT_PROOF_HEADING))
			at->first = paragraph;
		s.first = from < s.first ? from : s.first;
		s.last = to > s.last ? to : s.last;
	}
	return s;
}

/* Trees */

/* Words that one language marks as of another are nothing of the other language's: their Spans are looked through. */
static const kt_tag *next_within(const kt_tag *root, const kt_tag *tag)
{
	do {
		if (tag->first) {
			tag = tag->first;
			continue;
		}
		while (tag != root && !tag->next)
			tag = tag->parent;
		tag = tag == root ? NULL : tag->next;
	} while (tag && tag->role == KT_TAG_SPAN && tag->language.len > 0);
	return tag;
}

/* A link that goes on in another column is drawn, and tagged, in pieces: those after the first say nothing new. */
static const kt_tag *step(const side *s, const kt_tag *root, const kt_tag *tag)
{
	const kt_tag *next = next_within(root, tag);
	while (next && next->role == KT_TAG_LINK && tag->role == KT_TAG_LINK && tag->next == next &&
	       kt_str_equal(s->addresses[tag->id], s->addresses[next->id]))
		next = next_within(root, next);
	return next;
}

/* What parts tag `b` from its counterpart, in words; empty: nothing. */
static kt_str differs(const side *one, const side *other, const kt_tag *a, const kt_tag *b)
{
	kt_arena *arena = other->proof->arena;
	const char *name = a ? kt_tag_role_names[a->role] : "nothing";
	if (!b || !a || a->role != b->role)
		return kt_print(arena, "%s where %.*s has %s", b ? kt_tag_role_names[b->role] : "nothing",
		                KT_STR_ARG(one->language), name);
	if ((a->alt.len > 0) != (b->alt.len > 0))
		return kt_print(arena, "%s alternative text where %.*s has %s", b->alt.len > 0 ? "an" : "no",
		                KT_STR_ARG(one->language), a->alt.len > 0 ? "one" : "none");
	kt_str to = one->addresses[a->id], leads = other->addresses[b->id];
	if (!kt_str_equal(to, leads))
		return kt_print(arena, "a link to %.*s where %.*s has one to %.*s", KT_STR_ARG(leads),
		                KT_STR_ARG(one->language), KT_STR_ARG(to));
	return KT_STR("");
}

/* The first difference of two sections. */
static kt_str compare(const side *one, const side *other, const kt_tag *a, const kt_tag *b)
{
	const kt_tag *root_a = a, *root_b = b;
	kt_str words = KT_STR("");
	while ((a || b) && words.len == 0) {
		words = differs(one, other, a, b);
		a = a ? step(one, root_a, a) : NULL;
		b = b ? step(other, root_b, b) : NULL;
	}
	return words;
}

/* Both */

static void note(kt_proof *proof, const kt_check *check, const kt_proof_paragraph *paragraph, kt_str words)
{
	kt_proof_note(proof, check, paragraph, &paragraph->lines[0], 0, 0, "%.*s", KT_STR_ARG(words));
}

static void compare_pages(kt_proof *proof, const kt_check *check, const side *one, const side *other)
{
	int64_t moved = 0;
	for (size_t i = 0; i < one->count && i < other->count; i++) {
		const section *a = &one->sections[i], *b = &other->sections[i];
		if (!a->first || !b->first)
			continue;
		uint32_t from = a->page - one->first + 1, to = b->page - other->first + 1;
		if ((int64_t)to - from != moved)
			note(proof, check, b->first,
			     kt_print(proof->arena, "it begins on page %u of its language, in %.*s on page %u", to,
			              KT_STR_ARG(one->language), from));
		moved = (int64_t)to - from;
	}
	uint32_t wanted = one->last - one->first + 1, count = other->last - other->first + 1;
	if (wanted != count && other->count > 0 && other->sections[0].first)
		note(proof, check, other->sections[0].first,
		     kt_print(proof->arena, "%.*s has %u page%s, %.*s %u", KT_STR_ARG(other->language), count,
		              count == 1 ? "" : "s", KT_STR_ARG(one->language), wanted));
}

static void compare_sides(kt_proof *proof, const kt_check *check, const side *one, const side *other)
{
	compare_pages(proof, check, one, other);
	for (size_t i = 0; i < one->count && i < other->count; i++) {
		const section *b = &other->sections[i];
		kt_str words = b->first ? compare(one, other, one->sections[i].tag, b->tag) : KT_STR("");
		if (words.len > 0)
			note(proof, check, b->first, words);
	}
}

void kt_check_parity(kt_proof *proof, const kt_check *check)
{
	const kt_tag *first = NULL;
	for (const kt_tag *tag = kt_structure_root(proof->document->structure)->first; tag; tag = tag->next) {
		if (tag->role != KT_TAG_PART || sections_below(tag) == 0)
			continue;
		if (first) {
			side one = side_of(proof, first), other = side_of(proof, tag);
			compare_sides(proof, check, &one, &other);
		} else {
			first = tag;
		}
	}
}

kt_findings kt_parity_between(kt_arena *arena, const kt_document *one, const kt_document *other, const kt_check *check)
{
	kt_proof a, b;
	kt_proof_read(&a, one, arena);
	kt_proof_read(&b, other, arena);
	side left = side_of(&a, kt_structure_root(one->structure));
	side right = side_of(&b, kt_structure_root(other->structure));
	compare_sides(&b, check, &left, &right);
	return b.findings;
}
