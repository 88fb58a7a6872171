/* The few fields that are needed are read from the tables themselves (OpenType 1.9: head, hhea, OS/2, post): HarfBuzz
 * answers a damaged table with a plausible default, and an em of 0 with 1000. */
#include "text/face.h"

#include <stdatomic.h>
#include <string.h>

#include <hb-ot.h>

#include "text/character.h"

#define COVERAGE_END 0x2200 /* characters whose coverage is remembered: alphabets, punctuation, arrows */
#define EM_MOST      16384  /* OpenType's own bounds of unitsPerEm */
#define EM_LEAST     16

enum { COVERAGE_UNKNOWN, COVERAGE_HAS, COVERAGE_LACKS };

/* Bits of OS/2 fsType. */
enum { EMBED_RESTRICTED = 0x0002, EMBED_NO_SUBSET = 0x0100, EMBED_BITMAP_ONLY = 0x0200 };

typedef struct table {
	hb_blob_t *blob;
	const unsigned char *at;
	unsigned len;
} table;

static table table_open(hb_face_t *face, hb_tag_t tag)
{
	table t = {.blob = hb_face_reference_table(face, tag)};
	t.at = (const unsigned char *)hb_blob_get_data(t.blob, &t.len);
	return t;
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
	table t = table_open(face, tag);
	hb_blob_destroy(t.blob);
	return t.len > 0;
}

/* 0 where the table ends before. */
static unsigned u16_at(table t, unsigned offset)
{
	return offset + 2 <= t.len ? (unsigned)t.at[offset] << 8 | t.at[offset + 1] : 0;
}

static int s16_at(table t, unsigned offset)
{
	return (int16_t)u16_at(t, offset);
}

static const char *check_kind(kt_str bytes)
{
	if (kt_str_starts(bytes, "wOFF") || kt_str_starts(bytes, "wOF2"))
		return "it is a web font (WOFF): name the TrueType or OpenType file that it was made from";
	if (kt_str_starts(bytes, "%!") || kt_str_starts(bytes, "\x80\x01"))
		return "it is a Type 1 font: name a TrueType or OpenType file";
	if (!kt_str_starts(bytes, "OTTO") && !kt_str_starts(bytes, "true") && !kt_str_starts(bytes, "ttcf") &&
	    !(bytes.len >= 4 && memcmp(bytes.at, "\0\1\0\0", 4) == 0))
		return "it is no font";
	return NULL;
}

static const char *check_tables(hb_face_t *face, kt_face *out)
{
	static const hb_tag_t needed[] = {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
	                                  HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'),
	                                  HB_TAG('c', 'm', 'a', 'p')};
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (!has_table(face, needed[i]))
			return "it is damaged: a table that every font has is missing";
	if (has_table(face, HB_TAG('f', 'v', 'a', 'r')) || has_table(face, HB_TAG('C', 'F', 'F', '2')))
		return "it is a variable font: name a static file for each weight";
	out->cff = has_table(face, HB_TAG('C', 'F', 'F', ' '));
	if (!out->cff && !has_table(face, HB_TAG('g', 'l', 'y', 'f')))
		return "it has no outlines";
	return NULL;
}

static const char *read_os2(hb_face_t *face, kt_face *out)
{
	table os2 = table_open(face, HB_TAG('O', 'S', '/', '2'));
	unsigned embedding = u16_at(os2, 8);
	out->weight = (int)u16_at(os2, 4);
	out->ascender = s16_at(os2, 68);
	out->descender = s16_at(os2, 70);
	if (u16_at(os2, 0) >= 2) {
		out->x_height = s16_at(os2, 86);
		out->cap_height = s16_at(os2, 88);
	}
	hb_blob_destroy(os2.blob);
	/* Only the strictest of the four levels forbids; a font may name several, of which the mildest counts. */
	out->withheld = (embedding & 0x000F) == EMBED_RESTRICTED || embedding & (EMBED_NO_SUBSET | EMBED_BITMAP_ONLY);
	if ((embedding & 0x000F) == EMBED_RESTRICTED)
		return "its licence forbids embedding (OS/2 fsType)";
	if (embedding & (EMBED_NO_SUBSET | EMBED_BITMAP_ONLY))
		return "its licence forbids embedding a part of its outlines (OS/2 fsType)";
	return NULL;
}

static const char *read_head(hb_face_t *face, kt_face *out)
{
	table head = table_open(face, HB_TAG('h', 'e', 'a', 'd'));
	out->upem = u16_at(head, 18);
	for (unsigned i = 0; i < 4; i++)
		out->bounds[i] = s16_at(head, 36 + 2 * i);
	hb_blob_destroy(head.blob);
	return out->upem < EM_LEAST || out->upem > EM_MOST ? "it is damaged: its em is none" : NULL;
}

