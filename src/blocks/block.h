/* block.h: what every kind of block is to the rest of katern.
 *
 * Purpose  A block is a leaf: it says what it needs for a setting, and draws itself in the frame it gets. It knows nothing
 *          of pages, slots or files. A new kind is one file with one `const kt_block_kind` and one line in blocks.def.
 * Rules    `measure` is pure: layout calls it again for another width or fit, and throws results away. `draw` asks
 *          nothing and decides nothing that measure has not decided. What cannot be set (a label that fits nowhere, a
 *          word wider than its measure) is reported by draw, with place and amount, never cut or set over another thing.
 * Panels   Ground, bleed, inset and rule of a block's look are layout's (layout/panel): a block sees only the width and
 *          frame inside, and the ground that it stands on.
 * Owns     Slices and what hangs on them live in setting->arena.
 */
#ifndef KT_BLOCKS_BLOCK_H
#define KT_BLOCKS_BLOCK_H

#include "content/edition.h"
#include "display/canvas.h"

#define KT_PI 3.14159265358979323846 /* C11 has none */

/* The page's grid, as a block needs it. */
typedef struct kt_grid {
	kt_len row;       /* height of a baseline row */
	kt_len step;      /* the finest step that type stands on: row / 3 */
	kt_len below;     /* from a row's baseline to its foot: a line in a strip of any leading stands this far above
				  the strip's foot, so that all leadings that are multiples of `step` share baselines */
	unsigned columns; /* columns that the measure spans */
	kt_len column,
	        gutter; /* their widths; columns * column + (columns - 1) * gutter = width where no inset is cut */
} kt_grid;

/* In how many lines messages are set whose other language stands beside them, so that both end level. */
typedef struct kt_pairing {
	uint32_t first, count; /* messages that it speaks of */
	const uint32_t *lines; /* of each; 0: as many as are best */
} kt_pairing;

typedef struct kt_setting {
	kt_len width;                            /* the measure */
	kt_len room;                             /* height of the frame; 0: as high as it needs */
	unsigned count;                          /* languages set here: 1, or 2 where a block is shared */
	unsigned language[KT_EDITION_LANGUAGES]; /* which of the edition's */
	const kt_edition *edition;
	const kt_section *section; /* where the block stands */
	const kt_styles *styles;
	const kt_inks *inks;
	const void *look;                /* the kind's look record, read and resolved; NULL where it has none */
	const kt_ground *ground;         /* what it stands on */
	const struct kt_ground *grounds; /* all of the layout's, for a block that lays its own fills … */
	size_t ground_count;             /* … such as the steps of a ladder */
	kt_grid grid;
	kt_fit fit;
	const kt_pairing *pairing; /* NULL: no other language stands beside */
	kt_setter *setter;
	kt_structure *structure; /* tags, by kt_tag_key */
	kt_arena *arena;
	kt_diag *diag;
} kt_setting;

/* An unbreakable strip of a block. */
typedef struct kt_slice {
	kt_len before; /* white above, dropped at the head of a column */
	kt_len height;
	uint32_t message;     /* KT_NO_MESSAGE: a drawing */
	uint32_t line, lines; /* which line of its message, from 0, of how many: for widows, orphans and pairs */
	bool keep;            /* does not part from the next slice */
	const kt_linebreak_counts *counts; /* of the message, where the setting pairs; else NULL */
	const void *own;                   /* the block's */
} kt_slice;

typedef struct kt_slices {
	kt_slice *items;
	size_t count;
	const void *own; /* the block's */
} kt_slices;

/* Where a range of slices stands on the page. */
typedef struct kt_frame {
	kt_box box;   /* the measure wide; at least as high as the slices and the white between them */
	kt_box paint; /* how far fills may go: the box, grown to the bleed where the slot bleeds */
} kt_frame;

typedef enum kt_block_trait {
	KT_BLOCK_PARALLEL = 1, /* measured once for each language, paired by message; else drawn once for both */
	KT_BLOCK_FILLS =
	        2, /* takes its whole frame (maps, ladders, cover art), else stands in it as high as it needs */
	KT_BLOCK_SILENT = 4 /* decoration: no tag */
} kt_block_trait;

typedef struct kt_block_kind {
	kt_form form;          /* key, class, record: what content reads */
	const kt_record *look; /* the block's own keys in the layout's `blocks:`; NULL: none */
	unsigned traits;
	/* Adds this block's tags for one language below `parent`, in reading order, and binds each to its message
	 * (kt_structure_bind). Called once a language, before anything is drawn. NULL for SILENT. */
	void (*tag)(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language);
	/* Fills `slices`; layout never calls it with a width of 0. */
	void (*measure)(const kt_placed *block, const kt_setting *setting, kt_slices *slices);
	/* Draws slices first … first + count - 1 in the frame. */
	void (*draw)(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first,
	             size_t count, kt_frame frame, kt_canvas *canvas);
} kt_block_kind;

/* The registry: made of blocks.def. */
typedef struct kt_block_kinds {
	const kt_block_kind *const *items;
	size_t count;
} kt_block_kinds;

kt_block_kinds kt_block_all(void);
kt_forms kt_block_forms(void);
const kt_block_kind *kt_block_of(const kt_placed *block);

/* Adds a slice to those of a measure: zeroed, a drawing until it is given a message. Valid until the next is added. */
kt_slice *kt_setting_slice(const kt_setting *setting, kt_slices *slices);
/* The height of slices first … first + count - 1 where they stand together: the first one's white is dropped. */
kt_len kt_setting_depth(const kt_slices *slices, size_t first, size_t count);
/* The least gap of at least `least` after which `depth` stands on the rows again. */
kt_len kt_setting_gap(const kt_setting *setting, kt_len depth, kt_len least);
/* Reports what is wider than the place it has, in points (KT_DIAG_OVERFLOW): "this label takes 80 pt, and has 65.5 pt". */
void kt_setting_wide(const kt_setting *setting, kt_place at, const char *what, kt_len width, kt_len room);
/* Start edge and width of grid columns from … to (1-based, inclusive) within the measure. */
void kt_setting_columns(const kt_setting *setting, unsigned from, unsigned to, kt_len *x, kt_len *width);
/* The ground whose fill is this ink; setting->ground where no ground has it. */
const kt_ground *kt_setting_ground(const kt_setting *setting, const kt_ink *fill);
/* The ink that a paint names on a ground. NULL where the paint is absent. */
const kt_ink *kt_setting_ink(const kt_ground *ground, const kt_field_paint *paint);

#endif
