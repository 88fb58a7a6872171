/* Sizes are those that printers are used to: lines of 5 mm, 1 mm clear of the bleed, a quarter point thick. */
#include "proof/marks.h"

#include "display/canvas.h"
#include "display/plates.h"
#include "proof/overlay_pen.h"

#define MM(x)   KT_PT((x)*72 / 25.4)
#define CLEAR   MM(1) /* from the bleed to the nearest mark */
#define TRIM    MM(5) /* how long a line is */
#define BLEED   MM(3)
#define TARGET  MM(4) /* across a target's cross */
#define PATCH   MM(4)
#define BESIDE  MM(8) /* from the fold to the target beside it */
#define DASH    MM(0.7)
#define SLUG    MM(7) /* outside the bleed: room for all of it */
#define HAIR    KT_PT(0.25)
#define WORDS   KT_PT(6)
#define HALF    50
#define CORNER  MM(10) /* where words and patches begin: clear of the corner's lines */
#define PATCHES 11

static const kt_ink registration = {
        .name = {"registration", 12}, .press = {100, 100, 100, 100}, .spot = {KT_PLATES_ALL, sizeof KT_PLATES_ALL - 1}};

#define INK(r, g, b, ...)                                                                                              \
	{                                                                                                              \
		.name = {"patch", 5}, .screen = {r, g, b}, .press = { __VA_ARGS__ }                                    \
	}
static const kt_ink patches[PATCHES] = {INK(0x00, 0x9F, 0xE3, 100, 0, 0, 0),   INK(0xE5, 0x00, 0x7E, 0, 100, 0, 0),
                                        INK(0xFF, 0xED, 0x00, 0, 0, 100, 0),   INK(0x1D, 0x1D, 0x1B, 0, 0, 0, 100),
                                        INK(0x80, 0xCF, 0xF1, HALF, 0, 0, 0),  INK(0xF2, 0x9F, 0xC5, 0, HALF, 0, 0),
                                        INK(0xFF, 0xF6, 0x8F, 0, 0, HALF, 0),  INK(0x9D, 0x9D, 0x9C, 0, 0, 0, HALF),
                                        INK(0xE3, 0x06, 0x13, 0, 100, 100, 0), INK(0x00, 0x96, 0x40, 100, 0, 100, 0),
                                        INK(0x31, 0x27, 0x83, 100, 100, 0, 0)};

typedef struct sheet {
	kt_canvas *canvas;
	const kt_page *page;
} sheet;

static void draw_line(const sheet *s, kt_len x0, kt_len y0, kt_len x1, kt_len y1)
{
	kt_canvas_rule(s->canvas, (kt_point){x0, y0}, (kt_point){x1, y1}, &registration, (kt_pen){.width = HAIR});
}

/* The two lines at a corner that stand `inset` outside the trim; `x` and `y` say at which sides. */
static void draw_corner(const sheet *s, bool right, bool foot, kt_len inset, kt_len length)
{
	kt_len out = s->page->bleed + CLEAR, sx = right ? 1 : -1, sy = foot ? 1 : -1;
	kt_len x = right ? s->page->width : 0, y = foot ? s->page->height : 0;
	draw_line(s, x + sx * out, y + sy * inset, x + sx * (out + length), y + sy * inset);
	draw_line(s, x + sx * inset, y + sy * out, x + sx * inset, y + sy * (out + length));
}

static void draw_target(const sheet *s, kt_len x, kt_len y)
{
	draw_line(s, x - TARGET / 2, y, x + TARGET / 2, y);
	draw_line(s, x, y - TARGET / 2, x, y + TARGET / 2);
	cairo_t *path = kt_canvas_path(s->canvas);
	cairo_arc(path, kt_len_points(x), kt_len_points(y), kt_len_points(TARGET / 3), 0, 2 * 3.14159265358979);
	kt_canvas_stroke(s->canvas, &registration, (kt_pen){.width = HAIR});
}

/* The middle is the fold's, where there is one. */
static kt_len target_x(const kt_page *page)
{
	return page->fold_at > 0 ? page->fold_at + BESIDE : page->width / 2;
}

static void draw_targets(const sheet *s)
{
	kt_len out = s->page->bleed + CLEAR + TARGET / 2, w = s->page->width, h = s->page->height;
	draw_target(s, target_x(s->page), -out);
	draw_target(s, target_x(s->page), h + out);
	draw_target(s, -out, h / 2);
	draw_target(s, w + out, h / 2);
}

static void draw_fold(const sheet *s)
{
	const kt_page *page = s->page;
	kt_len out = page->bleed + CLEAR;
	kt_pen pen = {.width = HAIR, .dash = DASH, .gap = DASH};
	kt_point head = {page->fold_at, -out}, foot = {page->fold_at, page->height + out};
	kt_canvas_rule(s->canvas, head, (kt_point){head.x, head.y - TRIM}, &registration, pen);
	kt_canvas_rule(s->canvas, foot, (kt_point){foot.x, foot.y + TRIM}, &registration, pen);
}

