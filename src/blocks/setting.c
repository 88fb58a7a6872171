/* What a block asks of its setting: where grid columns stand, and which ink a paint is. */
#include "blocks/block.h"

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
