/* libharu's object layer: what a reader makes of the objects, and a disk that fills up at every place of the file: the
 * writer or the commit says no, once, and the file that stood there stays. (libharu's own save calls that a success.) */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sys/resource.h>

#include "write_sample.h"
#include "write/haru.h"

static kt_str save(sample *s, kt_haru *haru, unsigned root, unsigned info)
{
	kt_io *memory = kt_io_memory_open();
	kt_io_out *out = kt_io_replace(memory, KT_STR("out"), s->diag);
	kt_str bytes = {0};
	assert_true(kt_haru_save(haru, "1.7", root, info, out, s->diag));
	assert_true(kt_io_commit(out));
	assert_true(kt_io_memory_file(memory, KT_STR("out"), &bytes));
	bytes = kt_str_copy(s->arena, bytes);
	kt_io_close(memory);
	return bytes;
}

/* Objects that refer to later ones, a stream with bytes of all values, an empty one, entries longer than any buffer. */
static void test_objects(void **state)
{
	(void)state;
	sample *s = sample_open();
	kt_haru *haru = kt_haru_open(s->arena);
	unsigned root = kt_haru_reserve(haru), pages = kt_haru_reserve(haru);
	char bytes[256];
	for (unsigned i = 0; i < 256; i++)
		bytes[i] = (char)i;
	unsigned stream = kt_haru_add_stream(haru, KT_STR("/Type/Test"), (kt_str){bytes, sizeof bytes});
	unsigned empty = kt_haru_add_stream(haru, KT_STR(""), (kt_str){0});
	kt_buf many = kt_buf_in(s->arena);
	kt_buf_text(&many, "/Many[");
	for (unsigned i = 0; i < 40000; i++)
		kt_buf_print(&many, "%u ", i);
	kt_buf_print(&many, "]/Stream %u 0 R/Empty %u 0 R", stream, empty);
	unsigned info = kt_haru_add(haru, kt_buf_str(&many));
	kt_haru_dict(haru, pages, KT_STR("/Type/Pages/Count 0/Kids[]"));
	kt_haru_dict(haru, root, kt_print(s->arena, "/Type/Catalog/Pages %u 0 R", pages));
	sample_keep(save(s, haru, root, info), "haru.pdf");
	kt_haru_close(haru);

	int status;
	sample_run_command(s, "qpdf --check haru.pdf", &status);
	assert_int_equal(status, 0);
	kt_str shown = sample_run_command(
	        s, kt_str_c(s->arena, kt_print(s->arena, "qpdf --show-object=%u --raw-stream-data haru.pdf", stream)),
	        &status);
	assert_int_equal(status, 0);
	assert_int_equal(shown.len, 256);
	assert_memory_equal(shown.at, bytes, 256);
	shown = sample_run_command(s, "qpdf --show-object=trailer haru.pdf", &status);
	assert_true(kt_str_find(shown, "/ID [ <", 0) != SIZE_MAX);
	sample_close(s);
}

/* Its bytes are never written: one stream's stand for all. */
static void test_more_than_two_gigabytes_are_refused(void **state)
{
	(void)state;
	sample *s = sample_open();
	size_t part = (size_t)64 << 20;
	kt_str bytes = {calloc(part, 1), part};
	assert_non_null(bytes.at);
	kt_haru *haru = kt_haru_open(s->arena);
	unsigned root = kt_haru_add(haru, KT_STR("/Type/Catalog"));
	for (unsigned i = 0; i < 32; i++)
		kt_haru_add_stream(haru, KT_STR(""), bytes);
	kt_io *memory = kt_io_memory_open();
	kt_io_out *out = kt_io_replace(memory, KT_STR("out"), s->diag);
	assert_false(kt_haru_save(haru, "1.7", root, 0, out, s->diag));
	assert_int_equal(kt_diag_count(s->diag, KT_DIAG_NOTE), 1);
	assert_int_equal(kt_diag_status(s->diag), 1);
	kt_io_abandon(out);
	kt_io_close(memory);
	kt_haru_close(haru);
	free((void *)bytes.at);
	sample_close(s);
}

static kt_str read_file(sample *s, const char *name)
{
	kt_str bytes;
	assert_true(kt_io_read(s->io, s->arena, kt_str_of(name), SIZE_MAX >> 1, KT_NOWHERE, s->diag, &bytes));
	return bytes;
}

/* Writes over `name` with room for `room` bytes only. */
static bool write_within(sample *s, const kt_writer *writer, const char *name, size_t room, kt_diag *diag)
{
	struct rlimit before, tight;
	getrlimit(RLIMIT_FSIZE, &before);
	tight = before;
	tight.rlim_cur = room;
	kt_arena *scratch = kt_arena_open();
	kt_io_out *out = kt_io_replace(s->io, kt_str_of(name), diag);
	assert_non_null(out);
	kt_write_options options = {.dpi = 96, .epoch = -1};
	setrlimit(RLIMIT_FSIZE, &tight);
	bool written = writer->write(&s->document, 0, &options, scratch, out, diag);
	if (!written)
		kt_io_abandon(out);
	else
		written = kt_io_commit(out);
	setrlimit(RLIMIT_FSIZE, &before);
	kt_arena_close(scratch);
	return written;
}

static void test_a_full_disk_is_never_success(void **state)
{
	(void)state;
	signal(SIGXFSZ, SIG_IGN); /* so that a write past the limit fails, as on a full disk */
	sample *s = sample_open();
	kt_tag *root = kt_structure_root(s->document.structure);
	for (int i = 0; i < 100; i++) {
		sample_page(s, "");
		sample_tag(s, root, KT_TAG_P);
		sample_text(s, kt_str_c(s->arena, kt_print(s->arena, "blad %d", i)), 20, 40);
		for (int k = 0; k < 300; k++)
			kt_canvas_box(s->canvas, (kt_box){KT_PT(k), KT_PT(i), KT_PT((k * 37 + i) % 91), KT_PT(9)},
			              &sample_ink);
	}
	const kt_writer *writers[] = {&kt_write_pdf, &kt_write_png, &kt_write_svg};
	for (size_t w = 0; w < sizeof writers / sizeof writers[0]; w++) {
		sample_keep(KT_STR("what stood here"), "full.out");
		size_t whole = sample_write(s, writers[w], 0).len;
		size_t step = whole / 12 + 1;
		for (size_t room = 0; room < whole; room += step) {
			kt_diag *diag = kt_diag_open();
			assert_false(write_within(s, writers[w], "full.out", room, diag));
			assert_int_equal(kt_diag_count(diag, KT_DIAG_NOTE), 1);
			assert_int_equal(kt_diag_status(diag), 3);
			assert_true(kt_str_is(read_file(s, "full.out"), "what stood here"));
			kt_diag_close(diag);
		}
		kt_diag *diag = kt_diag_open();
		assert_false(write_within(s, writers[w], "full.out", whole - 1, diag));
		assert_true(write_within(s, writers[w], "full.out", 10 * whole + 4096, diag));
		kt_diag_close(diag);
	}
	sample_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_objects),
	        cmocka_unit_test(test_more_than_two_gigabytes_are_refused),
	        cmocka_unit_test(test_a_full_disk_is_never_success),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
