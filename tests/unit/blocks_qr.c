/* QR codes: zbar, another library, reads what was put in; what does not fit is refused; and the path on the canvas has
 * exactly the dark modules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include <qrencode.h>

#include "blocks/qr.h"
#include "blocks/vcard.h"

#define MODULE 4 /* pixels */

static void write_picture(FILE *file, const kt_qr *qr)
{
	unsigned side = (qr->size + 2 * KT_QR_QUIET) * MODULE;
	fprintf(file, "P5 %u %u 255\n", side, side);
	for (unsigned y = 0; y < side; y++) {
		for (unsigned x = 0; x < side; x++) {
			unsigned column = x / MODULE - KT_QR_QUIET, row = y / MODULE - KT_QR_QUIET; /* wraps outside */
			bool dark = column < qr->size && row < qr->size && qr->cells[row * qr->size + column];
			fputc(dark ? 0 : 255, file);
		}
	}
}

/* What zbarimg reads in a code. */
static size_t read_back(const kt_qr *qr, const char *how, char *text, size_t room)
{
	char path[] = "/tmp/katern-qr-XXXXXX", command[128];
	int descriptor = mkstemp(path);
	assert_true(descriptor >= 0);
	FILE *file = fdopen(descriptor, "wb");
	assert_non_null(file);
	write_picture(file, qr);
	assert_int_equal(fclose(file), 0);
	snprintf(command, sizeof command, "zbarimg --quiet --nodbus --raw %s pgm:%s", how, path);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	size_t length = fread(text, 1, room, pipe);
	assert_int_equal(pclose(pipe), 0);
	unlink(path);
	return length;
}

static void assert_reads_back(kt_str bytes)
{
	kt_arena *arena = kt_arena_open();
	kt_qr qr;
	char text[4096];
	assert_true(kt_qr_make(arena, bytes, 177, &qr));
	assert_int_equal(read_back(&qr, "-Sbinary", text, sizeof text), bytes.len);
	assert_memory_equal(text, bytes.at, bytes.len);
	kt_arena_close(arena);
}

static void test_another_library_reads_it(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_vcard card = {KT_STR("Zoë; \"de\" R\\egt\nTEL:1"), KT_STR("Één, twee & drie"), KT_STR("日本語"),
	                 KT_STR("z@example.org"), KT_STR("+3161234567")};
	assert_reads_back(kt_vcard_print(arena, &card));
	assert_reads_back(KT_STR("x"));
	kt_arena_close(arena);
}

/* A reader that shows text has to know that it is UTF-8: zbar takes this name for Chinese where nothing says so. */
static void test_a_reader_need_not_guess(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_str name = KT_STR("FN:Inês Calder\nORG:Harbour Street Library\nEMAIL:ines@harbourstreet.example");
	kt_qr qr;
	char text[4096];
	assert_true(kt_qr_make(arena, name, 177, &qr));
	size_t length = read_back(&qr, "", text, sizeof text);
	assert_true(length >= name.len); /* zbar ends text with a line end */
	assert_memory_equal(text, name.at, name.len);
	kt_arena_close(arena);
}

static void test_too_long_is_refused(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	char bytes[3000];
	memset(bytes, 'a', sizeof bytes);
	kt_qr qr;
	/* 2,953 bytes is the most of any code, 177 modules a side; version 1 at level L holds 17 bytes, 21 modules. */
	assert_int_equal(kt_qr_room(177), 2953);
	assert_int_equal(kt_qr_room(21), 17);
	assert_int_equal(kt_qr_room(20), 0);
	assert_true(kt_qr_make(arena, (kt_str){bytes, 2953}, 177, &qr));
	assert_false(kt_qr_make(arena, (kt_str){bytes, 2954}, 177, &qr));
	assert_true(kt_qr_make(arena, (kt_str){bytes, 17}, 21, &qr));
	assert_int_equal(qr.size, 21);
	assert_false(kt_qr_make(arena, (kt_str){bytes, 18}, 21, &qr));
	assert_false(kt_qr_make(arena, (kt_str){bytes, 0}, 177, &qr));
	kt_arena_close(arena);
}

/* The table of the standard, against libqrencode: every capacity is full with what it says, and no more. */
static void test_every_version_holds_what_the_standard_says(void **state)
{
	(void)state;
	char bytes[3000];
	memset(bytes, 'a', sizeof bytes);
	for (unsigned version = 1; version <= 40; version++) {
		int room = (int)kt_qr_room(17 + 4 * version);
		QRcode *full = QRcode_encodeData(room, (const unsigned char *)bytes, 0, QR_ECLEVEL_L);
		assert_non_null(full);
		assert_int_equal(full->version, version);
		QRcode_free(full);
		QRcode *over = QRcode_encodeData(room + 1, (const unsigned char *)bytes, 0, QR_ECLEVEL_L);
		assert_true(over ? over->version == (int)version + 1 : version == 40);
		QRcode_free(over);
	}
}

