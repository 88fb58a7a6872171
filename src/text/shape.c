/* HarfBuzz with kern, liga, calt and what else it turns on by itself, but ccmp (compose and decompose): in Inter it costs
 * half of all shaping and changes no text without combining marks, so it is asked for only where one stands, or where
 * the script is not one of the three whose letters come composed. */
#include "text/shape.h"

#include <hb.h>
#include <unicode/uchar.h>

#include "text/lexicon.h"

#define FRACTION_SLASH "\xE2\x81\x84" /* U+2044 */
#define JOINER         "\xE2\x80\x8D" /* U+200D */
#define JOINER_LEN     3
#define KEPT_LONGEST   256 /* bytes: words, and the lines of headings */
#define GLYPHS_A_CHAR  64  /* a font that makes more is broken, or made to harm */
#define SCRIPTS_MOST   256 /* more than ISO 15924 has codes of writing */

typedef struct spoken {
	const kt_language *language;
	hb_language_t hb;
} spoken;

struct kt_shaper {
	kt_arena *arena;
	kt_lexicon *words;
	hb_buffer_t *buffer;
	uint32_t scripts[SCRIPTS_MOST];
	unsigned script_count;
	spoken *languages;
	unsigned language_count, language_room;
	unsigned language_last; /* the one asked for last */
};

kt_shaper *kt_shaper_open(kt_arena *arena)
{
	kt_shaper *shaper = KT_NEW(arena, kt_shaper);
	shaper->arena = arena;
	shaper->words = kt_lexicon_open(arena);
	shaper->buffer = hb_buffer_create();
	return shaper;
}

void kt_shaper_close(kt_shaper *shaper)
{
	hb_buffer_destroy(shaper->buffer);
}

static unsigned number_of_script(kt_shaper *shaper, uint32_t script)
{
	for (unsigned i = 0; i < shaper->script_count; i++)
		if (shaper->scripts[i] == script)
			return i;
	if (shaper->script_count == SCRIPTS_MOST)
		KT_BUG("more scripts than there are");
	shaper->scripts[shaper->script_count] = script;
	return shaper->script_count++;
}

static unsigned number_of_language(kt_shaper *shaper, const kt_language *language)
{
	unsigned count = shaper->language_count;
	if (count && shaper->languages[shaper->language_last].language == language)
		return shaper->language_last;
	for (unsigned i = 0; i < count; i++)
		if (shaper->languages[i].language == language)
			return shaper->language_last = i;
	if (count == shaper->language_room) {
		unsigned room = count ? count * 2 : 8;
		shaper->languages =
		        kt_arena_grow(shaper->arena, shaper->languages, count * sizeof(spoken), room * sizeof(spoken));
		shaper->language_room = room;
	}
	shaper->languages[count] =
	        (spoken){language, hb_language_from_string(language->tag.at, (int)language->tag.len)};
	shaper->language_count++;
	return shaper->language_last = count;
}

/* Letters of Latin, Greek and Cyrillic without combining marks, punctuation and currency signs. */
static bool comes_composed(kt_str text)
{
	for (size_t at = 0; at < text.len;) {
		if ((unsigned char)text.at[at] < KT_SHAPE_LEAD_EXTENDING) {
			at++;
			continue;
		}
		uint32_t c = kt_str_next(text, &at);
		if (!((c >= 0x0370 && c < 0x0483) || (c >= 0x048A && c < 0x0530) || (c >= 0x2000 && c < 0x20D0)))
			return false;
	}
	return true;
}

static bool is_digit_at(kt_str text, size_t at)
{
	return at < text.len && text.at[at] >= '0' && text.at[at] <= '9';
}

/* Digits, a slash and digits, and no more slashes (a date, a path): what a fraction is. Its bounds are HarfBuzz's. */
static bool find_fraction(kt_str text, unsigned *start, unsigned *end)
{
	size_t slash = kt_str_find(text, "/", 0);
	size_t mark = slash == SIZE_MAX ? kt_str_find(text, FRACTION_SLASH, 0) : slash;
	if (mark == SIZE_MAX || kt_str_find(text, "/", mark + 1) != SIZE_MAX)
		return false;
	size_t from = mark, to = mark + (slash == SIZE_MAX ? sizeof(FRACTION_SLASH) - 1 : 1);
	while (from && is_digit_at(text, from - 1))
		from--;
	if (from == mark || !is_digit_at(text, to))
		return false;
	while (is_digit_at(text, to))
		to++;
	*start = (unsigned)from;
	*end = (unsigned)to;
	return true;
}

