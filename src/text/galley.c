/* One walk over the characters finds the stretches (a face, a script, a span) and what cannot be set; a second shapes
 * them. Characters that belong to no script (digits, punctuation) go with the script before them, as UAX 24 advises. */
#include "text/galley.h"

#include <string.h>

#include <unicode/uchar.h>

#define PIECE_LONGEST 2048 /* bytes shaped as one: longer words are cut, so that no font can make one of them costly */
#define BOLD          700  /* what `strong` is in text of normal weight */
#define PER_EM        1000
#define LACKING_SHOWN 4 /* characters without a glyph that a message names */

typedef struct making {
	kt_galley *galley;
	kt_stretch *stretches;
	size_t stretch_count, stretch_room;
	kt_atom *atoms;
	size_t atom_count;
	const kt_face *faces[4];         /* by marks strong and emphasis; NULL: not asked yet */
	bool neutral;                    /* the last stretch holds no character with a script of its own yet */
	bool right_to_left;              /* reported already */
	uint32_t lacking[LACKING_SHOWN]; /* characters that no font has; the first few of them */
	size_t lacking_count;            /* how many different ones, as far as they were kept apart */
	const kt_face *lacking_face;     /* what lacks the first */
} making;

static kt_str name_of(kt_arena *arena, uint32_t c)
{
	char name[128] = "";
	UErrorCode status = U_ZERO_ERROR;
	u_charName((UChar32)c, U_EXTENDED_CHAR_NAME, name, sizeof(name), &status);
	return kt_print(arena, "U+%04X %s", (unsigned)c, U_SUCCESS(status) ? name : "");
}

static void report_direction(making *m, uint32_t c)
{
	const kt_galley *g = m->galley;
	/* Of a language that is written so it was reported once. */
	if (m->right_to_left || kt_language_is_right_to_left(g->language))
		return;
	m->right_to_left = true;
	kt_str name = name_of(g->setter->scratch, c);
	kt_diag_error(g->setter->diag, KT_DIAG_DIRECTION, g->rich->at,
	              "%.*s is written from right to left, which this version does not set", KT_STR_ARG(name));
}

static void note_lacking(making *m, const kt_face *face, uint32_t c)
{
	size_t kept = m->lacking_count < LACKING_SHOWN ? m->lacking_count : LACKING_SHOWN;
	for (size_t i = 0; i < kept; i++)
		if (m->lacking[i] == c)
			return;
	if (!m->lacking_count++)
		m->lacking_face = face;
	if (kept < LACKING_SHOWN)
		m->lacking[kept] = c;
}

/* One report for a text, however many characters of it no font has: a sentence of another script lacks them all. */
static void report_lacking(const making *m)
{
	const kt_galley *g = m->galley;
	kt_buf names = kt_buf_in(g->setter->scratch);
	if (!m->lacking_count)
		return;
	for (size_t i = 0; i < m->lacking_count && i < LACKING_SHOWN; i++)
		kt_buf_print(&names, "%s%.*s", i ? ", " : "", KT_STR_ARG(name_of(g->setter->scratch, m->lacking[i])));
	if (m->lacking_count > LACKING_SHOWN)
		kt_buf_text(&names, " and others of this text");
	kt_diag_error(g->setter->diag, KT_DIAG_GLYPH, g->rich->at,
	              "no font has %.*s: neither %.*s nor a fall-back of the script", (int)names.len, names.at,
	              KT_STR_ARG(m->lacking_face->family));
	kt_diag_hint(g->setter->diag, "add a family that has %s to `fall-backs` in fonts/fonts.yaml",
	             m->lacking_count > 1 ? "them" : "it");
}

/* Weight and slope that the marks ask for. A display face is heavy already: strong leaves it as it is. */
static unsigned weight_of(const kt_style *style, unsigned marks)
{
	return (marks & KT_MARK_STRONG) && style->weight < BOLD ? BOLD : style->weight;
}

static bool italic_of(const kt_style *style, unsigned marks)
{
	return style->italic != (bool)(marks & KT_MARK_EMPHASIS);
}

static const kt_face *face_of(making *m, unsigned marks)
{
	const kt_face **face = &m->faces[marks & (KT_MARK_STRONG | KT_MARK_EMPHASIS)];
	const kt_style *style = m->galley->style;
	if (!*face)
		*face = kt_fonts_face(m->galley->setter->fonts, style->font, weight_of(style, marks),
		                      italic_of(style, marks), m->galley->setter->diag);
	return *face;
}

/* The face for a character that its own face lacks. */
static const kt_face *face_for(making *m, const kt_face *own, unsigned marks, uint32_t c)
{
	const kt_style *style = m->galley->style;
	const kt_face *other = kt_fonts_face_for(m->galley->setter->fonts, style->font, weight_of(style, marks),
	                                         italic_of(style, marks), c, m->galley->setter->diag);
	if (other)
		return other;
	note_lacking(m, own, c);
	return own;
}

