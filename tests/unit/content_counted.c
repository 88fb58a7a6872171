/* Numbers typed out where a figure counts the same, in the source and in its translation. */
#include "content_world.h"

#include "content/counted.h"

typedef struct counted_case {
	const char *source, *english;
	const char
	        *said[2]; /* "figure: typed" in each language, "= " before it where it says the same; NULL: nothing */
} counted_case;

static const counted_case cases[] = {
        {"In 260 vakbonden", "In 260 unions", {"unions: 260 vakbonden", "unions: 260"}},
        {"Al **263** vakbonden", "So **263** unions", {"= unions: 263 vakbonden", "= unions: 263"}},
        {"Wel 263 vakbonden", "Yes 236 unions", {"= unions: 263 vakbonden", "unions: 236"}},
        {"Ook tweehonderd zestig vakbonden",
         "Two hundred and sixty unions",
         {"unions: tweehonderd zestig vakbonden", "unions: Two hundred and sixty"}},
        {"En 1.400 collectieve afspraken",
         "And 1,400 agreements",
         {"agreements: 1.400 collectieve afspraken", "agreements: 1,400"}},
        {"Bij 48\u00A0duizend Deelnemers",
         "With 48 thousand",
         {"trained: 48\u00A0duizend Deelnemers", "trained: 48 thousand"}},
        {"Met 263 vakbonden en 260 vakbonden", "With 263 or 260 unions", {"unions: 260 vakbonden", "= unions: 263"}},
        {"Of 12 partners",
         "Or 12 partners",
         {"= partners_here: 12 partners", "= partners_here: 12"}}, /* another counts 15 */
        {"Of 14 partners", "Or 14 partners", {"partners: 14 partners", "partners: 14"}},
        {"Nu drie vakbonden", "Now three unions", {NULL, NULL}},
        {"Die {unions} vakbonden", "Those {unions} unions", {NULL, NULL}},
        {"In 2025 vakbonden", "In 2025 unions", {NULL, NULL}},
        {"SDG 8 vakbonden", "SDG 8 unions", {NULL, NULL}},
        {"Van 260 vakbondenhuizen", "Of 260 union houses", {NULL, NULL}},
        {"Van 260 en vakbonden", "Of 260 and unions", {NULL, NULL}},
        {"De 70 landen", "The 70 countries", {NULL, NULL}}, /* a share counts nothing */
        {"Zo 260 vakbonden in 12 landen", "So many unions in 12 or 13 countries", {"unions: 260 vakbonden", NULL}},
};
#define CASES (sizeof cases / sizeof cases[0])

static void add_content(world *w)
{
	kt_buf section = kt_buf_in(w->arena), po = kt_buf_in(w->arena);
	kt_buf_text(&section, "template: article\ntitle: Eerste\nbody:\n");
	kt_buf_text(&po,
	            "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n");
	for (size_t i = 0; i < CASES; i++) {
		kt_buf_print(&section, "  - text: \"%s\"\n", cases[i].source);
		kt_buf_print(&po, "msgctxt \"one · paragraph\"\nmsgid \"%s\"\nmsgstr \"%s\"\n\n", cases[i].source,
		             cases[i].english);
	}
	kt_io_memory_add(w->io, KT_STR("content/one.yaml"), kt_buf_str(&section));
	kt_io_memory_add(w->io, KT_STR("content/translations/en.po"), kt_buf_str(&po));
	put(w, "content/cover.yaml", "template: cover\nbody:\n  - text: \"Zo\"\n");
	put(w, "content/figures.yaml",
	    "unions: {value: 263, of: vakbonden}\nagreements: {value: 1500, of: collectieve afspraken}\n"
	    "trained: {value: 49 000, of: deelnemers}\npartners: {value: 15, of: partners}\n"
	    "partners_here: {value: 12, of: partners}\nshare: {value: 72, style: percent, of: landen}\n");
}

static void test_cases(void **state)
{
	(void)state;
	world w;
	kt_edition edition;
	world_open(&w);
	add_content(&w);
	w.catalogs = kt_catalogs_open(w.io);
	world_read(&w);
	kt_edition_spec spec = *kt_brochure_edition(w.brochure, KT_STR("nl-en"));
	spec.draft = true; /* what is not translated here is not looked at */
	if (!kt_edition_make(w.catalogs, w.arena, w.brochure, &spec, w.numbers, w.diag, &edition))
		fail_msg("%s", world_said(&w));
	kt_counting *counting = kt_counted_open(w.arena, &edition, w.diag);
	assert_non_null(counting);
	size_t met = 0;
	for (uint32_t m = 0; m < w.brochure->messages.count; m++)
		for (size_t i = 0; i < CASES; i++) {
			if (!kt_str_is(w.brochure->messages.items[m].source, cases[i].source))
				continue;
			met++;
			for (unsigned l = 0; l < 2; l++) {
				kt_counted counted;
				kt_str said = KT_STR("nothing");
				if (kt_counted_find(counting, m, l, &counted))
					said = kt_print(w.arena, "%s%.*s: %.*s", counted.same ? "= " : "",
					                KT_STR_ARG(counted.figure), KT_STR_ARG(counted.typed));
				assert_text(said, cases[i].said[l] ? cases[i].said[l] : "nothing");
			}
		}
	assert_int_equal(met, CASES);
	kt_counted_close(counting);
	world_close(&w);
}

/* No figure says what it counts: nothing is opened. */
static void test_nothing_counts(void **state)
{
	(void)state;
	world w;
	kt_edition edition;
	world_open(&w);
	put(&w, "content/figures.yaml",
	    "since: {value: 1975, style: year}\n"
	    "lives: {value: 5}\ntrained: {value: 7}\nno_access: {value: 72, of: landen, style: percent}\n");
	world_read(&w);
	assert_true(kt_edition_make(w.catalogs, w.arena, w.brochure, kt_brochure_edition(w.brochure, KT_STR("nl")),
	                            w.numbers, w.diag, &edition));
	assert_null(kt_counted_open(w.arena, &edition, w.diag));
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_nothing_counts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
