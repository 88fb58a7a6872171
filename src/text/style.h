/* style: a paragraph style, resolved: every number final, nothing inherited any more.
 *
 * Owns     The layout's arena. layout/stylesheet makes them from YAML.
 */
#ifndef KT_TEXT_STYLE_H
#define KT_TEXT_STYLE_H

#include "base/geom.h"
#include "color/ink.h"

/* START and END are those of the text's own direction. */
typedef enum kt_style_align { KT_ALIGN_START, KT_ALIGN_CENTRE, KT_ALIGN_END, KT_ALIGN_JUSTIFY } kt_style_align;
typedef enum kt_style_grid { KT_GRID_ROW, KT_GRID_HALF, KT_GRID_FREE } kt_style_grid;
/* What stands outside the measure: quotation marks as a whole, or every mark of punctuation by its share. */
typedef enum kt_style_hang { KT_HANG_NOTHING, KT_HANG_QUOTES, KT_HANG_OPTICAL } kt_style_hang;

/* OpenType features that a style asks for (OpenType 1.9, layout tags), or-ed. */
typedef enum kt_feature {
	KT_FEATURE_TABULAR = 1,        /* tnum */
	KT_FEATURE_PROPORTIONAL = 2,   /* pnum */
	KT_FEATURE_LINING = 4,         /* lnum */
	KT_FEATURE_OLD_STYLE = 8,      /* onum */
	KT_FEATURE_SMALL_CAPS = 16,    /* smcp */
	KT_FEATURE_CAPS_TO_SMALL = 32, /* c2sc */
	KT_FEATURE_FRACTIONS = 64,     /* frac */
	KT_FEATURE_SUPERIORS = 128     /* sups */
} kt_feature;

typedef struct kt_feature_row {
	kt_feature feature;
	const char *tag;   /* OpenType's */
	const char *words; /* what a font lacks: "small capitals" */
	bool given;        /* a font without it has no other form: what is asked for is there anyway */
} kt_feature_row;

#define KT_FEATURES 8
extern const kt_feature_row kt_features[KT_FEATURES];

/* Where words may be broken. 0: as the language has it. */
typedef struct kt_style_hyphens {
	bool are;            /* words may be broken at all */
	uint8_t left, right; /* letters that stay on either side, at least */
	uint8_t word;        /* words of fewer letters stay whole */
} kt_style_hyphens;

/* How far justified text may be driven apart or together. */
typedef struct kt_style_spacing {
	uint16_t word_least, word_most;    /* per mille of the font's word space */
	int16_t letter_least, letter_most; /* 1/1000 em, added after each character */
} kt_style_spacing;

typedef struct kt_style kt_style;
struct kt_style {
	kt_str name;
	kt_str font;     /* a role of fonts.yaml: "text", "display", "figures" */
	uint16_t weight; /* 1 to 1000 */
	bool italic;
	kt_len size, leading;
	kt_len step;      /* by which the leading grows where letters of two lines would touch */
	int16_t tracking; /* 1/1000 em added after each character */
	kt_part part;     /* which ink of the ground; used where ink is NULL */
	const kt_ink *ink;
	kt_style_align align;
	kt_style_grid grid;
	bool balance; /* lines of near-equal length, no lonely last word (headings, leads, pull lines) */
	kt_style_hyphens hyphens;
	kt_style_hang hang;
	kt_style_spacing spacing; /* of KT_ALIGN_JUSTIFY */
	uint16_t features;        /* kt_feature, or-ed */
	kt_len before;            /* space above a paragraph of this style, dropped at a column's head */
	kt_len after;
	const kt_style *second; /* the look of an edition's second language; NULL: the same but for its ink */
};

typedef struct kt_styles {
	const kt_style **items;
	size_t count;
} kt_styles;

const kt_style *kt_style_of(const kt_styles *styles, kt_str name); /* NULL: no such style */

/* How far a frame's text is eased from its style: KT_FIT_NONE is "as the style says". The leading stays. */
typedef struct kt_fit {
	uint16_t size;    /* per mille of the style's size */
	int16_t tracking; /* 1/1000 em, added to the style's */
	uint16_t hyphens; /* per mille of what a set hyphen costs (text/cost.def): less is looser */
} kt_fit;

#define KT_FIT_NONE ((kt_fit){1000, 0, 1000})

bool kt_fit_same(kt_fit a, kt_fit b);
/* "size 97.5 %, tracking -3, hyphens looser (60 %)": what is eased; nothing: nothing is. */
void kt_fit_words(kt_buf *words, kt_fit fit);

#endif