/* Characters that no font needs: those that show nothing, and spaces that HarfBuzz makes of the common one. */
static bool needs_no_glyph(uint32_t c)
{
	return (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0xA0 || c == 0xAD ||
	       (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) ||
	       c == 0x061C || (c >= 0x2066 && c <= 0x2069) || c == 0x034F || (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_right_to_left(uint32_t c)
{
	if (c < 0x0590)
		return false;
	UCharDirection direction = u_charDirection((UChar32)c);
	return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_ARABIC_NUMBER;
}

/* 0: none of its own. */
static uint32_t script_of(uint32_t c)
{
	if (c < 0x00AA)
		return (c | 32) >= 'a' && (c | 32) <= 'z' ? HB_SCRIPT_LATIN : 0;
	if (c >= 0x2000 && c < 0x2070)
		return 0;
	hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
	return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN
	               ? 0
	               : (uint32_t)script;
}

static void add_stretch(making *m, uint32_t from, const kt_face *face, uint32_t script, const kt_span *span)
{
	if (m->stretch_count == m->stretch_room) {
		size_t room = m->stretch_room ? m->stretch_room * 2 : 16;
		m->stretches = kt_arena_grow(m->galley->setter->scratch, m->stretches,
		                             m->stretch_room * sizeof(kt_stretch), room * sizeof(kt_stretch));
		m->stretch_room = room;
	}
	kt_shape_sense sense = {face, m->galley->language, script, m->galley->style->features};
	m->stretches[m->stretch_count++] = (kt_stretch){from, from, sense, span};
}

/* The stretch that a character at `at` goes on in, or begins. `script` 0: any will do. */
static void take_char(making *m, uint32_t at, uint32_t to, const kt_face *face, uint32_t script, const kt_span *span)
{
	kt_stretch *last = m->stretch_count ? &m->stretches[m->stretch_count - 1] : NULL;
	bool goes_on = last && last->sense.face == face && last->span == span &&
	               (!script || m->neutral || script == last->sense.script);
	if (!goes_on) {
		uint32_t before = last ? last->sense.script : m->galley->language->script;
		add_stretch(m, at, face, script ? script : before, span);
		m->neutral = !script;
	} else if (script) {
		last->sense.script = script;
		m->neutral = false;
	}
	m->stretches[m->stretch_count - 1].to = to;
}

static void find_stretches(making *m)
{
	const kt_rich *rich = m->galley->rich;
	size_t span_at = 0;
	for (size_t at = 0; at < rich->text.len;) {
		size_t from = at;
		uint32_t c = kt_str_next(rich->text, &at);
		while (span_at < rich->count && rich->spans[span_at].to <= from)
			span_at++;
		const kt_span *span =
		        span_at < rich->count && rich->spans[span_at].from <= from ? &rich->spans[span_at] : NULL;
		unsigned marks = span ? span->marks : 0;
		const kt_face *face = face_of(m, marks);
		if (!face)
			return; /* reported; there is nothing to set it in */
		if (is_right_to_left(c))
			report_direction(m, c);
		else if (!kt_face_has(face, c)) {
			kt_stretch *last = m->stretch_count ? &m->stretches[m->stretch_count - 1] : NULL;
			bool goes_on =
			        last && last->span == span && (needs_no_glyph(c) || kt_face_has(last->sense.face, c));
			face = goes_on ? last->sense.face : needs_no_glyph(c) ? face : face_for(m, face, marks, c);
		}
		take_char(m, (uint32_t)from, (uint32_t)at, face, script_of(c), span);
	}
}

const kt_shaped *kt_galley_shape(const kt_galley *galley, const kt_stretch *stretch, kt_str text)
{
	const kt_setter *setter = galley->setter;
	const kt_shaped *shaped = kt_shape(setter->shaper, setter->scratch, &stretch->sense, text);
	if (shaped->faulty)
		kt_diag_system(setter->diag, KT_DIAG_FONT, galley->rich->at,
		               "the font file %.*s does not set this text", KT_STR_ARG(stretch->sense.face->path));
	return shaped;
}

kt_len kt_galley_scale(const kt_galley *galley, const kt_stretch *stretch, int32_t units)
{
	return kt_len_scale(galley->size, units, stretch->sense.face->upem);
}

kt_len kt_galley_width(const kt_galley *galley, const kt_stretch *stretch, const kt_shaped *shaped)
{
	return kt_galley_scale(galley, stretch, shaped->width) + galley->tracking * (kt_len)shaped->clusters;
}

static void add_atom(making *m, uint32_t from, uint32_t to, uint32_t stretch)
{
	kt_galley *g = m->galley;
	const kt_stretch *s = &m->stretches[stretch];
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
	galley->tracking = kt_len_scale(galley->size, style->tracking + fit.tracking, PER_EM);
	galley->whole = style->balance;
	find_stretches(&m);
	report_lacking(&m);
	galley->stretches = m.stretches;
	galley->stretch_count = m.stretch_count;
	m.atoms = KT_NEW_ARRAY(setter->scratch, kt_atom, most_atoms(galley, m.stretch_count));
	for (uint32_t s = 0; s < m.stretch_count; s++)
		for (uint32_t at = m.stretches[s].from; at < m.stretches[s].to;) {
			uint32_t end = atom_end(galley, at, m.stretches[s].to);
			add_atom(&m, at, end, s);
			at = end;
		}
	galley->atoms = m.atoms;
	galley->atom_count = m.atom_count;
}

static size_t atom_of(const kt_galley *galley, uint32_t at)
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
	return &galley->stretches[galley->atoms[atom_of(galley, at)].stretch];
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
		galley->atom_at = atom_of(galley, at);
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
		galley->clusters_at +=
		        i + 1 == shaped->count || shaped->glyphs[i + 1].cluster != shaped->glyphs[i].cluster;
	}
	return atom->x + kt_galley_scale(galley, &galley->stretches[atom->stretch], galley->units_at) +
	       galley->tracking * (kt_len)galley->clusters_at;
}
