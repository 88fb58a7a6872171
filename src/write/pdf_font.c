/* Which code a pair of glyph and text gets. The glyph's commonest text has the glyph's own number in the subset for its
 * code. A rarer text of the same glyph (a space and a no-break space, a typed hyphen and one that a break set) gets a code
 * past the subset's glyphs where the outlines are glyf, and /CIDToGIDMap leads it to the same outline. A bare CFF has no
 * such map: there a second Type0 font, of the same descendant but with a ToUnicode of its own, shows the glyph's second
 * text, a third its third.
 *
 * A cluster of several glyphs is put into a glyf subset as one composite glyph (write/pdf_compound), and has one code. A
 * bare CFF knows no composites.
 *
 * Subsetting is write/pdf_subset; the objects are those of ISO 32000-1, 9.7 (composite fonts) and 9.10.3 (ToUnicode). */
#include "write/pdf_font.h"

#include <string.h>

#include "base/num.h"
#include "write/pdf_subset.h"
#include "write/pdf_syntax.h"

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

typedef struct code_entry {
	kt_str text;    /* empty: a glyph that is only part of others */
	uint16_t glyph; /* of the subset */
	uint32_t width;
} code_entry;

/* The codes of one variant. */
static code_entry *list_codes(const font *f, unsigned variant, const kt_pdf_subset *subset, uint32_t codes,
                              kt_arena *arena)
{
	code_entry *entries = KT_NEW_ARRAY(arena, code_entry, codes);
	for (uint32_t i = 0; i < subset->count; i++)
		entries[i] = (code_entry){.glyph = (uint16_t)i, .width = width_of(f->face, subset->old[i])};
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

/* Objects */

/* Six letters that differ where the subsets do (9.6.4): from a hash of the codes' glyphs and texts. */
static void put_tagged_name(kt_buf *out, const font *f, const kt_pdf_subset *subset)
{
	uint32_t hash = kt_str_hash(f->face->postscript) ^ f->compounds;
	for (uint32_t i = 0; i < subset->count; i++)
		hash = (hash ^ subset->old[i]) * 16777619u;
	kt_buf name = kt_buf_in(out->arena);
	for (unsigned i = 0; i < 6; i++, hash /= 26)
		kt_buf_byte(&name, (char)('A' + hash % 26));
	kt_buf_byte(&name, '+');
	kt_buf_put(&name, f->face->postscript);
	kt_pdf_put_name(out, kt_buf_str(&name));
}

static void put_thousandths(kt_buf *out, const kt_face *face, int64_t units)
{
	kt_num_ratio(out, units * 1000, face->upem, 0);
}

#define FLAG_SYMBOLIC 4u /* a subset with codes of its own is no standard character set */
#define FLAG_ITALIC   64u

static unsigned write_descriptor(kt_haru *haru, kt_arena *arena, const kt_face *face, kt_str name,
                                 const kt_pdf_subset *subset)
{
	kt_buf entries = kt_buf_in(arena);
	kt_buf_text(&entries, face->cff ? "/Subtype/CIDFontType0C" : "");
	if (!face->cff)
		kt_buf_print(&entries, "/Length1 %zu", subset->file.len);
	unsigned file = kt_haru_add_deflated(haru, kt_buf_str(&entries), subset->file);

	kt_buf d = kt_buf_in(arena);
	kt_buf_text(&d, "/Type/FontDescriptor/FontName");
	kt_buf_put(&d, name);
	kt_buf_print(&d, "/Flags %u/FontBBox[", FLAG_SYMBOLIC | (face->italic_angle != 0 ? FLAG_ITALIC : 0));
	for (unsigned i = 0; i < 4; i++) {
		kt_buf_text(&d, i == 0 ? "" : " ");
		put_thousandths(&d, face, face->bounds[i]);
	}
	kt_buf_print(&d, "]/ItalicAngle %d/Ascent ", face->italic_angle);
	put_thousandths(&d, face, face->ascender);
	kt_buf_text(&d, "/Descent ");
	put_thousandths(&d, face, face->descender);
	kt_buf_text(&d, "/CapHeight ");
	put_thousandths(&d, face, face->cap_height);
	/* No table says how wide a stem is; only a reader without the embedded font would ask. The formula is Adobe's
	 * for its multiple masters, as PDF writers use it. */
	kt_buf_print(&d, "/StemV %d/%s %u 0 R", 50 + face->weight * face->weight / (65 * 65),
	             face->cff ? "FontFile3" : "FontFile2", file);
	return kt_haru_add(haru, kt_buf_str(&d));
}

static void put_widths(kt_buf *out, const code_entry *entries, uint32_t codes)
{
	kt_buf_text(out, "/DW 0/W[0[");
	for (uint32_t i = 0; i < codes; i++) {
		if (i > 0)
			kt_buf_byte(out, ' ');
		kt_num_ratio(out, entries[i].width, 1000, 3);
	}
	kt_buf_text(out, "]]");
}

static void put_glyph_map(kt_buf *out, kt_haru *haru, const code_entry *entries, uint32_t codes,
                          const kt_pdf_subset *subset, uint32_t compounds)
{
	if (codes == subset->count + compounds) {
		kt_buf_text(out, "/CIDToGIDMap/Identity");
		return;
	}
	kt_buf map = kt_buf_in(out->arena);
	for (uint32_t i = 0; i < codes; i++) {
		kt_buf_byte(&map, (char)(entries[i].glyph >> 8));
		kt_buf_byte(&map, (char)(entries[i].glyph & 255));
	}
	unsigned object = kt_haru_add_deflated(haru, KT_STR(""), kt_buf_str(&map));
	kt_buf_print(out, "/CIDToGIDMap %u 0 R", object);
}

#define CMAP_BLOCK 100 /* most entries of one bfchar (CMap specification, 5014) */

static unsigned write_to_unicode(kt_haru *haru, kt_arena *arena, const code_entry *entries, uint32_t codes)
{
	kt_buf cmap = kt_buf_in(arena);
	kt_buf_text(&cmap, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	                   "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	                   "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
	                   "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	uint32_t left = 0;
	for (uint32_t i = 0; i < codes; i++)
		left += entries[i].text.len > 0;
	for (uint32_t i = 0, in_block = 0; i < codes; i++) {
		if (entries[i].text.len == 0)
			continue;
		if (in_block == 0) {
			in_block = left < CMAP_BLOCK ? left : CMAP_BLOCK;
			kt_buf_print(&cmap, "%u beginbfchar\n", (unsigned)in_block);
		}
		kt_buf_byte(&cmap, '<');
		kt_pdf_put_unit(&cmap, i);
		kt_buf_text(&cmap, "><");
		kt_pdf_put_utf16(&cmap, entries[i].text);
		kt_buf_text(&cmap, ">\n");
		left--;
		if (--in_block == 0)
			kt_buf_text(&cmap, "endbfchar\n");
	}
	kt_buf_text(&cmap, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
	return kt_haru_add_deflated(haru, KT_STR(""), kt_buf_str(&cmap));
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

/* The descendant font, which all variants of a face share. */
static unsigned write_descendant(const font *f, kt_haru *haru, kt_arena *arena, kt_str name,
                                 const kt_pdf_subset *subset, const code_entry *entries, uint32_t codes)
{
	unsigned descriptor = write_descriptor(haru, arena, f->face, name, subset);
	kt_buf cid = kt_buf_in(arena);
	kt_buf_print(&cid, "/Type/Font/Subtype/%s/BaseFont", f->face->cff ? "CIDFontType0" : "CIDFontType2");
	kt_buf_put(&cid, name);
	kt_buf_print(&cid, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %u 0 R",
	             descriptor);
	if (!f->face->cff)
		put_glyph_map(&cid, haru, entries, codes, subset, f->compounds);
	put_widths(&cid, entries, codes);
	return kt_haru_add(haru, kt_buf_str(&cid));
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
	code_entry *entries = list_codes(f, 0, &subset, codes, arena);
	kt_buf name = kt_buf_in(arena);
	put_tagged_name(&name, f, &subset);
	unsigned descendant = write_descendant(f, haru, arena, kt_buf_str(&name), &subset, entries, codes);

	f->objects = KT_NEW_ARRAY(arena, unsigned, f->variants);
	for (unsigned variant = 0; variant < f->variants; variant++) {
		if (variant > 0)
			entries = list_codes(f, variant, &subset, codes, arena);
		unsigned to_unicode = write_to_unicode(haru, arena, entries, codes);
		kt_buf type0 = kt_buf_in(arena);
		kt_buf_text(&type0, "/Type/Font/Subtype/Type0/BaseFont");
		kt_buf_put(&type0, kt_buf_str(&name));
		/* The name of a composite font with CFF outlines carries its encoding's (9.7.6.2). */
		kt_buf_text(&type0, f->face->cff ? "-Identity-H" : "");
		kt_buf_print(&type0, "/Encoding/Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R", descendant,
		             to_unicode);
		f->objects[variant] = kt_haru_add(haru, kt_buf_str(&type0));
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
