/* The tag tree, and what stands below each tag in reading order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "display/order.h"

static void test_tags_are_linked_and_numbered(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_structure *structure = kt_structure_open(arena, KT_STR("nl"));
	kt_tag *root = kt_structure_root(structure);
	kt_tag *part = kt_tag_add(structure, root, KT_TAG_PART), *sect = kt_tag_add(structure, part, KT_TAG_SECT);
	kt_tag *second = kt_tag_add(structure, root, KT_TAG_PART);
	assert_int_equal(kt_structure_count(structure), 4);
	assert_ptr_equal(root->first, part);
	assert_ptr_equal(root->last, second);
	assert_ptr_equal(part->next, second);
	assert_int_equal(root->id, 0);
	assert_int_equal(second->id, 3);
	assert_ptr_equal(kt_structure_of(sect), structure);
	assert_true(kt_str_is(root->language, "nl"));
	assert_string_equal(kt_tag_role_names[KT_TAG_BLOCKQUOTE], "BlockQuote");
	kt_arena_close(arena);
}

/* Far more than the table's first size, with keys that differ in one field each. */
static void test_every_key_is_found_again(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_structure *structure = kt_structure_open(arena, KT_STR("nl"));
	kt_tag *root = kt_structure_root(structure), *made[20][20][2];
	assert_null(kt_structure_find(structure, (kt_tag_key){0, 0, 0}));
	for (uint32_t b = 0; b < 20; b++)
		for (uint32_t m = 0; m < 20; m++)
			for (uint32_t l = 0; l < 2; l++) {
				made[b][m][l] = kt_tag_add(structure, root, KT_TAG_P);
				kt_structure_bind(structure, (kt_tag_key){b, m, l}, made[b][m][l]);
			}
	for (uint32_t b = 0; b < 20; b++)
		for (uint32_t m = 0; m < 20; m++)
			for (uint32_t l = 0; l < 2; l++)
				assert_ptr_equal(kt_structure_find(structure, (kt_tag_key){b, m, l}), made[b][m][l]);
	assert_null(kt_structure_find(structure, (kt_tag_key){20, 0, 0}));
	kt_structure_bind(structure, (kt_tag_key){3, 4, 1}, root);
	assert_ptr_equal(kt_structure_find(structure, (kt_tag_key){3, 4, 1}), root);
	kt_arena_close(arena);
}

static void draw(kt_arena *arena, kt_page *page, kt_op_kind kind, kt_tag *tag)
{
	kt_op *op = kt_page_add(arena, page, kind);
	op->tag = tag;
	op->artifact = tag == NULL ? KT_ARTIFACT_LAYOUT : KT_ARTIFACT_NONE;
}

static void expect(const kt_order *order, const kt_tag *tag, size_t at, kt_order_kind kind, uint32_t page,
                   uint32_t index, const kt_tag *child)
{
	assert_true(at < kt_order_count(order, tag));
	kt_order_item item = kt_order_items(order, tag)[at];
	assert_int_equal(item.kind, kind);
	if (kind == KT_ORDER_TAG) {
		assert_ptr_equal(item.tag, child);
		return;
	}
	assert_int_equal(item.page, page);
	assert_int_equal(item.index, index);
}

/* Text, link, text; a second page; a heading that is drawn after what it heads; a tag of which nothing is drawn. */
static void test_own_items_stand_between_children(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_structure *structure = kt_structure_open(arena, KT_STR("nl"));
	kt_tag *root = kt_structure_root(structure);
	kt_tag *heading = kt_tag_add(structure, root, KT_TAG_H1), *p = kt_tag_add(structure, root, KT_TAG_P);
	kt_tag *empty = kt_tag_add(structure, root, KT_TAG_SECT);
	kt_tag_add(structure, empty, KT_TAG_P);
	kt_tag *link = kt_tag_add(structure, p, KT_TAG_LINK);
	kt_page one = {0}, two = {0}, *pages[] = {&one, &two};
	kt_document document = {.pages = pages, .page_count = 2, .structure = structure};

	draw(arena, &one, KT_OP_FILL, NULL);
	draw(arena, &one, KT_OP_TEXT, p);
	draw(arena, &one, KT_OP_CLIP, NULL);
	draw(arena, &one, KT_OP_TEXT, link);
	draw(arena, &one, KT_OP_TEXT, p);
	draw(arena, &one, KT_OP_TEXT, heading);
	draw(arena, &two, KT_OP_TEXT, p);
	*kt_page_link(arena, &one) = (kt_link){.tag = link};
	*kt_page_link(arena, &two) = (kt_link){.tag = link};

	kt_order order = kt_order_of(&document, arena);
	assert_int_equal(kt_order_count(&order, root), 2);
	expect(&order, root, 0, KT_ORDER_TAG, 0, 0, heading);
	expect(&order, root, 1, KT_ORDER_TAG, 0, 0, p);
	assert_int_equal(kt_order_count(&order, p), 4);
	expect(&order, p, 0, KT_ORDER_OP, 0, 1, NULL);
	expect(&order, p, 1, KT_ORDER_TAG, 0, 0, link);
	expect(&order, p, 2, KT_ORDER_OP, 0, 4, NULL);
	expect(&order, p, 3, KT_ORDER_OP, 1, 0, NULL);
	assert_int_equal(kt_order_count(&order, link), 3);
	expect(&order, link, 0, KT_ORDER_OP, 0, 3, NULL);
	expect(&order, link, 1, KT_ORDER_LINK, 0, 0, NULL);
	expect(&order, link, 2, KT_ORDER_LINK, 1, 0, NULL);
	assert_int_equal(kt_order_count(&order, empty), 0);
	kt_arena_close(arena);
}

static void test_pages_grow(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_page page = {0};
	for (unsigned i = 0; i < 1000; i++) {
		kt_page_add(arena, &page, KT_OP_FILL)->run_count = i;
		kt_page_link(arena, &page)->box.x = (kt_len)i;
	}
	assert_int_equal(page.count, 1000);
	for (unsigned i = 0; i < 1000; i++) {
		assert_int_equal(page.ops[i].run_count, i);
		assert_null(page.ops[i].tag);
		assert_int_equal(page.links[i].box.x, i);
	}
	kt_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_tags_are_linked_and_numbered),
	        cmocka_unit_test(test_every_key_is_found_again),
	        cmocka_unit_test(test_own_items_stand_between_children),
	        cmocka_unit_test(test_pages_grow),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
