/* Texts are met by their tags, each once: so a remark is waived where its block is, and what nobody sees or hears has none. */
#include "layout/remarks.h"

#include "content/counted.h"
#include "text/foreign.h"

#define PHRASE_SHOWN 60 /* bytes of a phrase that are quoted */

typedef struct remarking {
	kt_arena *arena;
	const kt_edition *edition;
	kt_counting *counting; /* NULL: nothing is counted */
	kt_foreigners *foreigners[KT_EDITION_LANGUAGES];
	kt_remark *items;
	size_t count, room;
} remarking;

static void add(remarking *r, kt_remark remark)
{
	if (r->count == r->room) {
		size_t room = r->room ? r->room * 2 : 8;
		r->items = kt_arena_grow(r->arena, r->items, r->room * sizeof *r->items, room * sizeof *r->items);
		r->room = room;
	}
	r->items[r->count++] = remark;
}

static void remark_number(remarking *r, const kt_tag *tag)
{
	kt_counted counted;
	if (!r->counting || !kt_counted_find(r->counting, tag->key.message, tag->key.language, &counted))
		return;
	kt_str words =
	        counted.same
	                ? kt_print(r->arena,
	                           "“%.*s” is typed out; with {%.*s} in place of the number it follows the figure",
	                           KT_STR_ARG(counted.typed), KT_STR_ARG(counted.figure))
	                : kt_print(r->arena,
	                           "“%.*s” is typed out, where the figure `%.*s` says %.*s; write {%.*s}, or waive it "
	                           "if it counts something else",
	                           KT_STR_ARG(counted.typed), KT_STR_ARG(counted.figure), KT_STR_ARG(counted.value),
	                           KT_STR_ARG(counted.figure));
	kt_place at = kt_edition_text(r->edition, tag->key.message, tag->key.language)->at;
	add(r, (kt_remark){"number-typed", tag, at, counted.same, words});
}

/* Names are nobody's language; what is only heard has no words that could be marked. */
static void remark_language(remarking *r, const kt_tag *tag)
{
	unsigned l = tag->key.language;
	const kt_message *message = &r->edition->brochure->messages.items[tag->key.message];
	const kt_rich *rich = kt_edition_text(r->edition, tag->key.message, l);
	kt_foreign found;
	if (message->name || message->heard || message->word || !kt_str_equal(rich->language, r->edition->languages[l]))
		return;
	if (!r->foreigners[l])
		r->foreigners[l] = kt_foreign_open(r->arena, r->edition->known[l]);
	if (!kt_foreign_find(r->foreigners[l], rich, &found))
		return;
	kt_str phrase = kt_str_slice(rich->text, found.from, found.to), shown = kt_str_clip(phrase, PHRASE_SHOWN);
	kt_str own = kt_language_name(r->arena, rich->language), other = kt_language_name(r->arena, found.language);
	if (other.len == 0)
		other = kt_print(r->arena, "words in the %s script", found.script);
	kt_str words = kt_print(
	        r->arena, "“%.*s%s” looks like %.*s, and would be read aloud as %.*s; write [the words](lang:%.*s)",
	        KT_STR_ARG(shown), shown.len < phrase.len ? "…" : "", KT_STR_ARG(other), KT_STR_ARG(own),
	        KT_STR_ARG(found.language.len > 0 ? found.language : KT_STR("…")));
	add(r, (kt_remark){"language-unmarked", tag, rich->at, false, words});
}

/* Which a screen edition has as it likes. */
static void remark_pages(remarking *r, const kt_document *document, kt_place at)
{
	size_t fold = document->fold, count = document->page_count, over = count % fold;
	if (over == 0 || document->target != KT_TARGET_PRINT)
		return;
	kt_buf words = kt_buf_in(r->arena);
	kt_buf_print(&words,
	             "%zu page%s, and what is stitched through its fold has a multiple of %zu: %zu more make%s %zu",
	             count, count == 1 ? "" : "s", fold, fold - over, fold - over == 1 ? "s" : "", count + fold - over);
	if (count > fold)
		kt_buf_print(&words, ", %zu fewer make%s %zu", over, over == 1 ? "s" : "", count - over);
	kt_buf_print(&words, "; or the layout puts some in: print: {fill: TEMPLATE}");
	add(r, (kt_remark){.check = "page-count", .at = at, .words = kt_buf_str(&words)});
}

void kt_remarks_make(kt_arena *arena, const kt_edition *edition, kt_place pages, kt_diag *diag, kt_document *document)
{
	remarking r = {.arena = arena, .edition = edition, .counting = kt_counted_open(arena, edition, diag)};
	for (const kt_tag *tag = kt_structure_root(document->structure); tag; tag = kt_tag_next(tag))
		if (tag->bound && tag->key.message != KT_NO_MESSAGE) {
			remark_number(&r, tag);
			remark_language(&r, tag);
		}
	kt_counted_close(r.counting);
	remark_pages(&r, document, pages);
	document->remarks = r.items;
	document->remark_count = r.count;
}