/* Bits 15 and 14 of the format (ISO/IEC 18004, 7.9), beside the first finder pattern: L 01, M 00, Q 11, H 10, masked
 * with 10. */
static unsigned level_of(const kt_qr *qr)
{
	static const unsigned levels[] = {1, 0, 3, 2};
	const uint8_t *format = &qr->cells[8 * qr->size];
	return levels[(format[0] << 1 | format[1]) ^ 2];
}

static void assert_level(kt_str bytes, unsigned size, unsigned level)
{
	kt_arena *arena = kt_arena_open();
	kt_qr qr;
	assert_true(kt_qr_make(arena, bytes, 177, &qr));
	assert_int_equal(qr.size, size);
	assert_int_equal(level_of(&qr), level);
	kt_arena_close(arena);
}

static int version_by_library(const char *bytes, size_t count, unsigned level)
{
	QRcode *code = QRcode_encodeData((int)count, (const unsigned char *)bytes, 0, (QRecLevel)level);
	int version = code ? code->version : 41;
	QRcode_free(code);
	return version;
}

static void test_the_standards_table_is_the_librarys(void **state)
{
	(void)state;
	char bytes[3000];
	memset(bytes, 'a', sizeof bytes);
	kt_arena *arena = kt_arena_open();
	for (size_t count = 1; count <= 2953; count += 41) {
		kt_qr qr;
		assert_true(kt_qr_make(arena, (kt_str){bytes, count}, 177, &qr));
		int version = ((int)qr.size - 17) / 4;
		unsigned level = level_of(&qr);
		assert_int_equal(version, version_by_library(bytes, count, 0));
		assert_int_equal(version, version_by_library(bytes, count, level));
		assert_true(level == 3 || version_by_library(bytes, count, level + 1) > version);
	}
	kt_arena_close(arena);
}

static void test_the_highest_level_that_costs_nothing(void **state)
{
	(void)state;
	char bytes[200];
	memset(bytes, 'a', sizeof bytes);
	assert_level((kt_str){bytes, 7}, 21, 3);
	assert_level((kt_str){bytes, 8}, 21, 2);
	assert_level((kt_str){bytes, 14}, 21, 1);
	assert_level((kt_str){bytes, 17}, 21, 0);
	assert_level((kt_str){bytes, 193}, 53, 0);
	assert_level((kt_str){bytes, 180}, 49, 0); /* not version 9 at M: fewer modules go before */
}

static void test_the_path_is_the_dark_modules(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_diag *diag = kt_diag_open();
	kt_canvas *canvas = kt_canvas_open(arena, diag);
	kt_page page = {.width = KT_PT(300), .height = KT_PT(300)};
	kt_ink ink = {.name = KT_STR("ink")};
	kt_qr qr;
	assert_true(kt_qr_make(arena, KT_STR("katern"), 177, &qr));
	assert_int_equal(qr.size, 21);
	kt_canvas_on(canvas, &page, KT_NOWHERE);
	kt_qr_draw(canvas, &qr, (kt_box){KT_PT(10), KT_PT(20), KT_PT(84), KT_PT(84)}, &ink);
	assert_int_equal(page.count, 1);
	const kt_path *path = &page.ops[0].path;
	int64_t area = 0, dark = 0;
	for (uint32_t i = 0; i < path->point_count; i += 4) {
		const kt_point *p = &path->points[i];
		assert_int_equal(p[0].y, p[1].y);
		assert_int_equal(p[2].y - p[0].y, KT_PT(4));
		area += (int64_t)(p[1].x - p[0].x) * (p[2].y - p[0].y);
	}
	for (unsigned i = 0; i < qr.size * qr.size; i++)
		dark += qr.cells[i];
	assert_int_equal(area, dark * KT_PT(4) * KT_PT(4));
	kt_canvas_close(canvas);
	kt_diag_close(diag);
	kt_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_another_library_reads_it),
	        cmocka_unit_test(test_a_reader_need_not_guess),
	        cmocka_unit_test(test_too_long_is_refused),
	        cmocka_unit_test(test_every_version_holds_what_the_standard_says),
	        cmocka_unit_test(test_the_standards_table_is_the_librarys),
	        cmocka_unit_test(test_the_highest_level_that_costs_nothing),
	        cmocka_unit_test(test_the_path_is_the_dark_modules),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
