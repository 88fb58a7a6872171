#include "text_world.h"

#include "text/linebreak.h"

/* A text of words that are as wide as they are long, in points; "-" in a word is a place for a hyphen, "/" one after a
 * typed sign, "@" one in an address; "~" after a word: it leans on the next; after a "." a
 * sentence ends. A space is 1 wide, so is a hyphen. */
typedef struct sample {
	kt_linebreak_text text;
	const char *shown[64]; /* what a line that ends at the point ends with */
	const char *words[64]; /* where it stands in the source */
	const char *source;
} sample;

static sample sample_of(world *w, const char *source, kt_len measure)
{
	sample s = {.source = source};
	kt_linebreak_point *points = KT_NEW_ARRAY(w->arena, kt_linebreak_point, strlen(source) + 1);
	int64_t x = 0;
	size_t n = 0;
	for (const char *p = source;; p++) {
		kt_linebreak_point *point = &points[n];
		if (*p == '~')
			continue;
		*point = (kt_linebreak_point){.end = x * KT_LEN_PT, .start = x * KT_LEN_PT};
		if (*p == ' ') {
			point->kind = KT_LINEBREAK_SPACE;
			point->leans = p[-1] == '~';
			point->sentence = p[-1] == '.';
			point->start = ++x * KT_LEN_PT;
		} else if (*p == '-') {
			point->kind = KT_LINEBREAK_HYPHEN;
			point->end = (x + 1) * KT_LEN_PT;
		} else if (*p == '/') {
			point->kind = KT_LINEBREAK_TYPED;
			point->end = point->start = ++x * KT_LEN_PT;
		} else if (*p == '@') {
			point->kind = KT_LINEBREAK_ADDRESS;
		} else if (!*p) {
			point->kind = KT_LINEBREAK_END;
		} else {
			x++;
			continue;
		}
		s.words[n++] = p;
		if (!*p)
			break;
	}
	s.text = (kt_linebreak_text){points, n, 0, measure * KT_LEN_PT, 2 * KT_LEN_PT, {0}, false, 1000, 0, NULL, NULL};
	return s;
}

typedef size_t breaker(kt_arena *arena, const kt_linebreak_text *text, kt_linebreak_line **chosen);

/* The lines, parted by |. */
static const char *lines_of(world *w, breaker *how, const char *source, kt_len measure)
{
	sample s = sample_of(w, source, measure);
	kt_linebreak_line *chosen;
	size_t count = how(w->arena, &s.text, &chosen);
	kt_buf out = kt_buf_in(w->arena);
	const char *from = source;
	for (size_t i = 0; i < count; i++) {
		const char *to = s.words[chosen[i].point];
		kt_linebreak_kind kind = s.text.points[chosen[i].point].kind;
		kt_buf_print(&out, "%s%.*s%s", i ? "|" : "", (int)(to - from), from,
		             kind == KT_LINEBREAK_HYPHEN  ? "="
		             : kind == KT_LINEBREAK_TYPED ? "/"
		                                          : "");
		from = to + (*to != 0);
		if (i)
			assert_true(chosen[i].point > chosen[i - 1].point);
	}
	assert_int_equal(chosen[count - 1].point, s.text.count - 1);
	return kt_str_c(w->arena, kt_buf_str(&out));
}

/* The cheaper a hyphen, the shorter a line need be to take one. */
static void looser_hyphens(void **state)
{
	world *w = *state;
	static const struct {
		uint16_t hyphens;
		size_t hyphened;
	} cases[] = {{1000, 0}, {600, 0}, {100, 1}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		/* Without a hyphen the first line is a twentieth too short. */
		const char *source = kt_print(w->arena, "%095d bbb-bbbb %092d dddddddd eeeeeeee", 0, 0).at;
		sample s = sample_of(w, source, 100);
		kt_linebreak_line *chosen;
		s.text.hyphens = cases[i].hyphens;
		size_t count = kt_linebreak_fit(w->arena, &s.text, &chosen), hyphened = 0;
		for (size_t l = 0; l < count; l++)
			hyphened += s.text.points[chosen[l].point].kind == KT_LINEBREAK_HYPHEN;
		assert_int_equal(hyphened, cases[i].hyphened);
	}
}

