/* paragraph: rich text -> lines of shaped runs in a measure.
 *
 * Purpose  The typesetter's one door: segment (ICU) -> shape (HarfBuzz; words shaped once and kept) -> hyphenate
 *          (libhyphen) -> break (total fit, Knuth and Plass 1981) -> runs.
 * Owns     Lines live in the arena given. A kt_setter keeps words, dictionaries and break iterators for one thread, from
 *          document to document: what it knows of a word changes no line.
 * Order    Runs stand in the order of the source. Where each is seen its x says: by UAX 9, line by line, so in text that
 *          holds right-to-left writing x does not ascend from run to run.
 * Units    Offsets are bytes of the rich text; lengths kt_len; x runs from the line's left edge, whatever its direction.
 * Fails    A character that no font has (KT_DIAG_GLYPH), a word wider than its measure (kt_lines.over, reported by
 *          whoever cannot mend it with kt_paragraph_report_wide).
 *          Never NULL; a text that is not empty has a line, even where no face could be opened. The same input may be set
 *          again: what is reported twice is kept once.
 */
#ifndef KT_TEXT_PARAGRAPH_H
#define KT_TEXT_PARAGRAPH_H

#include "text/font.h"
#include "text/linebreak.h"
#include "text/rich.h"

typedef struct kt_setter kt_setter;

kt_setter *kt_setter_open(kt_fonts *fonts, kt_io *io, kt_diag *diag);
void kt_setter_close(kt_setter *setter);
/* From now on faults are reported here: those of fonts and dictionaries that were met before once more. */
void kt_setter_report(kt_setter *setter, kt_diag *diag);
/* What others find out once for all documents: NULL in it at first, by what it is ("map") and a key that says all that it
 * hangs on. It lives in the setter's own arena, and so no longer than the setter: a document takes a copy. */
const void **kt_setter_shelf(kt_setter *setter, const char *what, kt_str key);
kt_arena *kt_setter_arena(kt_setter *setter);
/* Has it learnt so many words or languages that a new one should take the next document? */
bool kt_setter_is_full(const kt_setter *setter);
/* From now on no hyphen is set in a word of these names, whatever marks stand about it. Borrowed. */
void kt_setter_keep_whole(kt_setter *setter, const kt_str *names, size_t count);
/* From now on each line tells what it costs (kt_line.costs); with `others`, each text the next best way to break it. */
void kt_setter_explain(kt_setter *setter, bool others);

typedef struct kt_glyph {
	uint16_t id;
	uint32_t
	        cluster; /* byte offset in the run's text where this glyph's characters begin: never descends from glyph
			     to glyph, and in a run that runs backwards never ascends */
	kt_len advance;  /* tracking and kerning in it */
	kt_len dx, dy;   /* dy downwards */
} kt_glyph;

/* Shaped text of one face, size, span and direction. Its glyphs stand in the order they are seen, from left to right, so
 * that their advances add up from x whatever the direction. */
typedef struct kt_run {
	const kt_face *face;
	kt_len size;
	bool backwards;  /* read from right to left: the last glyph shows the first character */
	kt_len x, width; /* left edge, as seen; width without a space at the line's end */
	const kt_glyph *glyphs;
	uint32_t count;
	/* The characters it shows, in source order. The space at which a line breaks stays as its last glyph, outside
	 * `width`; where line or run reads from right to left it is a run of its own, of no width, outside the line at
	 * its end. A hyphen set at a break is a glyph of its own with an empty cluster (cluster == text.len). */
	kt_str text;
	const kt_span *span; /* what marks it; NULL: nothing */
	const kt_str *
	        actual; /* consecutive runs (across lines) that share this pointer are one broken word, to be read as this */
} kt_run;

typedef struct kt_line {
	const kt_run *runs;
	uint32_t count;
	kt_len x;              /* of its left edge in its measure: alignment and hanging marks are in it (may be < 0) */
	kt_len width;          /* what is inked: no space at the end */
	uint32_t from, to;     /* bytes of the rich text */
	kt_linebreak_kind end; /* what it ends at */
	bool in_word;          /* ends inside a word, by a set hyphen, a typed one or none: no column may end here */
	uint16_t word_space;   /* per mille of the font's own: 1000 but in justified text */
	int16_t letter_space;  /* 1/1000 em, on top of style and fit: 0 but in justified text */
	const kt_linebreak_cost *costs; /* where the setter explains, else NULL */
	uint32_t cost_count;
} kt_line;

/* Another way to break a text. */
typedef struct kt_other_line {
	uint32_t from, to; /* bytes of the rich text */
	bool hyphen;       /* a hyphen is set at its end */
} kt_other_line;

typedef struct kt_other {
	int64_t cost; /* of all its lines */
	const kt_other_line *items;
	size_t count;
} kt_other;

typedef struct kt_lines {
	const kt_line *items;
	size_t count;
	kt_len leading;         /* baseline to baseline */
	kt_len ascent, descent; /* of the style's face at its size: what a first line needs above its baseline */
	kt_len cap_height, x_height;
	kt_len widest;
	kt_len over;      /* by how much the widest line passes the measure; 0: fits */
	uint32_t over_at; /* offset of the word that does: its head, where it is broken */
	/* What was set, and how. Borrowed from the caller. */
	kt_str text, language;
	kt_place at;
	const kt_style *style;
	kt_fit fit;
	kt_len measure;             /* 0: on one line, however long */
	const kt_other *other;      /* the next best way; NULL: there is none, or nobody asked */
	kt_linebreak_counts counts; /* where it was asked what other numbers of lines cost; else none are */
} kt_lines;

/* Sets a text. `measure` > 0. */
const kt_lines *kt_paragraph_set(kt_setter *setter, kt_arena *arena, const kt_rich *rich, const kt_style *style,
                                 kt_fit fit, kt_len measure);
/* In so many lines, where there is a way (0: in as many as are best); kt_lines.counts says what others cost. */
const kt_lines *kt_paragraph_set_in(kt_setter *setter, kt_arena *arena, const kt_rich *rich, const kt_style *style,
                                    kt_fit fit, kt_len measure, size_t lines);
/* On one line, however long: for labels that are placed by hand. */
const kt_lines *kt_paragraph_line(kt_setter *setter, kt_arena *arena, const kt_rich *rich, const kt_style *style,
                                  kt_fit fit);
/* Reports that a word does not fit, with its start and the measure (KT_DIAG_WIDE); where the word is typed as it
 * is read, at its own place. */
void kt_paragraph_report_wide(kt_setter *setter, const kt_rich *rich, const kt_lines *lines, kt_len measure);

#endif
