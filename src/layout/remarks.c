/* Texts are met by their tags, each once: so a remark is waived where its block is, and what nobody sees or hears has none. */
#include "layout/remarks.h"

#include "content/counted.h"

typedef struct remarking {
	kt_arena *arena;
	const kt_edition *edition;
	kt_counting *counting; /* NULL: nothing is counted */
	kt_remark *items;
	size_t count, room;
} remarking;

static void add(remarking *r, const kt_tag *tag, const char *check, bool mild, kt_str words)
{
	if (r->count == r->room) {
		size_t room = r->room ? r->room * 2 : 8;
		r->items = kt_arena_grow(r->arena, r->items, r->room * sizeof *r->items, room * sizeof *r->items);
		r->room = room;
	}
	kt_place at = kt_edition_text(r->edition, tag->key.message, tag->key.language)->at;
	r->items[r->count++] = (kt_remark){check, tag, at, mild, words};
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
	add(r, tag, "number-typed", counted.same, words);
}

void kt_remarks_make(kt_arena *arena, const kt_edition *edition, kt_diag *diag, kt_document *document)
{
	remarking r = {.arena = arena, .edition = edition, .counting = kt_counted_open(arena, edition, diag)};
	for (const kt_tag *tag = kt_structure_root(document->structure); tag; tag = kt_tag_next(tag))
		if (tag->bound && tag->key.message != KT_NO_MESSAGE)
			remark_number(&r, tag);
	kt_counted_close(r.counting);
	document->remarks = r.items;
	document->remark_count = r.count;
}
