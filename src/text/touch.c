/* Each line's ink is a row of boxes, a glyph each. Where one of the upper line stands over one of the lower, the leading
 * must hold what hangs from the one, what rises from the other, and a little air. */
#include "text/touch.h"

#define AIR 20 /* a twentieth of the size: nearer, dots of one line are read with letters of the next */

typedef struct box {
	kt_len left, right, above, below;
} box;

/* The ink of a line. */
typedef struct boxes {
	box *items;
	size_t count;
	kt_len above, below; /* the most of any */
} boxes;

kt_touch_reach kt_touch_reach_of(const kt_lines *lines)
{
	kt_touch_reach reach = {0, 0};
	for (size_t i = 0; i < lines->count; i++)
		for (uint32_t r = 0; r < lines->items[i].count; r++) {
			const kt_run *run = &lines->items[i].runs[r];
			const kt_face *face = run->face;
			reach.above = kt_len_max(reach.above, kt_len_scale(run->size, face->ascender, face->upem));
			reach.below = kt_len_max(reach.below, kt_len_scale(run->size, -face->descender, face->upem));
		}
	return reach;
}

/* Is a part of it set in a face other than the style's own, and may letters reach from line to line? */
static bool is_tight(const kt_lines *lines, const kt_face *own, kt_len leading)
{
	bool other = false;
	for (size_t i = 0; i < lines->count && !other; i++)
		for (uint32_t r = 0; r < lines->items[i].count && !other; r++)
			other = lines->items[i].runs[r].face != own;
	kt_touch_reach reach = other ? kt_touch_reach_of(lines) : (kt_touch_reach){0, 0};
	return reach.above + reach.below > leading;
}

static void add_run(boxes *found, const kt_run *run, kt_len x)
{
	unsigned upem = run->face->upem;
	for (uint32_t i = 0; i < run->count; i++) {
		const kt_glyph *glyph = &run->glyphs[i];
		kt_face_ink ink;
		kt_len at = x + glyph->dx;
		x += glyph->advance;
		if (!kt_face_inks(run->face, glyph->id, &ink) || ink.above + ink.below <= 0)
			continue;
		box *b = &found->items[found->count++];
		*b = (box){.left = at + kt_len_scale(run->size, ink.left, upem),
		           .right = at + kt_len_scale(run->size, ink.right, upem),
		           .above = kt_len_scale(run->size, ink.above, upem) - glyph->dy,
		           .below = kt_len_scale(run->size, ink.below, upem) + glyph->dy};
		found->above = kt_len_max(found->above, b->above);
		found->below = kt_len_max(found->below, b->below);
	}
}

static size_t most_glyphs(const kt_lines *lines)
{
	size_t most = 0;
	for (size_t i = 0; i < lines->count; i++) {
		size_t count = 0;
		for (uint32_t r = 0; r < lines->items[i].count; r++)
			count += lines->items[i].runs[r].count;
		most = count > most ? count : most;
	}
	return most;
}

static boxes boxes_of(box *items, const kt_line *line)
{
	boxes found = {.items = items, .above = -KT_LEN_MAX, .below = -KT_LEN_MAX};
	for (uint32_t r = 0; r < line->count; r++)
		add_run(&found, &line->runs[r], line->x + line->runs[r].x);
	return found;
}

/* How far apart two lines must stand at least, where that is more than they do. */
static kt_len apart(const boxes *upper, const boxes *lower, kt_len stand)
{
	kt_len most = stand;
	if (!upper->count || !lower->count || upper->below + lower->above <= stand)
		return most;
	for (size_t u = 0; u < upper->count; u++)
		for (size_t l = 0; l < lower->count; l++) {
			const box *hangs = &upper->items[u], *rises = &lower->items[l];
			if (hangs->left < rises->right && rises->left < hangs->right)
				most = kt_len_max(most, hangs->below + rises->above);
		}
	return most;
}

kt_len kt_touch_leading(kt_arena *scratch, const kt_lines *lines, const kt_style *style, const kt_face *own)
{
	kt_len leading = style->leading;
	if (!style->balance || lines->count < 2 || !is_tight(lines, own, leading))
		return leading;
	size_t room = most_glyphs(lines) + 1;
	box *items = KT_NEW_ARRAY(scratch, box, 2 * room);
	kt_len step = kt_len_max(style->step, 1), air = style->size / AIR, need = leading - air;
	boxes upper = boxes_of(items, &lines->items[0]);
	for (size_t i = 1; i < lines->count; i++) {
		boxes lower = boxes_of(items + i % 2 * room, &lines->items[i]);
		need = apart(&upper, &lower, need);
		upper = lower;
	}
	return leading + (need + air - leading + step - 1) / step * step;
}
