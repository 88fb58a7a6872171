/* galley: a paragraph's text, shaped, before it is broken into lines.
 *
 * Purpose  Rich text -> stretches of one face, script, direction and span -> atoms that were shaped as one; and how far
 *          along the unbroken text each byte stands.
 * Rules    Body text is shaped word by word, its spaces apart. Balanced text (headings) is shaped whole, since display
 *          faces kern across spaces.
 * Units    Positions kt_len in 64 bits, tracking in them.
 * Fails    Characters without a glyph, broken fonts: reported at the text's place.
 */
#ifndef KT_TEXT_GALLEY_H
#define KT_TEXT_GALLEY_H

#include "text/bidi.h"
#include "text/hyphen.h"
#include "text/lexicon.h"
#include "text/paragraph.h"
#include "text/segment.h"
#include "text/shape.h"
#include "text/stretch.h"

/* What a thread keeps from text to text. */
struct kt_setter {
	kt_arena *arena;   /* for good: words, dictionaries, languages */
	kt_arena *scratch; /* for one text */
	kt_fonts *fonts;
	kt_diag *diag;
	kt_shaper *shaper;
	kt_segmenter *segmenter;
	kt_hyphen *hyphen;
	kt_lexicon *shelf; /* what others keep */
	struct kt_known_language *languages;
	const kt_str *names; /* whose words are never broken */
	size_t name_count;
	bool explains; /* lines tell what they cost */
	bool others;   /* texts tell the next best way to break them */
};

/* A language as the setter knows it, one pointer each; one that ICU has no data for as it can be set. */
const kt_language *kt_setter_language(kt_setter *setter, kt_str tag);

typedef struct kt_atom {
	uint32_t from, to;
	uint32_t stretch;
	int64_t x;
	const kt_shaped *shaped;
} kt_atom;

typedef struct kt_galley {
	kt_setter *setter;
	const kt_rich *rich;
	const kt_style *style;
	const kt_language *language;
	kt_len size;     /* eased */
	kt_len tracking; /* added after each glyph that is not bound; none where the language's letters join */
	bool whole;      /* shaped whole */
	const kt_stretch *stretches;
	size_t stretch_count;
	const kt_atom *atoms;
	size_t atom_count;
	int64_t width;
	size_t atom_at; /* the atom asked for last, and where in it */
	uint32_t glyph_at;
	int32_t units_at;
	uint32_t clusters_at;
} kt_galley;

void kt_galley_make(kt_galley *galley, kt_setter *setter, const kt_rich *rich, const kt_style *style, kt_fit fit);
/* Where the cluster of the byte begins (text.len: the end). Asked in rising order it takes linear time in all. */
int64_t kt_galley_x(kt_galley *galley, uint32_t at);
/* The number of the atom that the byte stands in. */
size_t kt_galley_atom(const kt_galley *galley, uint32_t at);
/* The stretch that the byte stands in. */
const kt_stretch *kt_galley_stretch(const kt_galley *galley, uint32_t at);
/* Font units of the stretch's face as a length. */
kt_len kt_galley_scale(const kt_galley *galley, const kt_stretch *stretch, int32_t units);
/* Width of a shaped text at the galley's size, tracking after each cluster in it. */
kt_len kt_galley_width(const kt_galley *galley, const kt_stretch *stretch, const kt_shaped *shaped);
/* Shapes a text in a stretch's sense; what the font breaks is reported. */
const kt_shaped *kt_galley_shape(const kt_galley *galley, const kt_stretch *stretch, kt_str text);

#endif
