/* Which code a pair of glyph and text gets. The glyph's commonest text has the glyph's own number in the subset for its
 * code. A rarer text of the same glyph (a space and a no-break space, a typed hyphen and one that a break set) gets a code
 * past the subset's glyphs where the outlines are glyf, and /CIDToGIDMap leads it to the same outline. A bare CFF has no
 * such map: there a second Type0 font, of the same descendant but with a ToUnicode of its own, shows the glyph's second
 * text, a third its third.
 *
 * A cluster of several glyphs is put into a glyf subset as one composite glyph (write/pdf_compound), and has one code. A
 * bare CFF knows no composites.
 *
 * Subsetting is write/pdf_subset, the objects are write/pdf_cidfont. */
#include "write/pdf_font.h"

#include <string.h>

#include "write/pdf_cidfont.h"

#define NO_PAIR        UINT32_MAX
#define CODES          65536u
#define COMPOUNDS_MOST 32768u /* of a face: a font holds 65535 glyphs; past half of them, glyphs stand apart */

typedef struct pair {
	kt_str text;
	uint32_t count; /* how often it is shown */
	uint32_t next;  /* the next pair of the same glyph, or NO_PAIR */
	uint16_t glyph; /* of the face; a compound's first */
	uint16_t code;
	unsigned variant; /* which of the face's fonts */
	bool exact;
	const kt_pdf_compound *compound; /* NULL: the glyph alone */
	uint32_t width;
} pair;

typedef struct font {
	const kt_face *face;
	unsigned *objects; /* by variant */
	unsigned number;   /* of the first variant */
	unsigned variants;
	uint32_t glyph_count; /* of the face */
	uint32_t *first;      /* by glyph: its first pair */
	pair *pairs;
	size_t count, room;
	uint32_t compounds; /* pairs that are */
	bool exact;         /* all pairs are, and no glyph is only part of others */
} font;

struct kt_pdf_fonts {
	kt_arena *arena;
	font **by_face; /* by kt_face.index; NULL: not used */
	size_t face_room;
	font **items; /* by number */
	size_t count, room;
};

kt_pdf_fonts *kt_pdf_fonts_open(kt_arena *arena)
{
	kt_pdf_fonts *fonts = KT_NEW(arena, kt_pdf_fonts);
	fonts->arena = arena;
	return fonts;
}

/* Noting */

static void *widen(kt_arena *arena, void *items, size_t *room, size_t wanted, size_t size)
{
	if (wanted <= *room)
		return items;
	size_t next = *room == 0 ? 16 : *room * 2;
	if (next < wanted)
		next = wanted;
	items = kt_arena_grow(arena, items, *room * size, next * size);
	*room = next;
	return items;
}

static font *add_font(kt_pdf_fonts *fonts, const kt_face *face)
{
	font *f = KT_NEW(fonts->arena, font);
	f->face = face;
	f->glyph_count = hb_face_get_glyph_count(face->face);
	f->first = KT_NEW_ARRAY(fonts->arena, uint32_t, f->glyph_count);
	for (uint32_t i = 0; i < f->glyph_count; i++)
		f->first[i] = NO_PAIR;
	f->exact = true;
	fonts->items = widen(fonts->arena, fonts->items, &fonts->room, fonts->count + 1, sizeof *fonts->items);
	fonts->items[fonts->count++] = f;
	fonts->by_face[face->index] = f;
	return f;
}

static font *font_of(kt_pdf_fonts *fonts, const kt_face *face)
{
	fonts->by_face =
	        widen(fonts->arena, fonts->by_face, &fonts->face_room, face->index + 1u, sizeof *fonts->by_face);
	font *f = fonts->by_face[face->index];
	return f != NULL ? f : add_font(fonts, face);
}

/* The glyph's first pair, or NO_PAIR. */
static uint32_t first_of(const font *f, uint32_t glyph)
{
	if (glyph >= f->glyph_count)
		KT_BUG("a glyph that the face does not have");
	return f->first[glyph];
}

static pair *find(const font *f, uint16_t glyph, kt_str text)
{
	for (uint32_t i = first_of(f, glyph); i != NO_PAIR; i = f->pairs[i].next)
		if (f->pairs[i].compound == NULL && kt_str_equal(f->pairs[i].text, text))
			return &f->pairs[i];
	return NULL;
}

static pair *find_compound(const font *f, const kt_pdf_compound *compound, kt_str text)
{
	for (uint32_t i = first_of(f, compound->parts[0].glyph); i != NO_PAIR; i = f->pairs[i].next) {
		pair *p = &f->pairs[i];
		if (p->compound != NULL && kt_str_equal(p->text, text) && kt_pdf_compound_equal(p->compound, compound))
			return p;
	}
	return NULL;
}

/* The commonest text of a glyph; of equals, the one that was seen first. */
static pair *commonest(const font *f, uint32_t glyph)
{
	pair *best = NULL;
	for (uint32_t i = first_of(f, glyph); i != NO_PAIR; i = f->pairs[i].next)
		if (f->pairs[i].compound == NULL && (best == NULL || f->pairs[i].count >= best->count))
			best = &f->pairs[i];
	return best;
}

