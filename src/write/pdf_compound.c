/* Composite glyphs (OpenType 1.9, glyf): references to simple ones, each with an offset. Six tables change: glyf and loca
 * (written with long offsets), hmtx (every glyph its own advance), and the counts in maxp, hhea and head. All others are
 * copied. Whatever is read is checked against its table's length, and reads as 0 past it. */
#include "write/pdf_compound.h"

#include <string.h>

typedef struct sfnt {
	kt_str file;
	kt_str glyf, loca, hmtx, head, hhea, maxp;
	unsigned glyphs, metrics; /* how many */
	bool long_offsets;
} sfnt;

static unsigned u16_at(kt_str table, size_t at)
{
	if (at + 2 > table.len)
		return 0;
	return (unsigned)(unsigned char)table.at[at] << 8 | (unsigned char)table.at[at + 1];
}

static uint32_t u32_at(kt_str table, size_t at)
{
	return (uint32_t)u16_at(table, at) << 16 | u16_at(table, at + 2);
}

static int s16_at(kt_str table, size_t at)
{
	return (int16_t)u16_at(table, at);
}

static void put_u16(kt_buf *out, unsigned value)
{
	kt_buf_byte(out, (char)(value >> 8 & 255));
	kt_buf_byte(out, (char)(value & 255));
}

static void put_u32(kt_buf *out, uint32_t value)
{
	put_u16(out, value >> 16);
	put_u16(out, value & 0xFFFF);
}

/* Overwrites a field of a copied table. */
static void set_u16(kt_str table, size_t at, unsigned value)
{
	if (at + 2 > table.len)
		return;
	char *bytes = (char *)table.at;
	bytes[at] = (char)(value >> 8 & 255);
	bytes[at + 1] = (char)(value & 255);
}

static unsigned at_most(unsigned long value, unsigned most)
{
	return value < most ? (unsigned)value : most;
}

/* Reading */

#define DIRECTORY 12 /* bytes before the records of the tables */
#define RECORD    16 /* tag, checksum, offset, length */

static kt_str table_of(kt_str file, const char *tag)
{
	for (unsigned i = 0; i < u16_at(file, 4); i++) {
		size_t record = DIRECTORY + (size_t)i * RECORD;
		if (record + RECORD > file.len || memcmp(file.at + record, tag, 4) != 0)
			continue;
		size_t from = u32_at(file, record + 8), len = u32_at(file, record + 12);
		return from <= file.len && len <= file.len - from ? kt_str_slice(file, from, from + len) : (kt_str){0};
	}
	return (kt_str){0};
}

static bool read_sfnt(kt_str file, sfnt *s)
{
	*s = (sfnt){file,
	            table_of(file, "glyf"),
	            table_of(file, "loca"),
	            table_of(file, "hmtx"),
	            table_of(file, "head"),
	            table_of(file, "hhea"),
	            table_of(file, "maxp"),
	            0,
	            0,
	            false};
	s->glyphs = u16_at(s->maxp, 4);
	s->metrics = u16_at(s->hhea, 34);
	s->long_offsets = u16_at(s->head, 50) != 0;
	return s->glyphs > 0 && s->metrics > 0 && s->metrics <= s->glyphs &&
	       s->loca.len >= (s->glyphs + 1) * (s->long_offsets ? 4u : 2u);
}

static uint32_t offset_of(const sfnt *s, unsigned glyph)
{
	return s->long_offsets ? u32_at(s->loca, glyph * 4u) : u16_at(s->loca, glyph * 2u) * 2u;
}

/* Empty: it has no outline. */
static kt_str outline_of(const sfnt *s, unsigned glyph)
{
	uint32_t from = offset_of(s, glyph), to = offset_of(s, glyph + 1);
	return from < to && to <= s->glyf.len ? kt_str_slice(s->glyf, from, to) : (kt_str){0};
}

/* Composites */

