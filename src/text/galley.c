/* Stretches are shaped atom by atom, in the order of the text whatever its direction. */
#include "text/galley.h"

#include <string.h>

#include <unicode/uchar.h>

#define PIECE_LONGEST 2048 /* bytes shaped as one: longer words are cut, so that no font can make one of them costly */
#define PER_EM        1000

typedef struct making {
	kt_galley *galley;
	kt_atom *atoms;
	size_t atom_count;
} making;

/* Does the letter at a byte join the one after it (`on`) or before it? Marks between them are looked through. */
static bool joins(kt_str text, size_t at, bool on)
{
	while (at < text.len) {
		size_t next = at;
		int32_t type = u_getIntPropertyValue((UChar32)kt_str_next(text, &next), UCHAR_JOINING_TYPE);
		if (type != U_JT_TRANSPARENT)
			return type == U_JT_DUAL_JOINING || type == U_JT_JOIN_CAUSING ||
			       type == (on ? U_JT_LEFT_JOINING : U_JT_RIGHT_JOINING);
		if (on && !at)
			return false;
		at = on ? kt_str_back(text, at) : next;
	}
	return false;
}

/* What stands beside a part of the whole text: a word that is part strong, or part a link, joins all the same. */
static uint8_t joins_of(kt_str whole, kt_str part)
{
	if ((uintptr_t)part.at < (uintptr_t)whole.at || (uintptr_t)part.at >= (uintptr_t)whole.at + whole.len)
		return 0;
	size_t from = (size_t)(part.at - whole.at), to = from + part.len;
	uint8_t found = 0;
	if (from && joins(whole, kt_str_back(whole, from), true))
		found |= KT_SHAPE_JOINS_BEFORE;
	if (joins(whole, to, false))
		found |= KT_SHAPE_JOINS_AFTER;
	return found;
}

const kt_shaped *kt_galley_shape(const kt_galley *galley, const kt_stretch *stretch, kt_str text)
{
	const kt_setter *setter = galley->setter;
	kt_shape_sense sense = stretch->sense;
	if (kt_shape_joins(sense.script))
		sense.joins = joins_of(galley->rich->text, text);
	const kt_shaped *shaped = kt_shape(setter->shaper, setter->scratch, &sense, text);
	if (shaped->faulty)
		kt_diag_system(setter->diag, KT_DIAG_FONT, galley->rich->at,
		               "the font file %.*s does not set this text", KT_STR_ARG(stretch->sense.face->path));
	return shaped;
}

kt_len kt_galley_scale(const kt_galley *galley, const kt_stretch *stretch, int32_t units)
{
	const kt_face *face = stretch->sense.face;
	return kt_len_scale(kt_face_size(face, galley->size), units, face->upem);
}

kt_len kt_galley_width(const kt_galley *galley, const kt_stretch *stretch, const kt_shaped *shaped)
{
	return kt_galley_scale(galley, stretch, shaped->width) + galley->tracking * (kt_len)shaped->clusters;
}

static void add_atom(making *m, uint32_t from, uint32_t to, uint32_t stretch)
{
	kt_galley *g = m->galley;
	const kt_stretch *s = &g->stretches[stretch];
	const kt_shaped *shaped = kt_galley_shape(g, s, kt_str_slice(g->rich->text, from, to));
	m->atoms[m->atom_count++] = (kt_atom){from, to, stretch, g->width, shaped};
	g->width += kt_galley_width(g, s, shaped);
}

/* Where the atom that begins at `from` ends: a word or its space, or the stretch; never inside a character, nor past
 * what is shaped as one. */
static uint32_t atom_end(const kt_galley *g, uint32_t from, uint32_t to)
{
	kt_str text = g->rich->text;
	uint32_t end = to;
	if (!g->whole) {
		const char *space = text.at[from] == ' ' ? NULL : memchr(text.at + from, ' ', to - from);
		end = text.at[from] == ' ' ? from + 1 : space ? (uint32_t)(space - text.at) : to;
	}
	if (end - from <= PIECE_LONGEST)
		return end;
	end = from + PIECE_LONGEST;
	while (((unsigned char)text.at[end] & 0xC0) == 0x80)
		end--;
	return end;
}

/* No more atoms than these: each space ends one and is one, stretches and long words are cut. */
static size_t most_atoms(const kt_galley *g, size_t stretches)
{
	kt_str text = g->rich->text;
	size_t most = stretches + text.len / (PIECE_LONGEST / 2) + 1;
	for (size_t i = 0; i < text.len && !g->whole; i++)
		most += text.at[i] == ' ' ? 2 : 0;
	return most;
}

void kt_galley_make(kt_galley *galley, kt_setter *setter, const kt_rich *rich, const kt_style *style, kt_fit fit)
{
	making m = {.galley = galley};
	galley->setter = setter;
	galley->rich = rich;
	galley->style = style;
	galley->size = kt_len_scale(style->size, fit.size, PER_EM);
	if (!kt_shape_joins(galley->language->script))
		galley->tracking = kt_len_scale(galley->size, style->tracking + fit.tracking + rich->tracking, PER_EM);
	galley->whole = style->balance;
	kt_stretches_find(galley);
	m.atoms = KT_NEW_ARRAY(setter->scratch, kt_atom, most_atoms(galley, galley->stretch_count));
	for (uint32_t s = 0; s < galley->stretch_count; s++)
		for (uint32_t at = galley->stretches[s].from; at < galley->stretches[s].to;) {
			uint32_t end = atom_end(galley, at, galley->stretches[s].to);
			add_atom(&m, at, end, s);
			at = end;
		}
	galley->atoms = m.atoms;
	galley->atom_count = m.atom_count;
}

size_t kt_galley_atom(const kt_galley *galley, uint32_t at)
{
	size_t low = 0, high = galley->atom_count;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		if (galley->atoms[middle].from <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

const kt_stretch *kt_galley_stretch(const kt_galley *galley, uint32_t at)
{
	return &galley->stretches[galley->atoms[kt_galley_atom(galley, at)].stretch];
}

/* Sets the cursor on the atom of the byte: the one it stands on, the next, or any. */
static void seek_atom(kt_galley *galley, uint32_t at)
{
	const kt_atom *atom = &galley->atoms[galley->atom_at];
	bool before = at < atom->from || (galley->glyph_at < atom->shaped->count && galley->glyph_at > 0 &&
	                                  atom->from + atom->shaped->glyphs[galley->glyph_at - 1].cluster >= at);
	if (!before && at < atom->to)
		return;
	if (!before && galley->atom_at + 1 < galley->atom_count && at < galley->atoms[galley->atom_at + 1].to)
		galley->atom_at++;
	else
		galley->atom_at = kt_galley_atom(galley, at);
	galley->glyph_at = 0;
	galley->units_at = 0;
	galley->clusters_at = 0;
}

int64_t kt_galley_x(kt_galley *galley, uint32_t at)
{
	if (!galley->atom_count || at >= galley->rich->text.len)
		return galley->width;
	seek_atom(galley, at);
	const kt_atom *atom = &galley->atoms[galley->atom_at];
	const kt_shaped *shaped = atom->shaped;
	while (galley->glyph_at < shaped->count && atom->from + shaped->glyphs[galley->glyph_at].cluster < at) {
		uint32_t i = galley->glyph_at++;
		galley->units_at += shaped->glyphs[i].advance;
		galley->clusters_at += !shaped->glyphs[i].bound;
	}
	return atom->x + kt_galley_scale(galley, &galley->stretches[atom->stretch], galley->units_at) +
	       galley->tracking * (kt_len)galley->clusters_at;
}
