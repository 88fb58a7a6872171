/* document: all that a writer needs: pages, tag tree, outline, metadata.
 *
 * Owns     The arena of the render.
 */
#ifndef KT_DISPLAY_DOCUMENT_H
#define KT_DISPLAY_DOCUMENT_H

#include "base/target.h"
#include "color/press.h"
#include "display/list.h"

typedef struct kt_outline_item {
	kt_str title;
	unsigned level; /* 1 the outermost */
	uint32_t page;  /* index */
	kt_len y;
	kt_tag *tag; /* the heading */
} kt_outline_item;

/* What was found of a text before it was set, for the check of that name. */
typedef struct kt_remark {
	const char *check;
	const kt_tag *tag; /* of the text; NULL: of all pages */
	kt_place at;       /* where it was written */
	bool mild;         /* good to know, and no fault */
	kt_str words;
} kt_remark;

typedef struct kt_document kt_document;
struct kt_document {
	kt_target target;        /* that it was set for; it serves another one where nothing makes a difference */
	kt_str title;            /* of the first language */
	kt_str language;         /* BCP 47, the first language */
	const kt_str *languages; /* every language, first the first */
	const kt_str *titles;    /* the title in each */
	size_t language_count;
	bool right_to_left;   /* so is the first language written: its pages are turned from left to right */
	bool in_spreads;      /* pages that face each other belong together: the first stands alone, then two by two */
	kt_str author;        /* publishers, joined */
	kt_str subject;       /* may be empty */
	int year, month, day; /* the content's own date: no output hangs on the clock */
	kt_press press;       /* that it is printed on */
	kt_len paper;         /* how thick it is, or on sheets was reckoned with; 0: nobody said */
	kt_page **pages;
	size_t page_count;
	const kt_document
	        *bound; /* on sheets (display/imposition): the pages that they hold, one by one; NULL: it is these */
	unsigned fold;  /* pages of a sheet as it is bound, of which whole ones are needed; 1: any number will do */
	size_t filled;  /* pages that were put in for that */
	const kt_outline_item *outline;
	size_t outline_count;
	kt_structure *structure;
	/* Why a file for a target claims to keep no standard, in words; empty: it does claim that. */
	kt_str unclaimed[KT_TARGETS];
	const kt_str *names; /* whose words no hyphen parts */
	size_t name_count;
	const kt_remark *remarks; /* where its pages keep how they were made up */
	size_t remark_count;
	kt_str eased;  /* which pages had their text eased, and by how much, in words; empty: none */
	kt_str paired; /* the white that two languages beside each other leave, in words; empty: none */
};

/* Marks that are no content lie over its pages (proof/overlay, proof/drafted): no file of it claims anything. */
static inline void kt_document_overlaid(kt_document *document)
{
	for (kt_target t = 0; t < KT_TARGETS; t++)
		document->unclaimed[t] = KT_STR("marked pages, for those who make them");
}

#endif