static void shape_buffer(hb_buffer_t *buffer, const kt_shape_sense *sense, hb_language_t language, kt_str text)
{
	hb_buffer_reset(buffer);
	hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_buffer_set_direction(buffer, sense->backwards ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, (hb_script_t)sense->script);
	hb_buffer_set_language(buffer, language);
	/* Of the letters beside the text a joiner has all that matters; HarfBuzz takes it as context. */
	if (sense->joins & KT_SHAPE_JOINS_BEFORE)
		hb_buffer_add_utf8(buffer, JOINER, JOINER_LEN, JOINER_LEN, 0);
	hb_buffer_add_utf8(buffer, text.at, (int)text.len, 0, (int)text.len);
	if (sense->joins & KT_SHAPE_JOINS_AFTER)
		hb_buffer_add_utf8(buffer, JOINER, JOINER_LEN, 0, 0);

	hb_feature_t features[2 + KT_FEATURES];
	unsigned count = 0;
	if (comes_composed(text))
		features[count++] =
		        (hb_feature_t){HB_TAG('c', 'c', 'm', 'p'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
	for (size_t i = 0; i < KT_FEATURES; i++) {
		const char *tag = kt_features[i].tag;
		hb_feature_t feature = {HB_TAG(tag[0], tag[1], tag[2], tag[3]), 1, HB_FEATURE_GLOBAL_START,
		                        HB_FEATURE_GLOBAL_END};
		bool asked = sense->features & kt_features[i].feature;
		if (kt_features[i].feature == KT_FEATURE_FRACTIONS)
			asked = asked && find_fraction(text, &feature.start, &feature.end);
		if (asked)
			features[count++] = feature;
	}
	/* Of two full-width marks in a row one gives its blank half, where the font says how. */
	if (sense->script == HB_SCRIPT_HAN)
		features[count++] =
		        (hb_feature_t){HB_TAG('c', 'h', 'w', 's'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
	hb_shape(sense->face->font, buffer, features, count);
	if (sense->backwards)
		hb_buffer_reverse(buffer);
}

bool kt_shape_extends(uint32_t c)
{
	return u_hasBinaryProperty((UChar32)c, UCHAR_GRAPHEME_EXTEND) ||
	       u_charType((UChar32)c) == U_COMBINING_SPACING_MARK || c == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF);
}

/* Unicode 15, chapters 9, 10, 13, 14 and 19. */
bool kt_shape_joins(uint32_t script)
{
	switch ((hb_script_t)script) {
	case HB_SCRIPT_ARABIC:
	case HB_SCRIPT_SYRIAC:
	case HB_SCRIPT_MONGOLIAN:
	case HB_SCRIPT_NKO:
	case HB_SCRIPT_MANDAIC:
	case HB_SCRIPT_PHAGS_PA:
	case HB_SCRIPT_ADLAM:
	case HB_SCRIPT_HANIFI_ROHINGYA:
	case HB_SCRIPT_MANICHAEAN:
	case HB_SCRIPT_PSALTER_PAHLAVI:
	case HB_SCRIPT_SOGDIAN:
		return true;
	default:
		return false;
	}
}

/* Does what begins at the cluster stand on the glyph before it? */
static bool stands_on(kt_str text, uint32_t cluster)
{
	size_t at = cluster;
	return (unsigned char)text.at[at] >= KT_SHAPE_LEAD_EXTENDING && kt_shape_extends(kt_str_next(text, &at));
}

/* Binds glyphs of one letter; what joins is bound throughout. */
static void bind(kt_shaped_glyph *glyphs, unsigned count, const kt_shape_sense *sense, kt_str text)
{
	bool joined = kt_shape_joins(sense->script);
	for (unsigned i = 0; i < count; i++) {
		bool one = i + 1 < count &&
		           (glyphs[i + 1].cluster == glyphs[i].cluster || stands_on(text, glyphs[i + 1].cluster));
		glyphs[i + (one && sense->backwards)].bound |= one;
		glyphs[i].bound |= joined;
	}
}

static const kt_shaped *shaped_of(kt_arena *arena, hb_buffer_t *buffer, const kt_shape_sense *sense, kt_str text)
{
	kt_shaped *shaped = KT_NEW(arena, kt_shaped);
	unsigned count = hb_buffer_get_length(buffer);
	if (!hb_buffer_allocation_successful(buffer) || count > kt_str_count(text) * GLYPHS_A_CHAR) {
		shaped->faulty = true;
		return shaped;
	}
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, NULL);
	const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
	kt_shaped_glyph *glyphs = KT_NEW_ARRAY(arena, kt_shaped_glyph, count);
	for (unsigned i = 0; i < count; i++) {
		glyphs[i] = (kt_shaped_glyph){.id = (uint16_t)infos[i].codepoint,
		                              .cluster = infos[i].cluster,
		                              .advance = positions[i].x_advance,
		                              .dx = positions[i].x_offset,
		                              .dy = positions[i].y_offset};
		shaped->width += positions[i].x_advance;
	}
	bind(glyphs, count, sense, text);
	for (unsigned i = 0; i < count; i++)
		shaped->clusters += !glyphs[i].bound;
	shaped->glyphs = glyphs;
	shaped->count = count;
	return shaped;
}

const kt_shaped *kt_shape(kt_shaper *shaper, kt_arena *scratch, const kt_shape_sense *sense, kt_str text)
{
	unsigned language = number_of_language(shaper, sense->language);
	bool kept = text.len <= KEPT_LONGEST;
	if (kept) {
		/* 1 bit, 2, 20, 8, 20 and 8: what is kept is asked for in this sense. */
		uint64_t number = (uint64_t)sense->backwards << 63 | (uint64_t)sense->joins << 61 |
		                  (uint64_t)sense->face->index << 36 |
		                  (uint64_t)number_of_script(shaper, sense->script) << 28 | (uint64_t)language << 8 |
		                  sense->features;
		const void **finding = kt_lexicon_word(shaper->words, number, text);
		if (*finding)
			return *finding;
		shape_buffer(shaper->buffer, sense, shaper->languages[language].hb, text);
		return *finding = shaped_of(shaper->arena, shaper->buffer, sense, text);
	}
	shape_buffer(shaper->buffer, sense, shaper->languages[language].hb, text);
	return shaped_of(scratch, shaper->buffer, sense, text);
}
