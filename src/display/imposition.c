#include "display/imposition.h"

#include "display/mirror.h"

const char *const kt_imposition_names[] = {[KT_IMPOSITION_SADDLE] = "saddle", [KT_IMPOSITION_TWO_UP] = "2up", NULL};

#define PAGES 2 /* of a side */

/* Sides of a sheet that are printed on. */
static size_t sides_of(kt_imposition_kind kind)
{
	return kind == KT_IMPOSITION_SADDLE ? 2 : 1;
}

size_t kt_imposition_lacking(kt_imposition_kind kind, size_t pages)
{
	size_t sheet = PAGES * sides_of(kind);
	return (sheet - pages % sheet) % sheet;
}

kt_len kt_imposition_creep(kt_imposition_kind kind, size_t pages, kt_len creep)
{
	size_t sheets = pages / (PAGES * sides_of(kind));
	return kind == KT_IMPOSITION_SADDLE && sheets > 0 ? (kt_len)(sheets - 1) * creep : 0;
}

/* One side. */
typedef struct side {
	const kt_document *document;
	kt_arena *arena;
	kt_page *page; /* that it becomes */
	size_t left, right;
	size_t sheet; /* its sheet, from 0: the outermost */
	bool back;
} side;

static side side_of(const kt_document *document, kt_imposition_kind kind, size_t index, kt_arena *arena)
{
	bool saddle = kind == KT_IMPOSITION_SADDLE, back = saddle && index % 2 == 1;
	/* As read from left to right. */
	size_t low = saddle ? index : PAGES * index, high = saddle ? document->page_count - 1 - index : low + 1;
	bool low_left = (saddle ? back : true) != document->right_to_left;
	return (side){.document = document,
	              .arena = arena,
	              .page = KT_NEW(arena, kt_page),
	              .left = low_left ? low : high,
	              .right = low_left ? high : low,
	              .sheet = index / sides_of(kind),
	              .back = back};
}

static void add_op(side *s, const kt_op *op)
{
	*kt_page_add(s->arena, s->page, op->kind) = *op;
}

/* A page at a place, cut at the fold and where its bleed ends. */
static void put_page(side *s, size_t index, kt_len x, kt_box shown)
{
	const kt_page *page = s->document->pages[index];
	kt_mirror move = {.add = x};
	kt_op clip = {.kind = KT_OP_CLIP, .path = kt_path_of_box(s->arena, shown)}, unclip = {.kind = KT_OP_UNCLIP};
	add_op(s, &clip);
	for (size_t i = 0; i < page->count; i++) {
		kt_op op = kt_mirror_op(move, s->arena, &page->ops[i]);
		add_op(s, &op);
	}
	add_op(s, &unclip);
}

static void put_side(side *s, kt_imposition_kind kind, kt_len creep)
{
	const kt_page *like = s->document->pages[s->left];
	size_t sheets = s->document->page_count / (PAGES * sides_of(kind));
	kt_len moved = kind == KT_IMPOSITION_SADDLE ? (kt_len)s->sheet * creep : 0, bleed = like->bleed;
	kt_len fold = like->width - moved, height = like->height + 2 * bleed;
	kt_str of = kt_print(s->arena, "sheet %zu of %zu%s, pages %zu and %zu", s->sheet + 1, sheets,
	                     kind == KT_IMPOSITION_TWO_UP ? ""
	                     : s->back                    ? ", back"
	                                                  : ", front",
	                     s->left + 1, s->right + 1);
	*s->page = (kt_page){.width = PAGES * fold,
	                     .height = like->height,
	                     .bleed = bleed,
	                     .fold_at = fold,
	                     .sheet = of,
	                     .label = kt_print(s->arena, "%zu|%zu", s->left + 1, s->right + 1)};
	put_page(s, s->left, 0, (kt_box){-bleed, -bleed, bleed + fold, height});
	put_page(s, s->right, fold - moved, (kt_box){fold, -bleed, fold + bleed, height});
	kt_page_settle(s->arena, s->page);
}

kt_document *kt_imposition_of(const kt_document *document, kt_imposition_kind kind, kt_len creep, kt_arena *arena)
{
	if (kt_imposition_lacking(kind, document->page_count) > 0)
		KT_BUG("pages that do not fill their sheets");
	kt_document *sheets = KT_NEW(arena, kt_document);
	*sheets = *document;
	sheets->bound = document;
	sheets->page_count = document->page_count / PAGES;
	sheets->pages = KT_NEW_ARRAY(arena, kt_page *, sheets->page_count);
	sheets->outline_count = 0;
	sheets->in_spreads = false;
	sheets->paper = kind == KT_IMPOSITION_SADDLE ? creep : 0;
	for (size_t i = 0; i < sheets->page_count; i++) {
		side s = side_of(document, kind, i, arena);
		put_side(&s, kind, creep);
		sheets->pages[i] = s.page;
	}
	return sheets;
}