enum { ARGUMENTS_ARE_WORDS = 0x0001, ARGUMENTS_ARE_OFFSETS = 0x0002, MORE_COMPONENTS = 0x0020 };

/* The glyph's bytes; none where no part has an outline. `left` is its lowest x. */
static void put_composite(kt_buf *out, const sfnt *s, const kt_pdf_compound *compound, int *left)
{
	const kt_pdf_part *drawn[KT_PDF_COMPOUND_MOST];
	unsigned count = 0;
	int box[4] = {INT16_MAX, INT16_MAX, INT16_MIN, INT16_MIN};
	for (uint32_t i = 0; i < compound->count; i++) {
		const kt_pdf_part *part = &compound->parts[i];
		kt_str outline = outline_of(s, part->glyph);
		if (outline.len == 0)
			continue;
		drawn[count++] = part;
		for (unsigned k = 0; k < 4; k++) {
			int edge = s16_at(outline, 2 + 2 * k) + (k % 2 == 0 ? part->x : part->y);
			if (k < 2 ? edge < box[k] : edge > box[k])
				box[k] = edge;
		}
	}
	*left = count > 0 ? box[0] : 0;
	if (count == 0)
		return;
	put_u16(out, 0xFFFF); /* a composite */
	for (unsigned k = 0; k < 4; k++)
		put_u16(out, (unsigned)box[k]);
	for (unsigned i = 0; i < count; i++) {
		put_u16(out, ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS | (i + 1 < count ? MORE_COMPONENTS : 0u));
		put_u16(out, drawn[i]->glyph);
		put_u16(out, (unsigned)drawn[i]->x);
		put_u16(out, (unsigned)drawn[i]->y);
	}
}

/* The tables anew */

typedef struct tables {
	kt_buf glyf, loca, hmtx;
	kt_str head, hhea, maxp;
} tables;

static void pad(kt_buf *out, size_t from)
{
	while ((out->len - from) % 4 != 0)
		kt_buf_byte(out, 0);
}

static void put_glyphs(tables *t, const sfnt *s, const kt_pdf_compound *compounds, size_t count)
{
	kt_buf_put(&t->glyf, s->glyf);
	for (unsigned i = 0; i < s->glyphs; i++)
		put_u32(&t->loca, offset_of(s, i));
	for (unsigned i = 0; i < s->glyphs; i++) {
		unsigned metric = i < s->metrics ? i : s->metrics - 1;
		put_u16(&t->hmtx, u16_at(s->hmtx, metric * 4u));
		put_u16(&t->hmtx,
		        u16_at(s->hmtx, i < s->metrics ? i * 4u + 2 : s->metrics * 4u + (i - s->metrics) * 2u));
	}
	for (size_t i = 0; i < count; i++) {
		int left;
		pad(&t->glyf, 0);
		put_u32(&t->loca, (uint32_t)t->glyf.len);
		put_composite(&t->glyf, s, &compounds[i], &left);
		put_u16(&t->hmtx, compounds[i].advance);
		put_u16(&t->hmtx, (unsigned)left);
	}
	pad(&t->glyf, 0);
	put_u32(&t->loca, (uint32_t)t->glyf.len);
}

static void set_counts(tables *t, const sfnt *s, const kt_pdf_compound *compounds, size_t count)
{
	unsigned parts = 0, widest = u16_at(s->hhea, 10);
	for (size_t i = 0; i < count; i++) {
		parts = compounds[i].count > parts ? compounds[i].count : parts;
		widest = compounds[i].advance > widest ? compounds[i].advance : widest;
	}
	unsigned total = s->glyphs + (unsigned)count;
	set_u16(t->head, 50, 1);
	set_u16(t->head, 8, 0); /* the whole file's checksum, which nobody asks of an embedded font */
	set_u16(t->head, 10, 0);
	set_u16(t->hhea, 10, widest);
	set_u16(t->hhea, 34, total);
	set_u16(t->maxp, 4, total);
	/* Points and contours of a composite, and of a simple glyph, bound what a composite of them may have. */
	for (size_t at = 10; at <= 12; at += 2) {
		unsigned simple = u16_at(s->maxp, at - 4), composite = u16_at(s->maxp, at);
		set_u16(t->maxp, at, at_most((unsigned long)parts * (simple > composite ? simple : composite), 0xFFFF));
	}
	set_u16(t->maxp, 28, parts > u16_at(s->maxp, 28) ? parts : u16_at(s->maxp, 28));
	set_u16(t->maxp, 30, at_most(u16_at(s->maxp, 30) + 1ul, 0xFFFF));
}