static bool is_printed(const kt_plates *plates, const kt_ink *patch)
{
	for (unsigned i = 0; i < KT_PLATES_PROCESS; i++)
		if (patch->press[i] > 0 && !plates->process[i])
			return false;
	return true;
}

/* From the left corner on, as many as there is room for before the target; spot inks first. A plate that the pages do not
 * need is not made for its patch. */
static void draw_patches(const sheet *s, const kt_plates *plates)
{
	kt_len end = s->page->width / 2 - TARGET - PATCH;
	kt_box box = {CORNER, s->page->height + s->page->bleed + CLEAR, PATCH, PATCH};
	for (size_t i = 0; i < plates->spots.count && box.x < end; i++, box.x += PATCH)
		kt_canvas_box(s->canvas, box, &plates->spots.items[i]);
	for (size_t i = 0; i < PATCHES && box.x < end; i++) {
		if (!is_printed(plates, &patches[i]))
			continue;
		kt_canvas_box(s->canvas, box, &patches[i]);
		box.x += PATCH;
	}
}

/* Words, and what sets them. */
typedef struct slug {
	const kt_style *style; /* NULL: the document has no text, and the slug no words */
	kt_setter *setter;
	kt_arena *arena;
	const kt_marks_slug *says;
	kt_str plates;
	size_t count;
} slug;

/* From one place to another, smaller where they would run past it. */
static void draw_words(const sheet *s, const slug *l, kt_len x, kt_len end, kt_str words)
{
	kt_len room = end - x;
	kt_rich rich = kt_rich_plain(words, KT_STR("en"), KT_NOWHERE);
	kt_fit fit = KT_FIT_NONE;
	const kt_lines *lines = kt_paragraph_line(l->setter, l->arena, &rich, l->style, fit);
	if (lines->widest > room && room > 0) {
		fit.size = (uint16_t)((int64_t)fit.size * room / lines->widest);
		lines = kt_paragraph_line(l->setter, l->arena, &rich, l->style, fit);
	}
	if (lines->count > 0 && room > 0)
		kt_canvas_lines(s->canvas, lines, 0, 1, (kt_point){x, -s->page->bleed - CLEAR - WORDS / 2},
		                &registration, KT_NOWHERE);
}

static void draw_slug(const sheet *s, const slug *l, size_t number)
{
	if (!l->style)
		return;
	const kt_page *page = s->page;
	kt_str side = page->sheet;
	if (side.len == 0)
		side = kt_print(l->arena, "page %zu of %zu", number, l->count);
	kt_str first = kt_print(l->arena, "%.*s   edition %.*s   %.*s   %04d-%02d-%02d", KT_STR_ARG(l->says->file),
	                        KT_STR_ARG(l->says->edition), KT_STR_ARG(side), l->says->date.year, l->says->date.month,
	                        l->says->date.day);
	draw_words(s, l, CORNER, page->width / 2 - TARGET, first);
	draw_words(s, l, target_x(page) + TARGET, page->width - CORNER, l->plates);
}

static const kt_style *words_style(const kt_document *document, kt_arena *arena)
{
	const kt_style *like = kt_overlay_style(arena, document);
	if (!like)
		return NULL;
	kt_style *style = KT_NEW(arena, kt_style);
	*style = *like;
	style->name = KT_STR("slug");
	style->weight = 400;
	style->size = style->leading = WORDS;
	return style;
}

void kt_marks_draw(kt_document *document, const kt_marks_slug *says, kt_setter *setter, kt_arena *arena, kt_diag *diag)
{
	kt_plates plates = kt_plates_of(document, arena);
	slug words = {.style = words_style(document, arena),
	              .setter = setter,
	              .arena = arena,
	              .says = says,
	              .plates = kt_plates_names(&plates, arena),
	              .count = document->page_count};
	kt_canvas *canvas = kt_canvas_open(arena, diag);
	for (size_t p = 0; p < document->page_count; p++) {
		kt_page page = *document->pages[p]; /* as it was made up: drawing moves its operations */
		sheet s = {canvas, &page};
		kt_canvas_on(canvas, document->pages[p], KT_NOWHERE);
		kt_canvas_artifact(canvas, KT_ARTIFACT_LAYOUT);
		for (unsigned corner = 0; corner < 4; corner++) {
			draw_corner(&s, corner & 1, corner & 2, 0, TRIM);
			draw_corner(&s, corner & 1, corner & 2, page.bleed, BLEED);
		}
		if (page.fold_at > 0)
			draw_fold(&s);
		draw_targets(&s);
		draw_patches(&s, &plates);
		draw_slug(&s, &words, p + 1);
		document->pages[p]->slug = page.bleed + SLUG;
	}
	kt_canvas_close(canvas);
}
