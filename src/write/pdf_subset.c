/* HarfBuzz cuts. It is shown a face with only the tables that a PDF needs: text is shaped already, so layout tables, names
 * and the character map would only cost time (29 in place of 101 million instructions for seven faces of Inter).
 *
 * HarfBuzz numbers the glyphs that it keeps in their old order; so the list of those is sorted, and is searched by halves. */
#include "write/pdf_subset.h"

#include <hb-subset.h>

#include "base/diag.h"

static const hb_tag_t outline_tables[] = {
        HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('h', 'e', 'a', 'd'),
        HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'),
};

static hb_blob_t *outline_table(hb_face_t *face, hb_tag_t tag, void *data)
{
	(void)face;
	for (size_t i = 0; i < sizeof outline_tables / sizeof outline_tables[0]; i++)
		if (tag == outline_tables[i])
			return hb_face_reference_table(data, tag);
	return NULL;
}

static hb_subset_input_t *input_of(const uint32_t *glyphs, size_t count)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (input == NULL)
		return NULL;
	/* PDF readers draw at any size and do not hint. */
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	hb_set_t *set = hb_subset_input_glyph_set(input);
	for (size_t i = 0; i < count; i++)
		hb_set_add(set, glyphs[i]);
	return input;
}

static void list_old(hb_subset_plan_t *plan, kt_arena *arena, kt_pdf_subset *subset)
{
	const hb_map_t *old = hb_subset_plan_new_to_old_glyph_mapping(plan);
	uint32_t *list = KT_NEW_ARRAY(arena, uint32_t, subset->count);
	for (uint32_t i = 0; i < subset->count; i++)
		list[i] = hb_map_get(old, i);
	subset->old = list;
}

static kt_str file_of(hb_face_t *cut, bool cff, kt_arena *arena)
{
	hb_blob_t *blob = cff ? hb_face_reference_table(cut, HB_TAG('C', 'F', 'F', ' ')) : hb_face_reference_blob(cut);
	unsigned length;
	const char *bytes = hb_blob_get_data(blob, &length);
	kt_str file = kt_str_copy(arena, (kt_str){bytes, length});
	hb_blob_destroy(blob);
	return file;
}

bool kt_pdf_subset_make(const kt_face *face, const uint32_t *glyphs, size_t count, kt_arena *arena,
                        kt_pdf_subset *subset)
{
	*subset = (kt_pdf_subset){0};
	hb_face_t *outlines = hb_face_create_for_tables(outline_table, face->face, NULL);
	hb_subset_input_t *input = input_of(glyphs, count);
	hb_subset_plan_t *plan = input == NULL ? NULL : hb_subset_plan_create_or_fail(outlines, input);
	hb_face_t *cut = plan == NULL ? NULL : hb_subset_plan_execute_or_fail(plan);
	if (cut != NULL) {
		subset->count = hb_face_get_glyph_count(cut);
		list_old(plan, arena, subset);
		subset->file = file_of(cut, face->cff, arena);
	}
	hb_face_destroy(cut);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	hb_face_destroy(outlines);
	return subset->file.len > 0;
}

uint16_t kt_pdf_subset_glyph(const kt_pdf_subset *subset, uint32_t glyph)
{
	uint32_t low = 0, high = subset->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (subset->old[middle] < glyph)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == subset->count || subset->old[low] != glyph)
		KT_BUG("a glyph is asked for that is not in the subset");
	return (uint16_t)low;
}
