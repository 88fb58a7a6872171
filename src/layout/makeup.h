/* makeup: what is at hand while an edition is laid out: layout, texts, setter, tags, and what was measured already.
 *
 * Purpose  A block is measured once for each width, fit, language and look, however often pages are tried.
 * Owns     Measures and plans live in an arena of their own, which a section leaves as it found it; what pages hold is in
 *          the document's.
 */
#ifndef KT_LAYOUT_MAKEUP_H
#define KT_LAYOUT_MAKEUP_H

#include "layout/template.h"

/* A block measured: the setting it was measured in, and its slices. */
typedef struct kt_measured kt_measured;
struct kt_measured {
	kt_setting setting;
	kt_slices slices;
	kt_measured *next; /* of the same block, measured otherwise */
};

typedef struct kt_makeup {
	const kt_layout *layout;
	const kt_edition *edition;
	kt_setter *setter;
	kt_arena *arena; /* for the section at hand */
	kt_arena *kept;  /* for the document: pages, tags, outline */
	kt_diag *diag;
	kt_structure *structure;
	kt_tag *root; /* that sections' tags stand below */
	kt_canvas *canvas;
	kt_measured **measured;      /* by the block's index in the brochure */
	unsigned two;                /* 1: two languages side by side */
	bool faced;                  /* the page that faces this one holds the same in the other language */
	bool against;                /* the language is written against the way in which the booklet opens */
	bool composes;               /* pages keep how they were made up, and what was done to them is noted */
	bool unset;                  /* some text could not be set: nothing is drawn from here on, only measured */
	kt_rich folio_title;         /* the same on every page: set once, */
	const kt_lines *folio_lines; /* when the first folio is drawn */
} kt_makeup;

/* What is at hand for one of the edition's languages alone; `part` is filled with it. Tags stand below `root`. */
kt_makeup kt_makeup_part(const kt_makeup *whole, unsigned language, kt_edition *part, kt_tag *root);

/* A extent of the page's width: where it begins, how wide it is, how many columns of the grid. */
typedef struct kt_extent {
	kt_len x, width;
	unsigned columns;
} kt_extent;

/* Grid columns on a page; `recto` says which margin is the left one. */
kt_extent kt_makeup_extent(const kt_page_form *page, kt_phrase_span span, bool recto);
/* The halves of a extent, for two languages. */
void kt_makeup_halve(const kt_page_form *page, kt_extent whole, kt_extent halves[2]);

/* A setting in a section: what does not depend on block and slot. */
kt_setting kt_makeup_setting(const kt_makeup *makeup, const kt_section *section);
/* Measures, or finds what was measured. `setting` is complete. */
const kt_measured *kt_makeup_measure(kt_makeup *makeup, const kt_block_kind *kind, const kt_placed *block,
                                     const kt_setting *setting);

#endif