static void ragged(void **state)
{
	world *w = *state;
	static const struct {
		const char *source;
		kt_len measure;
		const char *lines;
	} cases[] = {
	        {"aaaa", 10, "aaaa"},
	        {"", 10, ""},
	        {"aaaa bbbb cccc", 10, "aaaa bbbb|cccc"},
	        {"aaaa bbbb cccc", 14, "aaaa bbbb cccc"},
	        /* First fit would leave a hole in the second line. */
	        {"aaaa bb cc ddddddddd e", 10, "aaaa bb cc|ddddddddd|e"},
	        {"aaaaaa bbb cc dddddd eeeeeee", 10, "aaaaaa bbb|cc dddddd|eeeeeee"},
	        /* A hyphen where the line would be short without, none where it would not. */
	        {"aaaaaa bbbbb-bbbbb cccccc dddddd", 13, "aaaaaa bbbbb=|bbbbb cccccc|dddddd"},
	        {"aaaaaaaaaaa bbbbb-bbbbb cccccc", 13, "aaaaaaaaaaa|bbbbb-bbbbb|cccccc"},
	        /* No line of half a word at the end. */
	        {"aaaaaaaa bbbbbb-bbbb", 15, "aaaaaaaa|bbbbbb-bbbb"},
	        /* … though the line before it be shorter by a quarter. */
	        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ccccccccccccccccccccccccccccc dddddddd-ddddddd", 40,
	         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|ccccccccccccccccccccccccccccc|dddddddd-ddddddd"},
	        /* Too wide for any line. */
	        {"aa bbbbbbbbbbbb cc", 10, "aa|bbbbbbbbbbbb|cc"},
	        /* No short word alone at the end where another can be a little shorter. */
	        {"aaaaa aaaa aaaaaaaaa bbb cccc", 24, "aaaaa aaaa aaaaaaaaa|bbb cccc"},
	        {"bbbbbbbbbbbb", 10, "bbbbbbbbbbbb"},
	        {"bbbbbbbbbbbb cccccccccccc dd", 10, "bbbbbbbbbbbb|cccccccccccc|dd"},
	        {"bbbbbbbbbbb cc dd", 10, "bbbbbbbbbbb|cc dd"},
	        {"bbb-bbb-bbb", 5, "bbb=|bbb=|bbb"},
	        /* An address stays whole while a short line can be borne. */
	        {"aaaaa bbbb@bbbb cccccc", 12, "aaaaa|bbbb@bbbb|cccccc"},
	        {"bbbbbbbb@bbbbbbb cccccc", 12, "bbbbbbbb|bbbbbbb|cccccc"},
	        /* No stairs, up (23, 25, 27, 28) or down (28, 26, 25, 24), where a line a little shorter spares them. */
	        {"aaaaaaa bbbbb ccccccccc ddddddd eeeeeeeee fffffff gg hhhhhhhh iiiiii jjjjjjjj aaa bbbbbb cccc "
	         "dddddddd eee ffffffff ggggggg",
	         30,
	         "aaaaaaa bbbbb ccccccccc|ddddddd eeeeeeeee fffffff gg|hhhhhhhh iiiiii jjjjjjjj|aaa bbbbbb cccc "
	         "dddddddd eee|ffffffff ggggggg"},
	        {"aaaa bbb ccccccc ddddd eeeee fff ggggggg hhhhhh iiiiiii jjjjjjjj aaaaaaaa bbbbbbb ccccccccc ddddddd "
	         "eeeeee ffff ggggg",
	         30,
	         "aaaa bbb ccccccc ddddd eeeee|fff ggggggg hhhhhh iiiiiii|jjjjjjjj aaaaaaaa bbbbbbb|ccccccccc ddddddd "
	         "eeeeee ffff|ggggg"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = lines_of(w, kt_linebreak_fit, cases[i].source, cases[i].measure);
		if (strcmp(got, cases[i].lines) != 0)
			fail_msg("%s at %d: %s", cases[i].source, cases[i].measure, got);
	}
}

static void balanced(void **state)
{
	world *w = *state;
	static const struct {
		const char *source;
		kt_len measure;
		const char *lines;
	} cases[] = {
	        {"aaaa bbbb", 20, "aaaa bbbb"},
	        {"aaaaa bbbbb ccccc ddddd", 20, "aaaaa bbbbb|ccccc ddddd"},
	        {"aaaa bbbb cccc dddd eeee ffff", 25, "aaaa bbbb cccc|dddd eeee ffff"},
	        /* Never a lonely last word while there is another way in as few lines. */
	        {"aa bbbbbbbb cccccccccc dddddddd", 22, "aa bbbbbbbb|cccccccccc dddddddd"},
	        {"aaaaaa bbbbb ccccc dddddd", 20, "aaaaaa bbbbb|ccccc dddddd"},
	        /* One long word is not lonely: it is better than a stub, whatever the sense. */
	        {"aaaa bbbb cccc ddddddddddddddd", 20, "aaaa bbbb cccc|ddddddddddddddd"},
	        {"aaa/a bb~ cccccccc dddddddddddddd", 30, "aaa/a bb~ cccccccc|dddddddddddddd"},
	        {"aaa/a bb~ cccccccc ddddddd eee", 28, "aaa/a bb~ cccccccc|ddddddd eee"},
	        {"aaaaa bb~ cccccccc ddddd", 18, "aaaaa bb~|cccccccc ddddd"},
	        {"aaaaaaaaaa bbbbbbbbbb", 20, "aaaaaaaaaa|bbbbbbbbbb"},
	        /* Sense before shape. */
	        {"aaaaaaaa bb~ cccccc dddd", 18, "aaaaaaaa|bb~ cccccc dddd"},
	        /* No line ends in a typed hyphen … */
	        {"aaaaaa bbbb/bbbb cccc dd", 18, "aaaaaa bbbb/bbbb|cccc dd"},
	        {"aaaaaa bbbb/bbbbcccccc ddddd", 18, "aaaaaa|bbbb/bbbbcccccc|ddddd"},
	        /* … unless nothing else fits. */
	        {"aaaaaa bbbb/bbbbcccccc ddddd", 14, "aaaaaa bbbb/|bbbbcccccc|ddddd"},
	        /* Between sentences, where the shape allows. */
	        {"aaa bbb cccc. ddd eeee ffff gggg", 22, "aaa bbb cccc.|ddd eeee ffff gggg"},
	        {"aaa. bbbb cccc ddd eeee ffff gggg", 30, "aaa. bbbb cccc ddd|eeee ffff gggg"},
	        /* In three lines and more shape comes before sense. */
	        {"aaaaaa bb~ cccccc ddd eeeeee fff", 14, "aaaaaa bb~|cccccc ddd|eeeeee fff"},
	        /* A word that fits nowhere. */
	        {"aa bbbbbbbbbbbbbbbb cc", 10, "aa|bbbbbbbbbbbbbbbb|cc"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = lines_of(w, kt_linebreak_balanced, cases[i].source, cases[i].measure);
		if (strcmp(got, cases[i].lines) != 0)
			fail_msg("%s at %d: %s", cases[i].source, cases[i].measure, got);
	}
}

/* The sum of badness of total fit is never more than that of first fit. */
static int64_t badness(const kt_linebreak_text *text, const kt_linebreak_line *chosen, size_t count)
{
	int64_t sum = 0, start = text->start;
	for (size_t i = 0; i + 1 < count; i++) {
		int64_t r = 1000 - (text->points[chosen[i].point].end - start) * 1000 / text->measure;
		assert_true(r >= 0);
		sum += r * r;
		start = text->points[chosen[i].point].start;
	}
	return sum;
}

static size_t first_fit(world *w, const kt_linebreak_text *text, kt_linebreak_line **chosen)
{
	*chosen = KT_NEW_ARRAY(w->arena, kt_linebreak_line, text->count);
	size_t count = 0;
	int64_t start = text->start;
	for (size_t i = 0; i + 1 < text->count; i++)
		if (text->points[i + 1].end - start > text->measure) {
			(*chosen)[count++].point = i;
			start = text->points[i].start;
		}
	(*chosen)[count++].point = text->count - 1;
	return count;
}

static void better_than_first_fit(void **state)
{
	world *w = *state;
	uint32_t random = 1;
	size_t better = 0;
	for (unsigned round = 0; round < 200; round++) {
		char source[60 * 11] = "", *p = source;
		unsigned words = 0;
		for (; words < 55; words++) {
			random = random * 1664525 + 1013904223;
			unsigned len = 2 + (random >> 24) % 9;
			memset(p, 'a', len);
			p += len;
			*p++ = ' ';
		}
		p[-1] = 0;
		sample s = sample_of(w, source, 40);
		kt_linebreak_line *ours, *theirs;
		size_t our_count = kt_linebreak_fit(w->arena, &s.text, &ours);
		size_t their_count = first_fit(w, &s.text, &theirs);
		int64_t our_sum = badness(&s.text, ours, our_count), their_sum = badness(&s.text, theirs, their_count);
		better += our_sum < their_sum;
		/* A line more would be worse than any penalty but for a last line saved from shame. */
		assert_true(our_sum <= their_sum + 150000);
	}
	assert_true(better > 100);
}

static void no_stacks(void **state)
{
	world *w = *state;
	kt_buf b = kt_buf_in(w->arena);
	for (unsigned i = 0; i < 30; i++)
		kt_buf_text(&b, i ? " aaaaaa-aaaaaa" : "aaaaaa-aaaaaa");
	const char *got =
	        lines_of(w, kt_linebreak_fit, kt_str_c(w->arena, kt_str_slice(kt_buf_str(&b), 0, 60 * 10)), 19);
	assert_null(strstr(got, "=|aaaaaa aaaaaa=|aaaaaa aaaaaa="));
}

/* Twice the text, twice the work: a text that is quadratic would not end before the test's time limit. */
static void long_texts(void **state)
{
	world *w = *state;
	size_t count = 1000000;
	kt_linebreak_point *points = KT_NEW_ARRAY(w->arena, kt_linebreak_point, count);
	for (size_t i = 0; i < count; i++)
		points[i] = (kt_linebreak_point){.end = (int64_t)(i * 30 + 25) * KT_LEN_PT,
		                                 .start = (int64_t)(i * 30 + 30) * KT_LEN_PT,
		                                 .kind = i % 2 ? KT_LINEBREAK_SPACE : KT_LINEBREAK_HYPHEN};
	points[count - 1].kind = KT_LINEBREAK_END;
	kt_linebreak_text text = {points, count, 0, 300 * KT_LEN_PT, 10 * KT_LEN_PT, {0}, false, 1000, 0, NULL, NULL};
	kt_linebreak_line *chosen;
	assert_true(kt_linebreak_fit(w->arena, &text, &chosen) > count / 11);
	assert_true(kt_linebreak_balanced(w->arena, &text, &chosen) > count / 11);
	/* Words that all are too wide. */
	text.measure = 20 * KT_LEN_PT;
	assert_int_equal(kt_linebreak_fit(w->arena, &text, &chosen), count);
}

/* The sum of what the lines cost. */
static int64_t cost_in(world *w, const char *source, kt_len measure, size_t lines, kt_linebreak_counts *counts,
                       size_t *count)
{
	sample s = sample_of(w, source, measure);
	kt_linebreak_line *chosen;
	int64_t sum = 0;
	s.text.explain = w->arena;
	s.text.lines = lines;
	s.text.counts = counts;
	*count = kt_linebreak_fit(w->arena, &s.text, &chosen);
	for (size_t i = 0; i < *count; i++)
		for (uint32_t k = 0; k < chosen[i].cost_count; k++)
			sum += chosen[i].costs[k].amount;
	return sum;
}

/* Words of 2 to `kinds` + 1 letters, parted by spaces and hyphens. */
static void make_words(char *p, unsigned words, unsigned kinds, uint32_t *random)
{
	for (; words > 0; words--) {
		*random = *random * 1664525 + 1013904223;
		unsigned len = 2 + (*random >> 24) % kinds;
		memset(p, 'a', len);
		p += len;
		*p++ = (*random >> 20) % 3 == 0 ? '-' : ' ';
	}
	p[-1] = 0;
}

/* What another number of lines is said to cost is what a text that is set in it costs. */
static void in_so_many_lines(void **state)
{
	world *w = *state;
	uint32_t random = 7;
	unsigned fewer = 0, more = 0;
	for (unsigned round = 0; round < 1000; round++) {
		char source[40 * 12] = "";
		make_words(source, 4 + round % 30, 8, &random);
		kt_linebreak_counts counts;
		size_t best, count;
		int64_t cost = cost_in(w, source, 24, 0, &counts, &best);
		assert_int_equal(counts.best, best);
		if (counts.fewer >= 0) {
			assert_int_equal(cost_in(w, source, 24, best - 1, NULL, &count), cost + counts.fewer);
			assert_int_equal(count, best - 1);
			fewer++;
		}
		if (counts.more >= 0) {
			assert_int_equal(cost_in(w, source, 24, best + 1, NULL, &count), cost + counts.more);
			assert_int_equal(count, best + 1);
			more++;
		}
		/* There is no way in so few: then as many as are best. */
		cost_in(w, source, 24, best > 8 ? 1 : 40, NULL, &count);
		assert_int_equal(count, best);
	}
	assert_true(fewer > 0);
	assert_true(more > 500);
}

/* What a text's lines cost, item by item. */
static const char *bill_of(world *w, const char *source, kt_len measure)
{
	sample s = sample_of(w, source, measure);
	s.text.explain = w->arena;
	kt_linebreak_line *chosen;
	size_t count = kt_linebreak_fit(w->arena, &s.text, &chosen);
	kt_buf out = kt_buf_in(w->arena);
	for (size_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < chosen[i].cost_count; k++)
			kt_buf_print(&out, "%zu %s %d\n", i, chosen[i].costs[k].what, (int)chosen[i].costs[k].amount);
	return kt_str_c(w->arena, kt_buf_str(&out));
}

/* By the same reckoning that chose the lines. */
static void explained(void **state)
{
	world *w = *state;
	assert_string_equal(bill_of(w, "aaaaaa bbbbb-bbbbb cccccc ddd-ddd", 16),
	                    "0 falls 3 pt short of its measure 100361\n"
	                    "0 a set hyphen 7000\n"
	                    "1 falls 4 pt short of its measure 218750\n"
	                    "2 a last line of one word 150000\n");
	/* An em is 2 pt: a line of four ems of white, and one of three. */
	assert_string_equal(
	        bill_of(w, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbb bbbbbbbbbbbbbbb cccccccccc dd", 40),
	        "0 falls 8 pt short of its measure 120000\n"
	        "0 more than three ems of white at its end 30000\n"
	        "1 falls 6 pt short of its measure 56250\n");
}

/* The cheapest of all ways that lack a chosen break, found by trying each; INT64_MAX: none fits. */
static int64_t cheapest_other(world *w, const kt_linebreak_text *text, const kt_linebreak_line *chosen, size_t count)
{
	kt_linebreak_point points[16];
	kt_linebreak_text only = *text;
	size_t breaks = text->count - 1;
	int64_t least = INT64_MAX;
	memcpy(points, text->points, text->count * sizeof *points);
	only.points = points;
	for (unsigned set = 0; set < 1u << breaks; set++) {
		size_t lines = 1, shared = 0;
		int64_t start = text->start;
		bool wide = false;
		for (size_t i = 0; i <= breaks; i++) {
			points[i].barred = i < breaks && !(set >> i & 1);
			if (points[i].barred)
				continue;
			wide = wide || points[i].end - start > text->measure;
			start = points[i].start;
			lines += i < breaks;
		}
		for (size_t i = 0; i + 1 < count; i++)
			shared += set >> chosen[i].point & 1;
		if (wide || shared + 1 == count)
			continue;
		kt_linebreak_line *way;
		only.lines = lines;
		if (kt_linebreak_fit(w->arena, &only, &way) == lines && kt_linebreak_sum(way, lines) < least)
			least = kt_linebreak_sum(way, lines);
	}
	return least;
}

static void the_next_best_way(void **state)
{
	world *w = *state;
	uint32_t random = 3;
	unsigned found = 0;
	for (unsigned round = 0; round < 60; round++) {
		char source[12 * 10] = "";
		make_words(source, 5 + round % 5, 6, &random);
		sample s = sample_of(w, source, 16);
		s.text.explain = w->arena;
		kt_linebreak_line *chosen, *other;
		size_t count = kt_linebreak_fit(w->arena, &s.text, &chosen);
		int64_t least = cheapest_other(w, &s.text, chosen, count);
		size_t lines = kt_linebreak_other(w->arena, &s.text, kt_linebreak_fit, chosen, count, &other);
		assert_int_equal(lines > 0, least < INT64_MAX);
		if (lines == 0)
			continue;
		assert_int_equal(kt_linebreak_sum(other, lines), least);
		assert_true(least >= kt_linebreak_sum(chosen, count));
		found++;
	}
	assert_true(found > 40);
	/* Of balanced text too; a line alone has no other way. */
	sample s = sample_of(w, "aaaa bbbb cccc dddd eeee ffff", 25);
	kt_linebreak_line *chosen, *other;
	s.text.explain = w->arena;
	size_t count = kt_linebreak_balanced(w->arena, &s.text, &chosen);
	assert_int_equal(kt_linebreak_other(w->arena, &s.text, kt_linebreak_balanced, chosen, count, &other), 2);
	assert_int_not_equal(other[0].point, chosen[0].point);
	s = sample_of(w, "aaaa bbbb", 25);
	s.text.explain = w->arena;
	count = kt_linebreak_fit(w->arena, &s.text, &chosen);
	assert_int_equal(kt_linebreak_other(w->arena, &s.text, kt_linebreak_fit, chosen, count, &other), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(ragged, world_open, world_close),
	        cmocka_unit_test_setup_teardown(looser_hyphens, world_open, world_close),
	        cmocka_unit_test_setup_teardown(balanced, world_open, world_close),
	        cmocka_unit_test_setup_teardown(better_than_first_fit, world_open, world_close),
	        cmocka_unit_test_setup_teardown(no_stacks, world_open, world_close),
	        cmocka_unit_test_setup_teardown(long_texts, world_open, world_close),
	        cmocka_unit_test_setup_teardown(in_so_many_lines, world_open, world_close),
	        cmocka_unit_test_setup_teardown(the_next_best_way, world_open, world_close),
	        cmocka_unit_test_setup_teardown(explained, world_open, world_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