static void add_pair(kt_pdf_fonts *fonts, font *f, pair p)
{
	p.next = f->first[p.glyph];
	f->pairs = widen(fonts->arena, f->pairs, &f->room, f->count + 1, sizeof *f->pairs);
	f->pairs[f->count] = p;
	f->first[p.glyph] = (uint32_t)f->count++;
}

void kt_pdf_fonts_note(kt_pdf_fonts *fonts, const kt_face *face, uint16_t glyph, kt_str text)
{
	font *f = font_of(fonts, face);
	pair *known = find(f, glyph, text);
	if (known != NULL)
		known->count++;
	else
		add_pair(fonts, f, (pair){.text = text, .count = 1, .glyph = glyph});
}

void kt_pdf_fonts_note_part(kt_pdf_fonts *fonts, const kt_face *face, uint16_t glyph, kt_str text)
{
	font *f = font_of(fonts, face);
	/* Every code needs some text (PDF/A-2, 6.2.11.7); one that the glyph shows alone is better, and counts more. */
	f->exact = false;
	if (commonest(f, glyph) == NULL)
		add_pair(fonts, f, (pair){.text = text, .count = 0, .glyph = glyph});
}

bool kt_pdf_fonts_note_compound(kt_pdf_fonts *fonts, const kt_face *face, const kt_pdf_compound *compound, kt_str text)
{
	font *f = font_of(fonts, face);
	if (face->cff)
		return false;
	pair *known = find_compound(f, compound, text);
	if (known != NULL || f->compounds == COMPOUNDS_MOST)
		return known != NULL;
	kt_pdf_compound *kept = KT_NEW(fonts->arena, kt_pdf_compound);
	*kept = *compound;
	add_pair(fonts, f, (pair){.text = text, .glyph = compound->parts[0].glyph, .compound = kept});
	f->compounds++;
	return true;
}

/* Codes */

static uint32_t millionths(const kt_face *face, int64_t units)
{
	return (uint32_t)((units * 1000000 + face->upem / 2) / face->upem);
}

static uint32_t width_of(const kt_face *face, uint32_t glyph)
{
	return millionths(face, hb_font_get_glyph_h_advance(face->font, glyph));
}

/* The pairs of one glyph alone. `codes`: how many there are so far. */
static void give_glyph_codes(font *f, uint32_t glyph, uint16_t own, uint32_t *codes)
{
	const pair *best = commonest(f, glyph);
	unsigned variant = 0;
	for (uint32_t i = first_of(f, glyph); i != NO_PAIR; i = f->pairs[i].next) {
		pair *p = &f->pairs[i];
		if (p->compound != NULL)
			continue;
		bool spare = p != best && !f->face->cff && *codes < CODES;
		p->code = spare ? (uint16_t)(*codes)++ : own;
		p->variant = p != best && f->face->cff ? ++variant : 0;
		p->exact = spare || p == best || p->variant > 0;
		p->width = width_of(f->face, glyph);
		f->exact = f->exact && p->exact;
	}
	if (variant >= f->variants)
		f->variants = variant + 1;
}

/* Gives every pair its code: first the subset's glyphs, then its compounds in the order of the pairs, then the rarer texts
 * of glyphs. Returns how many codes there are. */
static uint32_t give_codes(font *f, const kt_pdf_subset *subset)
{
	uint32_t codes = subset->count;
	for (size_t i = 0; i < f->count; i++) {
		pair *p = &f->pairs[i];
		if (p->compound == NULL)
			continue;
		p->code = (uint16_t)codes++;
		p->exact = true;
		p->width = millionths(f->face, p->compound->advance);
	}
	f->variants = 1;
	for (uint32_t glyph = 0; glyph < f->glyph_count; glyph++)
		if (commonest(f, glyph) != NULL)
			give_glyph_codes(f, glyph, kt_pdf_subset_glyph(subset, glyph), &codes);
	return codes;
}

/* The codes of one variant. */
static kt_pdf_cid *list_codes(const font *f, unsigned variant, const kt_pdf_subset *subset, uint32_t codes,
                              kt_arena *arena)
{
	kt_pdf_cid *entries = KT_NEW_ARRAY(arena, kt_pdf_cid, codes);
	for (uint32_t i = 0; i < subset->count; i++)
		entries[i] = (kt_pdf_cid){.glyph = (uint16_t)i, .width = width_of(f->face, subset->old[i])};
	for (size_t i = 0; i < f->count; i++) {
		const pair *p = &f->pairs[i];
		if (!p->exact || p->variant != variant)
			continue;
		entries[p->code].text = p->text;
		entries[p->code].glyph = p->compound != NULL ? p->code : kt_pdf_subset_glyph(subset, p->glyph);
		entries[p->code].width = p->width;
	}
	return entries;
}

