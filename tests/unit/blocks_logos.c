/* Logos as drawn: whole, of one height but for what is too wide, in rows that the measure holds, however narrow that is. */
#include "blocks_drawn.h"

#include "content/placing.h"

extern const kt_block_kind kt_block_logos;

#define LOGOS                                                                                                          \
	"  - logos:\n      - {file: a.svg, alt: Een.}\n      - {file: b.svg, alt: Twee.}\n      - {file: c.svg, alt: " \
	"Drie.}\n"

#define MOST 8

/* A square one, a wide one, a tall one. */
static const uint32_t sizes[][2] = {{100, 100}, {1000, 100}, {50, 200}};

typedef struct placing {
	kt_arena *arena;
	size_t count;
} placing;

static bool place(void *context, const kt_record *record, const kt_field *field, void *owner, void *member)
{
	(void)record, (void)owner;
	placing *p = context;
	if (field->of != &kt_placing_record)
		return true;
	kt_artwork *artwork = KT_NEW(p->arena, kt_artwork);
	*artwork = (kt_artwork){.drawn = true,
	                        .index = (uint32_t)p->count,
	                        .width = sizes[p->count][0] * KT_LEN_PT,
	                        .height = sizes[p->count][1] * KT_LEN_PT};
	((kt_placing *)member)->artwork = artwork;
	p->count++;
	return true;
}

static fixture *open_logos(kt_len width)
{
	fixture *f = open_fixture(&kt_block_logos, LOGOS, NULL);
	dress(f, &kt_block_logos);
	*(kt_len *)look_member(f, &kt_block_logos, "height") = KT_PT(20);
	*(kt_len *)look_member(f, &kt_block_logos, "width") = KT_PT(100);
	*(kt_len *)look_member(f, &kt_block_logos, "gap") = KT_PT(10);
	placing p = {f->arena, 0};
	kt_record_walk(placed(f)->form->record, placed(f)->fields, place, &p);
	assert_int_equal(p.count, 3);
	f->setting.width = width;
	tag_and_measure(f, &kt_block_logos);
	draw_all(f, &kt_block_logos, (kt_point){KT_PT(100), KT_PT(100)});
	kt_canvas_on(f->canvas, &(kt_page){.width = KT_PT(10), .height = KT_PT(10)}, KT_NOWHERE); /* settles the page */
	assert_no_faults(f);
	return f;
}

static size_t boxes_of(const fixture *f, kt_box *boxes)
{
	size_t count = 0;
	for (size_t i = 0; i < f->page.count; i++)
		if (f->page.ops[i].kind == KT_OP_PICTURE)
			boxes[count++] = f->page.ops[i].picture.box;
	return count;
}

static void they_stand_in_a_row(void **state)
{
	(void)state;
	kt_box boxes[MOST];
	fixture *f = open_logos(KT_PT(300));
	assert_int_equal(boxes_of(f, boxes), 3);
	assert_int_equal(boxes[0].w, KT_PT(20));
	assert_int_equal(boxes[1].w, KT_PT(100)); /* 200 at that height: too wide */
	assert_int_equal(boxes[1].h, KT_PT(10));
	assert_int_equal(boxes[2].w, KT_PT(5));
	assert_int_equal(boxes[1].x - boxes[0].x, KT_PT(30));
	assert_int_equal(boxes[2].x - boxes[1].x, KT_PT(110));
	for (unsigned i = 1; i < 3; i++) /* on one axis */
		assert_int_equal(2 * boxes[i].y + boxes[i].h, 2 * boxes[0].y + boxes[0].h);
	close_fixture(f);
}

static void what_does_not_fit_goes_below(void **state)
{
	(void)state;
	static const kt_len widths[] = {KT_PT(129), KT_PT(100), KT_PT(40), KT_PT(12), KT_PT(3)};
	for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
		kt_box boxes[MOST];
		fixture *f = open_logos(widths[w]);
		assert_int_equal(boxes_of(f, boxes), 3);
		assert_true(boxes[1].y > boxes[0].y);
		for (unsigned i = 0; i < 3; i++) {
			assert_true(boxes[i].w > 0 && boxes[i].h > 0);
			assert_true(boxes[i].w <= widths[w]);
			/* Whole, at its own ratio, as near as a unit. */
			int64_t cross = (int64_t)boxes[i].w * sizes[i][1] - (int64_t)boxes[i].h * sizes[i][0];
			assert_true((cross < 0 ? -cross : cross) <= 1000);
			for (unsigned k = 0; k < i; k++) {
				bool apart =
				        boxes[k].x + boxes[k].w <= boxes[i].x || boxes[k].y + boxes[k].h <= boxes[i].y;
				assert_true(apart);
			}
		}
		close_fixture(f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(they_stand_in_a_row),
	                                   cmocka_unit_test(what_does_not_fit_goes_below)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
