/* brochure: the typed content of a project.
 *
 * Purpose  the files of DIR/content -> sections of placed blocks, figures, messages, the editions asked for.
 * In/Out   The list of block kinds comes from app, so that content checks blocks without knowing them.
 * Owns     The arena given.
 * Fails    All mistakes of all files in one go, each with its place.
 */
#ifndef KT_CONTENT_BROCHURE_H
#define KT_CONTENT_BROCHURE_H

#include "base/io.h"
#include "base/target.h"
#include "content/figure.h"
#include "content/message.h"

/* What content knows of a kind of block. */
typedef struct kt_form {
	const char *kind;        /* the key in the YAML: "impact-ladder" */
	const char *class_name;  /* what a slot may take besides the kind: "figure", "text"; NULL: none */
	const kt_record *record; /* its fields */
} kt_form;

typedef struct kt_forms {
	const kt_form *const *items;
	size_t count;
} kt_forms;

typedef enum kt_only { KT_ONLY_BOTH, KT_ONLY_SCREEN, KT_ONLY_PRINT } kt_only;

/* Does what is so limited stand in what is made for the target? */
static inline bool kt_only_shows(int32_t only, kt_target target)
{
	return only == KT_ONLY_BOTH || (only == KT_ONLY_PRINT) == (target == KT_TARGET_PRINT);
}

/* A fault of the finished page that whoever signs the pages accepts, and why. */
typedef struct kt_waive {
	const kt_node *check, *because; /* NULL only on error */
	const kt_node *edition;         /* NULL: in every edition */
} kt_waive;

/* A block where it stands in its section's body. */
typedef struct kt_placed {
	const kt_form *form;
	void *fields;        /* a struct of form->record */
	const kt_node *slot; /* `in:`, or NULL */
	int32_t only;        /* kt_only */
	kt_field_list waive; /* of kt_waive */
	kt_place at;
	uint32_t index; /* in the brochure: for kt_tag_key */
} kt_placed;

typedef struct kt_section {
	kt_str id;
	kt_source source;
	const kt_node *template_name; /* NULL only on error */
	kt_field_text title;          /* of the brochure where the section gives none; count 0 only on error */
	kt_field_text kicker;         /* likewise; a section that is not the first has one only if given */
	kt_placed *body;
	size_t body_count;
	kt_field_words countries; /* of its first block with a field of role "country" (ISO 3166 alpha-2) */
	kt_field_list waive;      /* of kt_waive, for title and kicker */
	uint32_t title_block;     /* kt_placed-like index under which title and kicker are tagged */
	int32_t only;             /* kt_only: that of all its blocks where it says nothing itself */
} kt_section;

typedef enum kt_arrangement {
	KT_ARRANGEMENT_ONE,
	KT_ARRANGEMENT_SIDE_BY_SIDE,
	KT_ARRANGEMENT_FACING,     /* one cover, then the first language on left pages, the second on right ones */
	KT_ARRANGEMENT_SEQUENTIAL, /* one cover, then the first language, then the second */
	KT_ARRANGEMENT_FLIP        /* two halves, each with its own cover and folios */
} kt_arrangement;

typedef enum kt_reading { KT_READING_BY_LANGUAGE, KT_READING_INTERLEAVED } kt_reading;

typedef struct kt_edition_spec {
	const kt_entry *entry; /* name; first member, as KT_FIELD_MAP asks */
	kt_field_words languages;
	int32_t arrangement; /* kt_arrangement */
	int32_t reading;     /* kt_reading */
	int32_t pages;       /* 0: the brochure's */
	bool pseudo;         /* made by katern (content/pseudo) */
	/* Asked for, never written: */
	bool draft;       /* what has no translation that holds does not refuse it */
	kt_target target; /* what it is made for */
} kt_edition_spec;

/* A word of `words:`: what the layout itself sets, "Bron: {source}". */
typedef struct kt_word {
	const kt_entry *entry;
	kt_field_text text;
} kt_word;

typedef struct kt_brochure {
	kt_str project;   /* DIR */
	kt_source source; /* content/brochure.yaml */
	kt_field_text title, subject;
	kt_field_text kicker; /* as given, else publishers joined by " · " (made by katern: no message of its own) */
	const kt_node *language; /* this and layout: NULL only on error */
	kt_field_date date;
	kt_field_list publishers; /* of kt_field_text, NAME messages */
	const kt_node *layout;
	kt_field_words names; /* whose words are never broken */
	int32_t pages;        /* how many it must have; 0: any */
	kt_section *sections;
	size_t section_count;
	kt_field_list editions; /* of kt_edition_spec */
	kt_field_list words;    /* of kt_word */
	kt_field_list links;    /* of kt_links_entry (content/links) */
	kt_figures figures;
	kt_messages messages;
	uint32_t block_count;
} kt_brochure;

/* Reads everything; NULL: nothing could be made of it (reported). A brochure may come back with errors in `diag`:
 * the caller reads layout and fonts too before it stops, so that all mistakes are seen in one run. */
kt_brochure *kt_brochure_read(kt_io *io, kt_arena *arena, kt_str project, const kt_forms *forms, kt_diag *diag);
/* The edition of that name, or NULL. */
const kt_edition_spec *kt_brochure_edition(const kt_brochure *brochure, kt_str name);
/* The word of the layout by that name, or NULL. */
const kt_word *kt_brochure_word(const kt_brochure *brochure, const char *name);
/* An edition that the file does not name: one language, alone. */
kt_edition_spec *kt_brochure_alone(kt_arena *arena, const kt_brochure *brochure, kt_str name, kt_str language);

/* Is something of it for one target only, or not the same in both? */
bool kt_brochure_is_targeted(const kt_brochure *brochure);

/* For `katern schema content`. */
extern const kt_record kt_brochure_record, kt_section_record, kt_beside_record;

#endif