/* The face's outlines: all glyphs that pairs name, and the compounds of them. */
static bool make_subset(const font *f, kt_arena *arena, kt_pdf_subset *subset)
{
	uint32_t *glyphs = KT_NEW_ARRAY(arena, uint32_t, f->count + (size_t)f->compounds * KT_PDF_COMPOUND_MOST);
	size_t count = 0;
	for (size_t i = 0; i < f->count; i++) {
		const kt_pdf_compound *compound = f->pairs[i].compound;
		glyphs[count++] = f->pairs[i].glyph;
		for (uint32_t k = 0; compound != NULL && k < compound->count; k++)
			glyphs[count++] = compound->parts[k].glyph;
	}
	if (!kt_pdf_subset_make(f->face, glyphs, count, arena, subset))
		return false;
	if (f->compounds == 0)
		return true;
	kt_pdf_compound *compounds = KT_NEW_ARRAY(arena, kt_pdf_compound, f->compounds);
	size_t made = 0;
	for (size_t i = 0; i < f->count; i++) {
		if (f->pairs[i].compound == NULL)
			continue;
		kt_pdf_compound *c = &compounds[made++];
		*c = *f->pairs[i].compound;
		for (uint32_t k = 0; k < c->count; k++)
			c->parts[k].glyph = kt_pdf_subset_glyph(subset, c->parts[k].glyph);
	}
	subset->file = kt_pdf_compound_add(arena, subset->file, compounds, made);
	return subset->file.len > 0;
}

static bool write_font(kt_pdf_fonts *fonts, font *f, kt_haru *haru, kt_diag *diag)
{
	kt_arena *arena = fonts->arena;
	kt_pdf_subset subset;
	if (!make_subset(f, arena, &subset))
		return kt_diag_system(diag, KT_DIAG_FONT, KT_NOWHERE,
		                      "%.*s: the font cannot be cut down to its glyphs used",
		                      KT_STR_ARG(f->face->path));
	uint32_t codes = give_codes(f, &subset);
	kt_pdf_cid *entries = list_codes(f, 0, &subset, codes, arena);
	kt_pdf_cidfont cidfont = {haru, arena, f->face, &subset, f->compounds, codes, {NULL, 0}};
	unsigned descendant = kt_pdf_cidfont_write(&cidfont, entries);
	f->objects = KT_NEW_ARRAY(arena, unsigned, f->variants);
	for (unsigned variant = 0; variant < f->variants; variant++) {
		if (variant > 0)
			entries = list_codes(f, variant, &subset, codes, arena);
		f->objects[variant] = kt_pdf_cidfont_write_variant(&cidfont, descendant, entries);
	}
	return true;
}

bool kt_pdf_fonts_write(kt_pdf_fonts *fonts, kt_haru *haru, kt_diag *diag)
{
	bool fine = true;
	unsigned number = 0;
	for (size_t i = 0; i < fonts->count; i++) {
		fine = write_font(fonts, fonts->items[i], haru, diag) && fine;
		fonts->items[i]->number = number;
		number += fonts->items[i]->variants;
	}
	return fine;
}

static const font *known_font(const kt_pdf_fonts *fonts, const kt_face *face)
{
	if (face->index >= fonts->face_room || fonts->by_face[face->index] == NULL)
		KT_BUG("a face is shown that was not noted");
	return fonts->by_face[face->index];
}

static kt_pdf_code code_of(const font *f, const pair *p)
{
	if (p == NULL)
		KT_BUG("a glyph is shown that was not noted");
	return (kt_pdf_code){f->number + p->variant, p->code, p->exact, p->width};
}

kt_pdf_code kt_pdf_fonts_code(const kt_pdf_fonts *fonts, const kt_face *face, uint16_t glyph, kt_str text)
{
	const font *f = known_font(fonts, face);
	return code_of(f, find(f, glyph, text));
}

bool kt_pdf_fonts_compound_code(const kt_pdf_fonts *fonts, const kt_face *face, const kt_pdf_compound *compound,
                                kt_str text, kt_pdf_code *code)
{
	const font *f = known_font(fonts, face);
	const pair *p = find_compound(f, compound, text);
	if (p != NULL)
		*code = code_of(f, p);
	return p != NULL;
}

kt_pdf_code kt_pdf_fonts_part_code(const kt_pdf_fonts *fonts, const kt_face *face, uint16_t glyph)
{
	const font *f = known_font(fonts, face);
	kt_pdf_code code = code_of(f, commonest(f, glyph));
	code.exact = false;
	return code;
}

bool kt_pdf_fonts_exact(const kt_pdf_fonts *fonts, const kt_face *face)
{
	return known_font(fonts, face)->exact;
}

unsigned kt_pdf_fonts_number(const kt_pdf_fonts *fonts, const kt_face *face)
{
	return known_font(fonts, face)->number;
}

void kt_pdf_fonts_put_resources(const kt_pdf_fonts *fonts, kt_buf *out)
{
	for (size_t i = 0; i < fonts->count; i++)
		for (unsigned k = 0; k < fonts->items[i]->variants; k++)
			kt_buf_print(out, "/F%u %u 0 R", fonts->items[i]->number + k, fonts->items[i]->objects[k]);
}
