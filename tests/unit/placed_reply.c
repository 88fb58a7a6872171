/* Replies as a program could give them that a hostile file has made its own. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "placed/reply.h"

#define ROOM 400

/* A reply byte by byte; its counts of words and body are true unless a test makes them others. */
typedef struct made {
	kt_reply reply;
	char rest[ROOM];
	size_t len;
} made;

static made reply_of(kt_reply_kind kind, size_t body)
{
	made m = {.reply = {.magic = KT_PROTOCOL_MAGIC, .kind = kind, .width = 3, .height = 2, .channels = 3}};
	m.reply.body = m.len = body;
	return m;
}

/* In memory of its own size: what is read past its end is found by a sanitizer. */
static bool reads(const made *m, kt_wanted wanted)
{
	kt_arena *arena = kt_arena_open();
	char *at = kt_arena_take(arena, sizeof m->reply + m->len);
	memcpy(at, &m->reply, sizeof m->reply);
	memcpy(at + sizeof m->reply, m->rest, m->len);
	kt_reply reply;
	kt_str words, body;
	bool good = kt_reply_read((kt_str){at, sizeof m->reply + m->len}, wanted, &reply, &words, &body);
	if (good)
		assert_int_equal(words.len + body.len, m->len);
	kt_arena_close(arena);
	return good;
}

static void what_the_protocol_says_is_read(void **state)
{
	(void)state;
	made m = reply_of(KT_REPLY_SAMPLES, 18);
	assert_true(reads(&m, KT_WANTED_SCREEN));
	assert_true(reads(&m, KT_WANTED_PIXELS));
	m.reply.words = 4;
	m.len += 4;
	assert_true(reads(&m, KT_WANTED_SCREEN));
	m = reply_of(KT_REPLY_SAMPLES, 24);
	m.reply.alpha = 1;
	assert_true(reads(&m, KT_WANTED_SCREEN));
	m = reply_of(KT_REPLY_JPEG, 1);
	assert_true(reads(&m, KT_WANTED_SCREEN));
	m.reply.channels = 4;
	assert_true(reads(&m, KT_WANTED_PRINT));
	m = reply_of(KT_REPLY_JPEG, 0);
	assert_true(reads(&m, KT_WANTED_JUDGEMENT));
	m.reply.channels = 4;
	assert_true(reads(&m, KT_WANTED_JUDGEMENT));
	m.reply.ink = 400;
	assert_true(reads(&m, KT_WANTED_JUDGEMENT));
	m.reply.ink = 401; /* no plate has more than all of it */
	assert_false(reads(&m, KT_WANTED_JUDGEMENT));
	m = reply_of(KT_REPLY_REFUSED, 0);
	m.reply.width = m.reply.height = m.reply.channels = 0;
	assert_true(reads(&m, KT_WANTED_SCREEN));
}

static void cut_or_too_long_it_is_none(void **state)
{
	(void)state;
	made m = reply_of(KT_REPLY_SAMPLES, 18);
	kt_reply reply;
	kt_str words, body;
	for (size_t len = 0; len < sizeof m.reply; len++)
		assert_false(
		        kt_reply_read((kt_str){(const char *)&m.reply, len}, KT_WANTED_SCREEN, &reply, &words, &body));
	m.len = 17;
	assert_false(reads(&m, KT_WANTED_SCREEN));
	m.len = 19;
	assert_false(reads(&m, KT_WANTED_SCREEN));
	m = reply_of(KT_REPLY_SAMPLES, 18);
	m.reply.body = UINT64_MAX;
	assert_false(reads(&m, KT_WANTED_SCREEN));
	m.reply.body = UINT64_MAX - 3; /* with the words below 18 again, were they added up */
	m.reply.words = 22;
	assert_false(reads(&m, KT_WANTED_SCREEN));
	m = reply_of(KT_REPLY_REFUSED, 0);
	m.reply.words = KT_WORDS_MOST;
	assert_false(reads(&m, KT_WANTED_SCREEN));
	m.reply.words = UINT32_MAX;
	assert_false(reads(&m, KT_WANTED_SCREEN));
}

static void another_size_is_none(void **state)
{
	(void)state;
	static const uint32_t sizes[][2] = {{0, 2},
	                                    {3, 0},
	                                    {UINT32_MAX, UINT32_MAX},
	                                    {KT_ARTWORK_SIDE_MOST + 1, 1},
	                                    {KT_ARTWORK_SIDE_MOST, KT_ARTWORK_SIDE_MOST},
	                                    {3, 3},
	                                    {6, 2}};
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		made m = reply_of(KT_REPLY_SAMPLES, 18);
		m.reply.width = sizes[i][0];
		m.reply.height = sizes[i][1];
		assert_false(reads(&m, KT_WANTED_SCREEN));
	}
	made m = reply_of(KT_REPLY_FORM, 0);
	m.reply.width = (uint32_t)INT32_MAX + 1;
	assert_false(reads(&m, KT_WANTED_JUDGEMENT));
}

