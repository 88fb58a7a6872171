/* Names in braces are counted; marks are compared once both texts are parsed, so that each language may put them where it
 * needs them. A mark that was left open is a fault to text/markup already. */
#include "content/fidelity.h"

#define BRACES_MOST 8 /* names that are tried for a "did you mean" */

static size_t count_brace(kt_str text, kt_str name)
{
	size_t count = 0;
	kt_str other;
	for (size_t at = 0; kt_message_brace(text, &at, &other);)
		count += kt_str_equal(other, name);
	return count;
}

static const char *nearest_brace(kt_arena *arena, kt_str source, kt_str name)
{
	const char *names[BRACES_MOST + 1];
	size_t count = 0;
	kt_str other;
	for (size_t at = 0; count < BRACES_MOST && kt_message_brace(source, &at, &other);)
		names[count++] = kt_str_c(arena, other);
	names[count] = NULL;
	return kt_str_nearest(name, names);
}

static bool report_strange(kt_arena *arena, kt_str source, kt_str name, kt_place at, kt_diag *diag)
{
	kt_diag_error(diag, KT_DIAG_PLACEHOLDER, at, "the source has no {%.*s}", KT_STR_ARG(kt_str_clip(name, 60)));
	const char *nearest = nearest_brace(arena, source, name);
	if (nearest)
		kt_diag_hint(diag, "did you mean {%s}?", nearest);
	return false;
}

bool kt_fidelity_braces(kt_arena *arena, const kt_message *message, const kt_translation *translation, kt_diag *diag)
{
	bool good = true;
	size_t stray;
	kt_str source = message->source, text = translation->text, name;
	for (size_t at = 0; kt_message_brace(source, &at, &name);) {
		size_t here = count_brace(text, name);
		if (here == count_brace(source, name))
			continue;
		good = kt_diag_error(diag, KT_DIAG_PLACEHOLDER, translation->at,
		                     here == 0 ? "{%.*s} is lost in this translation"
		                               : "{%.*s} stands more or less often than in the source",
		                     KT_STR_ARG(name));
		kt_diag_hint(diag, "the source is: %.*s", KT_STR_ARG(kt_str_clip(source, 200)));
	}
	if (kt_message_stray(text, &(size_t){0}, &stray)) {
		good = kt_diag_error(diag, KT_DIAG_PLACEHOLDER, translation->at,
		                     "a brace of this translation lacks its fellow");
		kt_diag_hint(diag,
		             "a figure is written {name}; a brace that is to be read is typed \\\\{ in a PO file");
	}
	for (size_t at = 0; kt_message_brace(text, &at, &name);)
		if (count_brace(source, name) == 0)
			good = report_strange(arena, source, name, translation->at, diag);
	return good;
}

static unsigned marks_of(const kt_rich *rich)
{
	unsigned marks = 0;
	for (size_t i = 0; i < rich->count; i++)
		marks |= rich->spans[i].marks;
	return marks;
}

static bool has_link(const kt_rich *rich, kt_str link)
{
	for (size_t i = 0; i < rich->count; i++)
		if ((rich->spans[i].marks & KT_MARK_LINK) && kt_str_equal(rich->spans[i].link, link))
			return true;
	return false;
}

/* The first link of `rich` that `other` does not have; NULL: all are there. */
static const kt_span *link_without(const kt_rich *rich, const kt_rich *other)
{
	for (size_t i = 0; i < rich->count; i++)
		if ((rich->spans[i].marks & KT_MARK_LINK) && !has_link(other, rich->spans[i].link))
			return &rich->spans[i];
	return NULL;
}

static bool check_links(const kt_rich *source, const kt_rich *translation, kt_diag *diag)
{
	const kt_span *added = link_without(translation, source), *lost = link_without(source, translation);
	if (added) {
		kt_diag_error(diag, KT_DIAG_PLACEHOLDER, translation->at, "the source has no link to %.*s",
		              KT_STR_ARG(kt_str_clip(added->link, 100)));
		kt_diag_hint(diag,
		             "a translation has its source's links; an address of its own stands where brochure.yaml "
		             "lists the source's, under `links:`");
	}
	if (lost) {
		kt_diag_error(diag, KT_DIAG_PLACEHOLDER, translation->at, "this translation lacks the link to %.*s",
		              KT_STR_ARG(kt_str_clip(lost->link, 100)));
		kt_diag_hint(diag, "[words](%.*s)", KT_STR_ARG(kt_str_clip(lost->link, 100)));
	}
	return !added && !lost;
}

bool kt_fidelity_marks(const kt_rich *source, const kt_rich *translation, kt_diag *diag)
{
	static const struct {
		kt_mark mark;
		const char *words;
	} marks[] = {{KT_MARK_STRONG, "**strong**"}, {KT_MARK_EMPHASIS, "*emphasis*"}};
	bool good = check_links(source, translation, diag);
	unsigned there = marks_of(source), here = marks_of(translation);
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		if (!((there ^ here) & marks[i].mark))
			continue;
		good = kt_diag_error(diag, KT_DIAG_PLACEHOLDER, translation->at,
		                     there & marks[i].mark ? "the source has %s, this translation has not"
		                                           : "this translation has %s, the source has not",
		                     marks[i].words);
	}
	return good;
}
