/* list: what a page is once it is laid out: an ordered list of operations.
 *
 * Purpose  The only thing that a writer sees. Drawing order is list order; what comes later lies above.
 * Owns     The arena of the render. Operations borrow runs and paths from it; both are copies for this page alone.
 * Units    kt_len; origin top left of the trimmed page, y downwards; bleed lies at negative coordinates.
 */
#ifndef KT_DISPLAY_LIST_H
#define KT_DISPLAY_LIST_H

#include "color/ink.h"
#include "display/composition.h"
#include "display/structure.h"
#include "placed/artwork.h"

/* Verbs take 1 (move, line), 3 (curve) or 0 (close) points. */
typedef enum kt_path_verb { KT_PATH_MOVE, KT_PATH_LINE, KT_PATH_CURVE, KT_PATH_CLOSE } kt_path_verb;

static inline unsigned kt_path_points(uint8_t verb)
{
	return verb == KT_PATH_CURVE ? 3 : verb == KT_PATH_CLOSE ? 0 : 1;
}

typedef struct kt_path {
	const uint8_t *verbs;
	uint32_t verb_count;
	const kt_point *points;
	uint32_t point_count;
} kt_path;

/* Is the path one upright rectangle, as kt_canvas_box and cairo_rectangle make it? */
bool kt_path_box(kt_path path, kt_box *box);
kt_path kt_path_of_box(kt_arena *arena, kt_box box);
kt_path kt_path_copy(kt_arena *arena, kt_path path);

typedef enum kt_cap { KT_CAP_BUTT, KT_CAP_ROUND, KT_CAP_SQUARE } kt_cap;
typedef enum kt_join { KT_JOIN_MITER, KT_JOIN_ROUND, KT_JOIN_BEVEL } kt_join;

typedef struct kt_pen {
	kt_len width; /* > 0 */
	kt_cap cap;
	kt_join join;
	kt_len dash, gap; /* 0: solid */
} kt_pen;

/* What an operation is to a reader that hears. */
typedef enum kt_artifact {
	KT_ARTIFACT_NONE,   /* it belongs to `tag` */
	KT_ARTIFACT_LAYOUT, /* rules, fills, decoration */
	KT_ARTIFACT_FOOTER  /* folios */
} kt_artifact;

typedef enum kt_op_kind {
	KT_OP_TEXT, /* one line's runs (or one run of it) */
	KT_OP_FILL,
	KT_OP_STROKE,
	KT_OP_CLIP, /* what follows shows only inside `path`, until the matching UNCLIP */
	KT_OP_UNCLIP,
	KT_OP_PICTURE, /* placed artwork, whole: what of it shows, the clip says */
	KT_OP_EMPTY    /* draws nothing; gives its tag a place (the second language's share of a shared drawing) */
} kt_op_kind;

typedef struct kt_picture {
	const kt_artwork *artwork;
	kt_box box;           /* of the whole artwork: pixels an inch are artwork->width * 72 / box.w points */
	const kt_ink *ground; /* that it stands on: what is transparent is blended with it where it is printed */
} kt_picture;

/* Its pixels an inch where it stands; 0: it is drawn of lines and shapes. */
unsigned kt_picture_resolution(const kt_picture *picture);

typedef struct kt_op {
	kt_op_kind kind;
	kt_artifact artifact;
	kt_tag *tag; /* NULL where artifact is not NONE; CLIP and UNCLIP belong to nobody */
	const kt_ink *ink;
	union {
		kt_path path;       /* FILL, STROKE, CLIP */
		kt_picture picture; /* PICTURE */
	};
	kt_pen pen;         /* STROKE */
	kt_point at;        /* TEXT: where x = 0 of the runs stands, on the baseline */
	const kt_run *runs; /* TEXT; without their spans */
	uint32_t run_count;
	kt_place source;                   /* where the text was written */
	const kt_composition *composition; /* TEXT, on a canvas that composes: the paragraph, … */
	uint32_t line;                     /* … and which of its lines; else NULL */
} kt_op;

typedef struct kt_link {
	kt_box box;
	kt_str address;
	kt_str contents; /* what is said of it: "e-mail Jeanette de Regt" or its text */
	kt_tag *tag;     /* the LINK tag */
} kt_link;

typedef struct kt_page {
	kt_len width, height; /* the trim */
	kt_len bleed;
	kt_len slug;    /* how far around the trim the page is shown; 0 but on a proof */
	kt_len fold_at; /* on a side of a sheet with two pages (display/imposition): between them; 0: it is one page */
	kt_str sheet;   /* that side's name for people: "sheet 1 of 3, front, pages 12 and 1" */
	kt_page_grid grid;
	kt_str label; /* the folio number as shown */
	kt_op *ops;
	size_t count, room;
	kt_link *links;
	size_t link_count, link_room;
	kt_page_frame *frames; /* on a canvas that composes */
	size_t frame_count, frame_room;
	kt_page_mark *marks; /* likewise, in the order of the operations */
	size_t mark_count, mark_room;
} kt_page;

/* The box of what an operation inks: of text from the capitals' height to the descender, of a path its points, with half
 * the pen, of a picture its box. Empty where nothing is drawn. */
kt_box kt_op_inked(const kt_op *op);

/* What of the page is shown: the trim, with the slug around it. */
static inline kt_box kt_page_shown(const kt_page *page)
{
	return (kt_box){-page->slug, -page->slug, page->width + 2 * page->slug, page->height + 2 * page->slug};
}

/* The pointers are good until the next call for the page. */
kt_op *kt_page_add(kt_arena *arena, kt_page *page, kt_op_kind kind); /* zeroed but for its kind */
kt_link *kt_page_link(kt_arena *arena, kt_page *page);
kt_page_frame *kt_page_frame_add(kt_arena *arena, kt_page *page);
/* The operation added last draws a mark, or labels it. */
void kt_page_mark_last(kt_arena *arena, kt_page *page, uint32_t mark);
/* The number of the mark that an operation draws or labels; 0: none. */
uint32_t kt_page_mark_of(const kt_page *page, uint32_t op);
/* Nothing more is drawn: copies operations, links, frames and marks into arrays of their exact size. */
void kt_page_settle(kt_arena *arena, kt_page *page);

/* The broken word that was copied last: runs that shared it share the copy. */
typedef struct kt_word_copied {
	const kt_str *from, *to;
} kt_word_copied;
/* Runs with all that they borrow. */
const kt_run *kt_page_runs(kt_arena *arena, const kt_run *runs, uint32_t count, kt_word_copied *word);

#endif