static void what_was_not_asked_for_is_none(void **state)
{
	(void)state;
	made m = reply_of(KT_REPLY_FORM + 1, 0);
	assert_false(reads(&m, KT_WANTED_JUDGEMENT));
	m = reply_of(KT_REPLY_SAMPLES, 18);
	assert_false(reads(&m, KT_WANTED_JUDGEMENT));
	m = reply_of(KT_REPLY_REFUSED, 18);
	assert_false(reads(&m, KT_WANTED_SCREEN));
	m = reply_of(KT_REPLY_JPEG, 0);
	assert_false(reads(&m, KT_WANTED_SCREEN));
	m = reply_of(KT_REPLY_JPEG, 1);
	assert_false(reads(&m, KT_WANTED_PIXELS));
	static const struct {
		uint32_t channels, alpha;
		kt_wanted wanted;
	} spaces[] = {{0, 0, KT_WANTED_SCREEN}, {2, 0, KT_WANTED_SCREEN}, {4, 0, KT_WANTED_SCREEN},
	              {4, 0, KT_WANTED_PIXELS}, {3, 0, KT_WANTED_PRINT},  {1, 1, KT_WANTED_PRINT},
	              {4, 1, KT_WANTED_PRINT},  {3, 2, KT_WANTED_SCREEN}, {UINT32_MAX, 1, KT_WANTED_SCREEN}};
	for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++) {
		m = reply_of(KT_REPLY_SAMPLES, (size_t)6 * (uint32_t)(spaces[i].channels + spaces[i].alpha));
		m.reply.channels = spaces[i].channels;
		m.reply.alpha = spaces[i].alpha;
		assert_false(reads(&m, spaces[i].wanted));
	}
}

/* A form of two objects: the first refers to one. */
static made form_of(uint32_t referred)
{
	made m = reply_of(KT_REPLY_FORM, 0);
	m.reply.objects = 2;
	kt_reply_object first = {.text = 8, .is_stream = 1, .stream = 3}, second = {.text = 2};
	char text[8] = {'/',
	                'A',
	                0,
	                (char)(referred & 255),
	                (char)(referred >> 8 & 255),
	                (char)(referred >> 16 & 255),
	                (char)(referred >> 24),
	                ' '};
	char *to = m.rest;
	memcpy(to, &first, sizeof first);
	memcpy(to += sizeof first, text, 8);
	memcpy(to += 8, "q Q", 3);
	memcpy(to += 3, &second, sizeof second);
	memcpy(to += sizeof second, "/B", 2);
	m.reply.body = m.len = (size_t)(to + 2 - m.rest);
	return m;
}

static void a_form_refers_to_what_it_holds(void **state)
{
	(void)state;
	made m = form_of(1);
	assert_true(reads(&m, KT_WANTED_SCREEN));
	assert_true(reads(&m, KT_WANTED_PRINT));
	assert_false(reads(&m, KT_WANTED_PIXELS));
	m = form_of(2);
	assert_false(reads(&m, KT_WANTED_SCREEN));
	m = form_of(UINT32_MAX);
	assert_false(reads(&m, KT_WANTED_SCREEN));
}

static void a_form_ends_where_its_objects_do(void **state)
{
	(void)state;
	static const uint32_t objects[] = {0, 1, 3, UINT32_MAX};
	for (size_t i = 0; i < sizeof objects / sizeof objects[0]; i++) {
		made m = form_of(0);
		m.reply.objects = objects[i];
		assert_false(reads(&m, KT_WANTED_SCREEN));
	}
	static const kt_reply_object heads[] = {
	        {UINT32_MAX, 1, 3}, {8, 1, UINT64_MAX}, {8, 1, UINT64_MAX - 7}, {6, 1, 5}};
	for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
		made m = form_of(0);
		memcpy(m.rest, &heads[i], sizeof heads[i]);
		assert_false(reads(&m, KT_WANTED_SCREEN)); /* the last one cuts the reference */
	}
	made m = form_of(0);
	for (size_t len = 0; len < m.reply.body; len++) {
		made cut = m;
		cut.reply.body = cut.len = len;
		assert_false(reads(&cut, KT_WANTED_SCREEN));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(what_the_protocol_says_is_read), cmocka_unit_test(cut_or_too_long_it_is_none),
	        cmocka_unit_test(another_size_is_none),           cmocka_unit_test(what_was_not_asked_for_is_none),
	        cmocka_unit_test(a_form_refers_to_what_it_holds), cmocka_unit_test(a_form_ends_where_its_objects_do),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
