#include "proof/overlay_lines.h"

#define MEASURE_EDGE KT_PT(0.3)
#define HYPHEN_WIDTH KT_PT(1)
#define NOTE_GAP     KT_PT(1) /* between a line's end and what is noted of it */

/* A line of a paragraph as it stands on the page. */
typedef struct standing {
	const kt_composition *text;
	const kt_composed_line *line;
	kt_len x, y; /* where its measure starts; the baseline */
} standing;

static void draw_measure(const kt_overlay_pen *pen, const standing *s)
{
	double top = kt_len_points(s->y - s->text->ascent), foot = kt_len_points(s->y + s->text->descent);
	cairo_t *path = kt_canvas_path(pen->canvas);
	for (int edge = 0; edge < 2; edge++) {
		double x = kt_len_points(s->x + edge * s->text->measure);
		cairo_move_to(path, x, top);
		cairo_line_to(path, x, foot);
	}
	kt_canvas_stroke(pen->canvas, &kt_overlay_inks[KT_OVERLAY_MEASURE], (kt_pen){.width = MEASURE_EDGE});
}

/* What the line leaves of its measure at either side: a band in the middle of its x-height. */
static void draw_rag(const kt_overlay_pen *pen, const standing *s)
{
	kt_len height = s->text->x_height / 3, y = s->y - s->text->x_height * 2 / 3;
	kt_len before = s->line->x, after = s->text->measure - s->line->x - s->line->width;
	kt_overlay_fill(pen, KT_OVERLAY_RAG, (kt_box){s->x, y, before, height});
	kt_overlay_fill(pen, KT_OVERLAY_RAG, (kt_box){s->x + s->line->x + s->line->width, y, after, height});
}

static bool hyphened(const kt_composed_line *line)
{
	return line->end == KT_LINEBREAK_HYPHEN || line->end == KT_LINEBREAK_TYPED;
}

/* The how manieth line in a row this is that ends in a hyphen. */
static unsigned stacked(const standing *s)
{
	unsigned count = 0;
	for (const kt_composed_line *line = s->line; hyphened(line); line--) {
		count++;
		if (line == s->text->lines)
			break;
	}
	return count;
}

static void draw_end(const kt_overlay_pen *pen, const standing *s)
{
	kt_len end = s->x + s->line->x + s->line->width;
	unsigned row = stacked(s);
	if (row > 0)
		kt_overlay_fill(pen, KT_OVERLAY_HYPHEN,
		                (kt_box){end, s->y - s->text->x_height, HYPHEN_WIDTH, s->text->x_height});
	kt_point at = {end + HYPHEN_WIDTH + NOTE_GAP, s->y};
	if (row > 1)
		at.x += kt_overlay_words(pen, KT_OVERLAY_HYPHEN, at, kt_print(pen->arena, "%u", row)) + NOTE_GAP;
	int64_t cost = 0;
	for (uint32_t i = 0; i < s->line->cost_count; i++)
		cost += s->line->costs[i].amount;
	cost = (cost + 500) / 1000;
	if (cost > 0)
		kt_overlay_words(pen, KT_OVERLAY_COST, at, kt_print(pen->arena, "%lld", (long long)cost));
}

/* A line may be drawn in several pieces, one after the other: the first one says where it stands. */
static bool begins_line(const kt_page *page, size_t index)
{
	const kt_op *op = &page->ops[index], *before = index > 0 ? op - 1 : NULL;
	return op->composition && !(before && before->composition == op->composition && before->line == op->line);
}

void kt_overlay_draw_lines(const kt_overlay_pen *pen)
{
	for (size_t i = 0; i < pen->page->count; i++) {
		const kt_op *op = &pen->page->ops[i];
		if (!begins_line(pen->page, i) || op->composition->measure == 0)
			continue;
		standing s = {.text = op->composition, .line = &op->composition->lines[op->line], .y = op->at.y};
		s.x = op->at.x - s.line->x;
		draw_measure(pen, &s);
		draw_rag(pen, &s);
		draw_end(pen, &s);
	}
}
