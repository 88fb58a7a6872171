/* Text stays text: titles, alternative texts, outline entries and link contents of every code point, of PDF and XML syntax
 * and of random bytes of both are read back equal by an independent reader (write_hostile.py, over pikepdf), and no
 * dictionary has a key more than it should. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "write_sample.h"

#define RANDOM_TEXTS 10000
#define CHUNK        2048 /* code points in one text */

static const char *const traps[] = {
        ") /OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
        "((((",
        "\\",
        "\\)",
        "a\\",
        "\r",
        "a\r\nb\rc\nd",
        "]]>",
        "<?xpacket end=\"w\"?>",
        "</rdf:li></rdf:Alt></dc:title>",
        "&#0; &amp; &lt;",
        "</script><script>",
        "%PDF-1.7 endobj endstream",
        "\xfe\xff no UTF-8", /* what is no text becomes U+FFFD */
        "\xef\xbb\xbf"
        "begins with a byte order mark",
        "\xf0\x9f\x8c\x8d \xf4\x8f\xbf\xbf",
        "\xe2\x80\xae"
        "right to left",
        " ends in a space ",
};

typedef struct texts {
	kt_str *items;
	size_t count;
} texts;

static kt_str code_points(kt_arena *arena, uint32_t from)
{
	kt_buf text = kt_buf_in(arena);
	for (uint32_t c = from; c < from + CHUNK; c++)
		if (c < 0xd800 || c > 0xdfff)
			kt_buf_char(&text, c);
	return kt_buf_str(&text);
}

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* Syntax of PDF and XML, line ends, and now and then any character. */
static kt_str random_text(kt_arena *arena, uint32_t *state)
{
	static const char syntax[] = "()<>[]{}/%\\#&;'\"!?-=\r\n\t aA0\x7f\x1b";
	kt_buf text = kt_buf_in(arena);
	for (uint32_t left = 1 + next_random(state) % 12; left > 0; left--) {
		uint32_t c = next_random(state) % 0x110000;
		bool any = next_random(state) % 4 == 0 && (c < 0xd800 || c > 0xdfff);
		kt_buf_char(&text, any ? c : (unsigned char)syntax[c % (sizeof syntax - 1)]);
	}
	return kt_buf_str(&text);
}

static texts all_texts(kt_arena *arena)
{
	size_t trap_count = sizeof traps / sizeof traps[0], chunks = 0x110000 / CHUNK;
	texts all = {KT_NEW_ARRAY(arena, kt_str, trap_count + chunks + RANDOM_TEXTS), 0};
	for (size_t i = 0; i < trap_count; i++)
		all.items[all.count++] = kt_str_of(traps[i]);
	for (uint32_t i = 0; i < chunks; i++)
		if (code_points(arena, i * CHUNK).len > 0)
			all.items[all.count++] = code_points(arena, i * CHUNK);
	uint32_t state = 2463534242u;
	for (size_t i = 0; i < RANDOM_TEXTS; i++)
		all.items[all.count++] = random_text(arena, &state);
	return all;
}

/* The texts as lines of UTF-8 in hexadecimal, as they must be read back. */
static void keep_expected(kt_arena *arena, const texts *all, const char *name)
{
	kt_buf lines = kt_buf_in(arena);
	for (size_t i = 0; i < all->count; i++) {
		kt_buf clean = kt_buf_in(arena);
		for (size_t at = 0; at < all->items[i].len;)
			kt_buf_char(&clean, kt_str_next(all->items[i], &at));
		for (size_t k = 0; k < clean.len; k++)
			kt_buf_print(&lines, "%02x", (unsigned char)clean.at[k]);
		kt_buf_byte(&lines, '\n');
	}
	sample_keep(kt_buf_str(&lines), name);
}

static void write_and_read(kt_write_standard standard)
{
	sample *s = sample_open();
	s->standard = standard;
	texts all = all_texts(s->arena);
	kt_tag *root = kt_structure_root(s->document.structure);
	kt_outline_item *outline = KT_NEW_ARRAY(s->arena, kt_outline_item, all.count);
	sample_page(s, "1");
	for (size_t i = 0; i < all.count; i++) {
		kt_tag *figure = sample_tag(s, root, KT_TAG_FIGURE);
		figure->alt = all.items[i];
		kt_canvas_figure_box(s->canvas, (kt_box){0, 0, KT_PT(1), KT_PT(1)});
		outline[i] = (kt_outline_item){.title = all.items[i], .level = 1};
	}
	sample_tag(s, root, KT_TAG_P);
	for (size_t i = 0; i < all.count; i++) {
		kt_canvas_link_begin(s->canvas, KT_STR("https://a.nl/) /OpenAction << \\ \r"), all.items[i]);
		kt_canvas_empty(s->canvas);
		kt_canvas_link_end(s->canvas, (kt_box){0, 0, KT_PT(1), KT_PT(1)});
	}
	s->document.outline = outline;
	s->document.outline_count = all.count;

	/* One title that is all the traps and every code point of the first plane. */
	kt_buf title = kt_buf_in(s->arena);
	for (size_t i = 0; i < sizeof traps / sizeof traps[0] + 32; i++)
		kt_buf_put(&title, all.items[i]);
	s->document.title = kt_buf_str(&title);
	s->document.author = s->document.subject = s->document.title;
	texts titles = {&s->document.title, 1};

	kt_str bytes = sample_write(s, &kt_write_pdf, 0);
	assert_true(bytes.len > 0);
	sample_keep(bytes, "hostile.pdf");
	keep_expected(s->arena, &all, "hostile.texts");
	keep_expected(s->arena, &titles, "hostile.title");
	int status;
	kt_str said = sample_run_command(s,
	                                 "/usr/bin/python3 -B " KT_ROOT
	                                 "/tests/unit/write_hostile.py hostile.pdf hostile.texts hostile.title",
	                                 &status);
	if (status != 0)
		print_message("%.*s\n", KT_STR_ARG(said));
	assert_int_equal(status, 0);
	sample_run_command(s, "qpdf --check hostile.pdf", &status);
	assert_int_equal(status, 0);
	sample_close(s);
}

static void test_text_stays_text(void **state)
{
	(void)state;
	write_and_read(KT_WRITE_UA1_A2A);
}

static void test_text_stays_text_in_the_second_generation(void **state)
{
	(void)state;
	write_and_read(KT_WRITE_UA2_A4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_text_stays_text),
	        cmocka_unit_test(test_text_stays_text_in_the_second_generation),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
