/* drawn: what tests of infographics look at: where texts and paths stand on the fixture's page. */
#ifndef BLOCKS_DRAWN_H
#define BLOCKS_DRAWN_H

#include "blocks_fixture.h"

/* All styles of a look are the fixture's text, but for those named here, so many points large; paints are parts. */
static inline void dress(fixture *f, const kt_block_kind *kind)
{
	for (const kt_field *field = kind->look->fields; field->name; field++) {
		char *member = look_member(f, kind, field->name);
		if (field->type == KT_FIELD_STYLE)
			((kt_field_style *)member)->style = &f->text;
		if (field->type == KT_FIELD_PAINT)
			*(kt_field_paint *)member = (kt_field_paint){.part = KT_PART_TEXT};
		if (field->type == KT_FIELD_PAINTS) {
			kt_field_paint *paint = KT_NEW(f->arena, kt_field_paint);
			*paint = (kt_field_paint){.ink = &f->inks[3], .part = -1};
			*(kt_field_paints *)member = (kt_field_paints){paint, 1};
		}
		if (field->type == KT_FIELD_LENGTH)
			*(kt_len *)member = KT_PT(1);
	}
}

static inline void dress_style(fixture *f, const kt_block_kind *kind, const char *name, kt_len size)
{
	kt_style *style = KT_NEW(f->arena, kt_style);
	*style = f->text;
	style->size = size;
	style->leading = size > ROW ? size : ROW;
	look_style(f, kind, name, style);
}

/* Measures and draws in a frame `room` high (0: as high as it needs), its top start corner at 100, 100. */
static inline kt_box set_in(fixture *f, const kt_block_kind *kind, kt_len width, kt_len room)
{
	f->setting.width = width;
	f->setting.room = room;
	f->setting.grid.column = width;
	tag_and_measure(f, kind);
	assert_int_equal(f->slices.count, 1);
	kt_box box = {KT_PT(100), KT_PT(100), width, room > 0 ? room : f->slices.items[0].height};
	kt_canvas_on(f->canvas, &f->page, KT_NOWHERE);
	kind->draw(placed(f), &f->setting, &f->slices, 0, 1, (kt_frame){box, box}, f->canvas);
	return box;
}

/* From the top of capitals to the foot of descenders, of Inter. */
static inline kt_box ink_box(const kt_op *op)
{
	const kt_run *first = &op->runs[0], *last = &op->runs[op->run_count - 1];
	kt_len x = op->at.x + first->x, end = op->at.x + last->x + last->width;
	return (kt_box){x, op->at.y - first->size * 72 / 100, end - x, first->size * 93 / 100};
}

static inline bool boxes_meet(kt_box a, kt_box b)
{
	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* No text stands over another, and none leaves the frame. */
static inline void assert_apart(const fixture *f, kt_box frame)
{
	for (size_t i = 0; i < f->page.count; i++) {
		const kt_op *op = &f->page.ops[i];
		if (op->kind != KT_OP_TEXT)
			continue;
		kt_box own = ink_box(op);
		assert_true(own.x >= frame.x - 2 && own.x + own.w <= frame.x + frame.w + 2);
		assert_true(own.y >= frame.y - KT_PT(1) && own.y + own.h <= frame.y + frame.h + KT_PT(1));
		for (size_t k = 0; k < i; k++)
			if (f->page.ops[k].kind == KT_OP_TEXT)
				assert_false(boxes_meet(own, ink_box(&f->page.ops[k])));
	}
}

static inline const kt_op *text_op(const fixture *f, const char *text)
{
	for (size_t i = 0; i < f->page.count; i++)
		if (f->page.ops[i].kind == KT_OP_TEXT && kt_str_find(f->page.ops[i].runs[0].text, text, 0) == 0)
			return &f->page.ops[i];
	fail_msg("nothing shows %s", text);
	return NULL;
}

static inline size_t count_ops(const fixture *f, kt_op_kind kind)
{
	size_t count = 0;
	for (size_t i = 0; i < f->page.count; i++)
		count += f->page.ops[i].kind == kind;
	return count;
}

static inline size_t count_verbs(const kt_op *op, kt_path_verb verb)
{
	size_t count = 0;
	for (uint32_t i = 0; i < op->path.verb_count; i++)
		count += op->path.verbs[i] == verb;
	return count;
}

static inline kt_box path_box(const kt_path *path)
{
	kt_point low = path->points[0], high = low;
	for (uint32_t i = 0; i < path->point_count; i++) {
		low.x = kt_len_min(low.x, path->points[i].x);
		low.y = kt_len_min(low.y, path->points[i].y);
		high.x = kt_len_max(high.x, path->points[i].x);
		high.y = kt_len_max(high.y, path->points[i].y);
	}
	return (kt_box){low.x, low.y, high.x - low.x, high.y - low.y};
}

/* One error, and it has these words. */
static inline void assert_fault(const fixture *f, const char *words)
{
	kt_buf printed = kt_buf_in(f->arena);
	kt_diag_print(f->diag, KT_DIAG_TEXT, false, &printed);
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_ERROR), 1);
	if (!strstr(printed.at, words))
		fail_msg("not so: %s", printed.at);
}

#endif
