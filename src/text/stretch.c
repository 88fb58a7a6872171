/* One walk over the clusters (a character and what stands on it) of a text. Characters that belong to no script (digits,
 * punctuation) go with the script before them, as UAX 24 advises. Characters that show nothing go with whatever is before
 * them, be it of another direction: UAX 9 takes them out of the text (X9), and alone they would be runs without a glyph. */
#include "text/stretch.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "text/character.h"
#include "text/galley.h"

#define BOLD          700 /* what `strong` is in text of normal weight */
#define LACKING_SHOWN 4   /* characters without a glyph that a message names */
#define SCRIPT_BYTES  40  /* of a script's sample character */

typedef struct making {
	kt_galley *galley;
	kt_stretch *stretches;
	size_t count, room;
	const kt_face *faces[4]; /* by marks strong and emphasis; NULL: not asked yet */
	const kt_face *signs[4]; /* likewise: of the language's own script */
	bool neutral;            /* the last stretch holds no character with a script of its own yet … */
	bool unseen;             /* … nor any that shows something */
	kt_bidi_part *parts;     /* none: all of it is read from left to right */
	size_t part_count, part_at;
	uint32_t lacking[LACKING_SHOWN]; /* characters that no font has; the first few of them */
	size_t lacking_count;            /* how many different ones, as far as they were kept apart */
	const kt_face *lacking_face;     /* what lacks the first */
} making;

/* A character and what stands on it. */
typedef struct cluster {
	uint32_t from, to;
	uint32_t first;  /* the character */
	uint32_t script; /* 0: none of its own */
	uint8_t level;
	bool unseen; /* shows nothing */
	const kt_span *span;
	const kt_face *face;
} cluster;

