/* content_world: a project in memory, for the tests of content.
 *
 * Note     Two sections, a cover that takes title and kicker from the brochure and one with a block of each test form.
 */
#ifndef KT_TESTS_CONTENT_WORLD_H
#define KT_TESTS_CONTENT_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "content/edition.h"
#include "content_forms.h"

typedef struct world {
	kt_io *io;
	kt_arena *arena;
	kt_diag *diag;
	kt_numbers *numbers;
	kt_catalogs *catalogs;
	kt_brochure *brochure;
} world;

#define WORLD_BROCHURE                                                                                                 \
	"title: Een proef\n"                                                                                           \
	"language: nl\n"                                                                                               \
	"date: 2026-11-24\n"                                                                                           \
	"publishers: [Uitgever Een, Uitgever Twee]\n"                                                                  \
	"layout: a-layout\n"                                                                                           \
	"pages: 12\n"                                                                                                  \
	"sections: [cover, one]\n"                                                                                     \
	"editions:\n"                                                                                                  \
	"  nl: {languages: nl}\n"                                                                                      \
	"  en: {languages: [en], pages: 14}\n"                                                                         \
	"  nl-en: {languages: [nl, en], arrangement: side-by-side, reading: interleaved}\n"                            \
	"words:\n"                                                                                                     \
	"  source: \"Bron: {source}\"\n"
#define WORLD_FIGURES                                                                                                  \
	"since: {value: 1975, style: year}\n"                                                                          \
	"lives: {value: 500 000 000, style: compact}\n"                                                                \
	"trained: {value: 49 000}\n"                                                                                   \
	"no_access: {value: 72, style: percent, source: Global Rights Index}\n"                                        \
	"no_strike: {value: 87, style: percent, source: Global Rights Index}\n"
#define WORLD_COVER                                                                                                    \
	"template: cover\n"                                                                                            \
	"body:\n"                                                                                                      \
	"  - text: Meer dan {lives} mensen\n"
#define WORLD_ONE                                                                                                      \
	"template: article\n"                                                                                          \
	"title: Eerste\n"                                                                                              \
	"kicker: Klein\n"                                                                                              \
	"body:\n"                                                                                                      \
	"  - text: |\n"                                                                                                \
	"      Sinds {since} **samen**, met {trained}\n"                                                               \
	"      deelnemers.\n"                                                                                          \
	"\n"                                                                                                           \
	"      - een;\n"                                                                                               \
	"      - twee.\n"                                                                                              \
	"    in: main\n"                                                                                               \
	"  - callout: |\n"                                                                                             \
	"      ## Kop\n"                                                                                               \
	"\n"                                                                                                           \
	"      - drie\n"                                                                                               \
	"    only: screen\n"                                                                                           \
	"  - map: {alt: Een kaart., countries: [BO, PE]}\n"                                                            \
	"  - quote: {text: Zo is het., by: Jan d'Arc, role: baas}\n"                                                   \
	"  - share:\n"                                                                                                 \
	"      alt: Stippen.\n"                                                                                        \
	"      shares:\n"                                                                                              \
	"        - {figure: no_access, says: \"{no_access} zonder recht\"}\n"                                          \
	"  - timeline:\n"                                                                                              \
	"      events:\n"                                                                                              \
	"        - {year: since, label: start}\n"                                                                      \
	"        - {year: 2025, label: start}\n"

static inline void put(world *w, const char *path, const char *text)
{
	kt_io_memory_add(w->io, kt_str_of(path), kt_str_of(text));
}

static inline void world_open(world *w)
{
	*w = (world){kt_io_memory_open(), kt_arena_open(), kt_diag_open(), kt_numbers_open(), NULL, NULL};
	put(w, "content/brochure.yaml", WORLD_BROCHURE);
	put(w, "content/figures.yaml", WORLD_FIGURES);
	put(w, "content/cover.yaml", WORLD_COVER);
	put(w, "content/one.yaml", WORLD_ONE);
}

static inline void world_read(world *w)
{
	w->brochure = kt_brochure_read(w->io, w->arena, KT_STR("."), &test_forms, w->diag);
}

static inline void world_close(world *w)
{
	kt_catalogs_close(w->catalogs);
	kt_numbers_close(w->numbers);
	kt_diag_close(w->diag);
	kt_arena_close(w->arena);
	kt_io_close(w->io);
}

/* What was reported, as it is printed. */
static inline const char *world_said(world *w)
{
	kt_buf out = kt_buf_in(w->arena);
	kt_diag_print(w->diag, KT_DIAG_TEXT, false, &out);
	return out.at ? out.at : "";
}

static inline kt_str world_file(world *w, const char *path)
{
	kt_str bytes = {"", 0};
	assert_true(kt_io_memory_file(w->io, kt_str_of(path), &bytes));
	return bytes;
}

static inline void assert_text(kt_str text, const char *expected)
{
	char copy[4096];
	assert_true(text.len < sizeof copy);
	memcpy(copy, text.at ? text.at : "", text.len);
	copy[text.len] = '\0';
	assert_string_equal(copy, expected);
}

#endif