/* Fonts without OS/2 heights: those of the glyphs x and H, else usual proportions. */
static int height_of(const kt_face *face, hb_codepoint_t character, unsigned percent)
{
	hb_codepoint_t glyph;
	hb_glyph_extents_t extents;
	if (hb_font_get_nominal_glyph(face->font, character, &glyph) &&
	    hb_font_get_glyph_extents(face->font, glyph, &extents) && extents.y_bearing > 0)
		return extents.y_bearing;
	return (int)(face->upem * percent / 100);
}

static void read_rest(hb_face_t *face, kt_face *out)
{
	if (out->ascender <= 0) {
		table hhea = table_open(face, HB_TAG('h', 'h', 'e', 'a'));
		out->ascender = s16_at(hhea, 4);
		out->descender = s16_at(hhea, 6);
		hb_blob_destroy(hhea.blob);
	}
	if (out->cap_height <= 0)
		out->cap_height = height_of(out, 'H', 70);
	if (out->x_height <= 0)
		out->x_height = height_of(out, 'x', 50);
	table post = table_open(face, HB_TAG('p', 'o', 's', 't'));
	out->italic_angle = s16_at(post, 4);
	hb_blob_destroy(post.blob);
}

static kt_str postscript_of(kt_arena *arena, hb_face_t *face)
{
	char name[128];
	unsigned size = sizeof(name);
	hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
	return kt_str_copy(arena, (kt_str){name, size});
}

const char *kt_face_open(kt_arena *arena, kt_str bytes, kt_face *face)
{
	const char *fault = check_kind(bytes);
	if (fault)
		return fault;
	hb_blob_t *blob = hb_blob_create(bytes.at, (unsigned)bytes.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
	face->face = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	fault = check_tables(face->face, face);
	if (!fault)
		fault = read_head(face->face, face);
	if (!fault)
		fault = read_os2(face->face, face);
	if (fault)
		return fault;
	face->font = hb_font_create(face->face);
	hb_font_set_scale(face->font, (int)face->upem, (int)face->upem);
	read_rest(face->face, face);
	face->postscript = postscript_of(arena, face->face);
	if (!face->postscript.len)
		return "it has no PostScript name";
	face->coverage = kt_arena_take(arena, COVERAGE_END);
	/* HarfBuzz shares between threads what no thread may change. */
	hb_font_make_immutable(face->font);
	return NULL;
}

void kt_face_close(kt_face *face)
{
	hb_font_destroy(face->font);
	hb_face_destroy(face->face);
}

bool kt_face_has(const kt_face *face, uint32_t character)
{
	hb_codepoint_t glyph;
	if (character >= COVERAGE_END)
		return hb_font_get_nominal_glyph(face->font, character, &glyph) && glyph;
	_Atomic uint8_t *memory = &face->coverage[character];
	uint8_t known = atomic_load_explicit(memory, memory_order_relaxed);
	if (known == COVERAGE_UNKNOWN) {
		known = hb_font_get_nominal_glyph(face->font, character, &glyph) && glyph ? COVERAGE_HAS
		                                                                          : COVERAGE_LACKS;
		atomic_store_explicit(memory, known, memory_order_relaxed);
	}
	return known == COVERAGE_HAS;
}

kt_len kt_face_size(const kt_face *face, kt_len size)
{
	return kt_len_scale(size, face->scale, 100);
}

bool kt_face_inks(const kt_face *face, uint32_t glyph, kt_face_ink *ink)
{
	hb_glyph_extents_t extents;
	if (!face->font || !hb_font_get_glyph_extents(face->font, glyph, &extents))
		return false;
	*ink = (kt_face_ink){.left = extents.x_bearing,
	                     .right = extents.x_bearing + extents.width,
	                     .above = extents.y_bearing,
	                     .below = -extents.y_bearing - extents.height};
	return true;
}

int kt_face_stem(const kt_face *face)
{
	/* The formula is Adobe's for its multiple masters, as PDF writers use it. */
	return 50 + face->weight * face->weight / (65 * 65);
}

static bool has_feature(const kt_face *face, const char *tag)
{
	const hb_tag_t feature[] = {HB_TAG(tag[0], tag[1], tag[2], tag[3]), HB_TAG_NONE};
	hb_set_t *lookups = hb_set_create();
	hb_ot_layout_collect_lookups(face->face, HB_OT_TAG_GSUB, NULL, NULL, feature, lookups);
	bool has = !hb_set_is_empty(lookups);
	hb_set_destroy(lookups);
	return has;
}

uint16_t kt_face_lacks(const kt_face *face, uint16_t features)
{
	uint16_t lacks = 0;
	for (size_t i = 0; i < KT_FEATURES; i++)
		if ((features & kt_features[i].feature) && !kt_features[i].given &&
		    !has_feature(face, kt_features[i].tag))
			lacks |= (uint16_t)kt_features[i].feature;
	return lacks;
}

/* HarfBuzz makes them of the common space. */
static bool is_made_space(uint32_t c)
{
	return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

uint32_t kt_face_misses(const kt_face *face, kt_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t c = kt_str_next(text, &at);
		if (!kt_face_has(face, c) && !kt_character_hides(c) && !is_made_space(c))
			return c;
	}
	return 0;
}