static kt_str name_of(kt_arena *arena, uint32_t c)
{
	char name[128] = "";
	UErrorCode status = U_ZERO_ERROR;
	u_charName((UChar32)c, U_EXTENDED_CHAR_NAME, name, sizeof(name), &status);
	return kt_print(arena, "U+%04X %s", (unsigned)c, U_SUCCESS(status) ? name : "");
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

/* 0: none of its own. */
static uint32_t script_of(uint32_t c)
{
	if (c < 0x00AA)
		return (c | 32) >= 'a' && (c | 32) <= 'z' ? HB_SCRIPT_LATIN : 0;
	if (c >= 0x2000 && c < 0x2070)
		return 0;
	hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
	switch (script) {
	case HB_SCRIPT_COMMON:
	case HB_SCRIPT_INHERITED:
	case HB_SCRIPT_UNKNOWN:
		return 0;
	case HB_SCRIPT_HIRAGANA:
	case HB_SCRIPT_KATAKANA:
	case HB_SCRIPT_BOPOMOFO:
		return HB_SCRIPT_HAN;
	default:
		return (uint32_t)script;
	}
}

/* Debian's fonts of a script, for whoever has to find one. */
static const char *package_of(uint32_t script)
{
	return script == HB_SCRIPT_HAN || script == HB_SCRIPT_HANGUL ? "fonts-noto-cjk" : "fonts-noto-core";
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
	uint32_t script = script_of(m->lacking[0]);
	char name[5];
	hb_tag_to_string(script ? script : HB_SCRIPT_COMMON, name);
	name[4] = '\0';
	kt_diag_hint(g->setter->diag,
	             "add a family that has %s to `fall-backs` in fonts/fonts.yaml, as %s: FAMILY; for most scripts "
	             "there is one in `sudo apt-get install %s`",
	             m->lacking_count > 1 ? "them" : "it", name, package_of(script));
}

/* Where the cluster ends whose first character ends at `at`: combining marks, variation selectors and what emoji are
 * joined of go with it. */
static size_t cluster_end(kt_str text, size_t at)
{
	bool joined = false;
	while (at < text.len && (unsigned char)text.at[at] >= KT_SHAPE_LEAD_EXTENDING) {
		size_t next = at;
		uint32_t c = kt_str_next(text, &next);
		if (!kt_shape_extends(c) && !(joined && u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC)))
			break;
		joined = c == 0x200D;
		at = next;
	}
	return at;
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

/* Of a phrase in another language, that one. */
static const kt_language *language_of(const making *m, const kt_span *span)
{
	return span && span->language.len ? kt_setter_language(m->galley->setter, span->language) : m->galley->language;
}

static const kt_face *fall_back(const making *m, const kt_language *language, unsigned marks, kt_str text)
{
	const kt_style *style = m->galley->style;
	return kt_fonts_face_for(m->galley->setter->fonts, style->font, weight_of(style, marks),
	                         italic_of(style, marks), text, language->writing, m->galley->setter->diag);
}

/* The face in which the language's own script is set: the role's, or a fall-back. */
static const kt_face *face_of_signs(making *m, const kt_face *own, unsigned marks)
{
	const kt_face **face = &m->signs[marks & (KT_MARK_STRONG | KT_MARK_EMPHASIS)];
	uint32_t script = m->galley->language->script;
	if (*face || script == HB_SCRIPT_LATIN)
		return *face ? *face : own;
	char name[5] = {(char)(script >> 24), (char)(script >> 16 & 0xFF), (char)(script >> 8 & 0xFF),
	                (char)(script & 0xFF), 0};
	UChar wide[SCRIPT_BYTES];
	char sample[SCRIPT_BYTES * 3];
	UErrorCode status = U_ZERO_ERROR;
	int32_t wide_len, len = 0;
	wide_len = uscript_getSampleString((UScriptCode)u_getPropertyValueEnum(UCHAR_SCRIPT, name), wide, SCRIPT_BYTES,
	                                   &status);
	u_strToUTF8(sample, sizeof(sample), &len, wide, wide_len, &status);
	const kt_face *found = U_SUCCESS(status) && len > 0
	                               ? fall_back(m, m->galley->language, marks, (kt_str){sample, (size_t)len})
	                               : NULL;
	return *face = found ? found : own;
}

/* A face that is not the role's, or the role's where none will do. */
static const kt_face *face_instead(making *m, const cluster *c, const kt_face *own, const kt_stretch *last, kt_str text)
{
	unsigned marks = c->span ? c->span->marks : 0;
	if (last && !kt_face_misses(last->sense.face, text))
		return last->sense.face;
	const kt_face *face = c->script ? NULL : face_of_signs(m, own, marks);
	if (face && !kt_face_misses(face, text))
		return face;
	face = fall_back(m, language_of(m, c->span), marks, text);
	if (!face)
		face = own;
	uint32_t lacking = kt_face_misses(face, text);
	if (lacking)
		note_lacking(m, own, lacking);
	return face;
}

/* The face of a sign without a script that the role's own face has: see the rules of stretch.h. */
static const kt_face *face_of_sign(making *m, const cluster *c, const kt_face *own, const kt_stretch *last, kt_str text)
{
	unsigned marks = c->span ? c->span->marks : 0;
	const kt_face *signs = face_of_signs(m, own, marks);
	if (signs == own || u_isdigit((UChar32)c->first))
		return own;
	bool follows = last && last->level == c->level && (c->first < 0x80 || u_isUWhiteSpace((UChar32)c->first));
	const kt_face *face = follows ? last->sense.face : signs;
	return kt_face_misses(face, text) ? own : face;
}

/* NULL: it was reported. */
static const kt_face *choose_face(making *m, const cluster *c, kt_str text)
{
	const kt_face *own = face_of(m, c->span ? c->span->marks : 0);
	const kt_stretch *last = m->count ? &m->stretches[m->count - 1] : NULL;
	if (last && last->span != c->span)
		last = NULL;
	if (!own)
		return NULL;
	if (c->unseen)
		return last ? last->sense.face : own;
	if (kt_face_misses(own, text))
		return face_instead(m, c, own, last, text);
	bool sign = !c->script && m->galley->language->script != HB_SCRIPT_LATIN;
	return sign ? face_of_sign(m, c, own, last, text) : own;
}

static void add_stretch(making *m, const cluster *c, uint32_t script)
{
	const kt_galley *g = m->galley;
	if (m->count == m->room) {
		size_t room = m->room ? m->room * 2 : 16;
		m->stretches = kt_arena_grow(g->setter->scratch, m->stretches, m->room * sizeof(kt_stretch),
		                             room * sizeof(kt_stretch));
		m->room = room;
	}
	kt_shape_sense sense = {.face = c->face,
	                        .language = language_of(m, c->span),
	                        .script = script,
	                        .features = g->style->features,
	                        .backwards = c->level & 1};
	m->stretches[m->count++] = (kt_stretch){c->from, c->from, sense, c->level, c->span};
	m->neutral = !c->script;
	m->unseen = c->unseen;
}

static bool goes_on(const making *m, const kt_stretch *last, const cluster *c)
{
	if (last->span != c->span)
		return false;
	if (c->unseen)
		return true;
	return last->sense.face == c->face && last->level == c->level &&
	       (!c->script || m->neutral || c->script == last->sense.script);
}

/* The stretch that the cluster goes on in, or begins. */
static void take(making *m, const cluster *c)
{
	kt_stretch *last = m->count ? &m->stretches[m->count - 1] : NULL;
	uint32_t before = last ? last->sense.script : m->galley->language->script;
	if (last && m->unseen && last->span == c->span) {
		uint32_t from = last->from; /* what comes after decides for what shows nothing */
		m->count--;
		add_stretch(m, c, c->script ? c->script : before);
		m->stretches[m->count - 1].from = from;
	} else if (!last || !goes_on(m, last, c)) {
		add_stretch(m, c, c->script ? c->script : before);
	} else if (c->script) {
		last->sense.script = c->script;
		m->neutral = false;
	}
	m->stretches[m->count - 1].to = c->to;
}

static uint8_t level_at(making *m, uint32_t at)
{
	if (!m->part_count)
		return 0;
	while (m->part_at + 1 < m->part_count && m->parts[m->part_at + 1].from <= at)
		m->part_at++;
	return m->parts[m->part_at].level;
}

/* Where the ASCII text ends, up to `to`, that goes on as the Latin letter before it: most text of Latin languages is that,
 * and is not looked at letter by letter. */
static size_t plain_end(making *m, const cluster *c, size_t at, size_t to)
{
	kt_str text = m->galley->rich->text;
	if (c->script != HB_SCRIPT_LATIN || m->galley->language->script != HB_SCRIPT_LATIN || m->part_count ||
	    c->face != face_of(m, c->span ? c->span->marks : 0))
		return at;
	while (at + 1 < to && (unsigned char)text.at[at] < 0x80 &&
	       (unsigned char)text.at[at + 1] < KT_SHAPE_LEAD_EXTENDING &&
	       kt_face_has(c->face, (unsigned char)text.at[at]))
		at++;
	return at;
}

static void find(making *m)
{
	const kt_rich *rich = m->galley->rich;
	size_t span_at = 0;
	for (size_t at = 0; at < rich->text.len;) {
		cluster c = {.from = (uint32_t)at};
		c.first = kt_str_next(rich->text, &at);
		at = cluster_end(rich->text, at);
		c.to = (uint32_t)at;
		while (span_at < rich->count && rich->spans[span_at].to <= c.from)
			span_at++;
		c.span = span_at < rich->count && rich->spans[span_at].from <= c.from ? &rich->spans[span_at] : NULL;
		c.script = script_of(c.first);
		c.level = level_at(m, c.from);
		c.unseen = kt_character_hides(c.first);
		c.face = choose_face(m, &c, kt_str_slice(rich->text, c.from, c.to));
		if (!c.face)
			return; /* there is nothing to set it in */
		take(m, &c);
		size_t to = c.span ? c.span->to : span_at < rich->count ? rich->spans[span_at].from : rich->text.len;
		m->stretches[m->count - 1].to = (uint32_t)(at = plain_end(m, &c, at, to));
	}
}

void kt_stretches_find(kt_galley *galley)
{
	making m = {.galley = galley};
	kt_str text = galley->rich->text;
	bool right_to_left = galley->language->right_to_left;
	if (text.len && (right_to_left || kt_bidi_turns(text)))
		m.part_count = kt_bidi_parts(galley->setter->scratch, text, right_to_left, &m.parts);
	find(&m);
	report_lacking(&m);
	galley->stretches = m.stretches;
	galley->stretch_count = m.count;
}