static uint32_t sum_of(kt_str table)
{
	uint32_t sum = 0;
	for (size_t i = 0; i < table.len; i += 4) {
		unsigned char four[4] = {0};
		memcpy(four, table.at + i, table.len - i < 4 ? table.len - i : 4);
		sum += (uint32_t)four[0] << 24 | (uint32_t)four[1] << 16 | (uint32_t)four[2] << 8 | four[3];
	}
	return sum;
}

static kt_str new_table(const sfnt *s, const tables *t, const char *tag)
{
	const struct {
		const char *tag;
		kt_str table;
	} changed[] = {{"glyf", kt_buf_str(&t->glyf)},
	               {"loca", kt_buf_str(&t->loca)},
	               {"hmtx", kt_buf_str(&t->hmtx)},
	               {"head", t->head},
	               {"hhea", t->hhea},
	               {"maxp", t->maxp}};
	for (size_t i = 0; i < sizeof changed / sizeof changed[0]; i++)
		if (memcmp(tag, changed[i].tag, 4) == 0)
			return changed[i].table;
	char name[5] = {tag[0], tag[1], tag[2], tag[3], 0};
	return table_of(s->file, name);
}

static kt_str assemble(kt_arena *arena, const sfnt *s, const tables *t)
{
	kt_buf out = kt_buf_in(arena), body = kt_buf_in(arena);
	unsigned count = u16_at(s->file, 4);
	size_t start = DIRECTORY + (size_t)count * RECORD;
	if (start > s->file.len)
		return (kt_str){0};
	kt_buf_put(&out, kt_str_slice(s->file, 0, DIRECTORY));
	for (unsigned i = 0; i < count; i++) {
		kt_str tag = kt_str_slice(s->file, DIRECTORY + (size_t)i * RECORD, DIRECTORY + (size_t)i * RECORD + 4);
		kt_str table = new_table(s, t, tag.at);
		kt_buf_put(&out, tag);
		put_u32(&out, sum_of(table));
		put_u32(&out, (uint32_t)(start + body.len));
		put_u32(&out, (uint32_t)table.len);
		kt_buf_put(&body, table);
		pad(&body, 0);
	}
	kt_buf_put(&out, kt_buf_str(&body));
	return kt_buf_str(&out);
}

bool kt_pdf_compound_equal(const kt_pdf_compound *a, const kt_pdf_compound *b)
{
	if (a->count != b->count || a->advance != b->advance)
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (a->parts[i].glyph != b->parts[i].glyph || a->parts[i].x != b->parts[i].x ||
		    a->parts[i].y != b->parts[i].y)
			return false;
	return true;
}

kt_str kt_pdf_compound_add(kt_arena *arena, kt_str file, const kt_pdf_compound *compounds, size_t count)
{
	sfnt s;
	if (!read_sfnt(file, &s) || s.glyphs + count > 0xFFFF)
		return (kt_str){0};
	tables t = {kt_buf_in(arena),           kt_buf_in(arena),           kt_buf_in(arena),
	            kt_str_copy(arena, s.head), kt_str_copy(arena, s.hhea), kt_str_copy(arena, s.maxp)};
	put_glyphs(&t, &s, compounds, count);
	set_counts(&t, &s, compounds, count);
	return assemble(arena, &s, &t);
}
