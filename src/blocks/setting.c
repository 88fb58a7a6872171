/* What a block asks of its setting: its slices, where rows and grid columns stand, which ink a paint is. */
#include "blocks/block.h"

#include "base/num.h"

#define SLICE_ROOM 8 /* a block's first slices; doubled when they are used up */

kt_slice *kt_setting_slice(const kt_setting *setting, kt_slices *slices)
{
	size_t count = slices->count, size = sizeof(kt_slice);
	if (count == 0)
		slices->items = KT_NEW_ARRAY(setting->arena, kt_slice, SLICE_ROOM);
	else if (count >= SLICE_ROOM && (count & (count - 1)) == 0)
		slices->items = kt_arena_grow(setting->arena, slices->items, count * size, 2 * count * size);
	kt_slice *slice = &slices->items[slices->count++];
	*slice = (kt_slice){.message = KT_NO_MESSAGE};
	return slice;
}

kt_len kt_setting_depth(const kt_slices *slices, size_t first, size_t count)
{
	kt_len depth = 0;
	for (size_t i = first; i < first + count; i++)
		depth += slices->items[i].height + (i > first ? slices->items[i].before : 0);
	return depth;
}

kt_len kt_setting_gap(const kt_setting *setting, kt_len depth, kt_len least)
{
	kt_len row = setting->grid.row, over = (depth + least) % row;
	return over > 0 ? least + row - over : least;
}

void kt_setting_wide(const kt_setting *setting, kt_place at, const char *what, kt_len width, kt_len room)
{
	kt_buf words = kt_buf_in(setting->arena);
	kt_buf_print(&words, "%s takes ", what);
	kt_num_ratio(&words, width, KT_LEN_PT, 1);
	kt_buf_text(&words, " pt, and has ");
	kt_num_ratio(&words, room, KT_LEN_PT, 1);
	kt_diag_error(setting->diag, KT_DIAG_OVERFLOW, at, "%.*s pt", KT_STR_ARG(kt_buf_str(&words)));
	kt_diag_hint(setting->diag, "shorten the text, or give the block a wider slot");
}

void kt_setting_columns(const kt_setting *setting, unsigned from, unsigned to, kt_len *x, kt_len *width)
{
	const kt_grid *grid = &setting->grid;
	unsigned columns = grid->columns > 0 ? grid->columns : 1;
	if (from < 1 || to < from || to > columns)
		KT_BUG("columns that the measure does not have");
	/* Counted from the measure and not from grid->column: where a panel's inset has narrowed the measure its columns
	 * narrow with it, and no rounding adds up. */
	kt_len pitch_all = setting->width + grid->gutter;
	kt_len start = kt_len_scale(pitch_all, from - 1, columns);
	kt_len end = kt_len_scale(pitch_all, to, columns) - grid->gutter;
	*x = start;
	*width = end - start;
}

const kt_ground *kt_setting_ground(const kt_setting *setting, const kt_ink *fill)
{
	if (setting->ground->fill == fill)
		return setting->ground;
	for (size_t i = 0; i < setting->ground_count; i++)
		if (setting->grounds[i].fill == fill)
			return &setting->grounds[i];
	return setting->ground;
}

const kt_ink *kt_setting_ink(const kt_ground *ground, const kt_field_paint *paint)
{
	if (paint->ink)
		return paint->ink;
	return paint->part >= 0 ? ground->parts[paint->part] : NULL;
}
