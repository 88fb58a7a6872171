/* field: tables that say which keys a mapping has, of what type, in what range.
 *
 * Purpose  One table reads a mapping into a struct, checks it, prints its JSON Schema (yaml/schema.h) and the manual.
 * In/Out   A located tree + a record -> a filled struct; or diagnostics for every mistake in it.
 * Owns     Values borrow from the tree and the arena.
 * Fails    Unknown key (with the nearest valid one), missing key, wrong type, out of range, wrong form.
 *
 * Example
 *     typedef struct event { kt_field_number year; kt_field_text label; } event;
 *     static const kt_field event_fields[] = {
 *         {"year", KT_FIELD_NUMBER, offsetof(event, year), .required = true, .min = "1", .max = "2999",
 *          .help = "a year, or the name of a figure"},
 *         {"label", KT_FIELD_TEXT, offsetof(event, label), .required = true, .role = "timeline label",
 *          .note = "timeline, under the year {year}", .help = "what happened"},
 *         KT_FIELD_END};
 *     const kt_record kt_timeline_event = {"a timeline event", sizeof(event), event_fields};
 */
#ifndef KT_YAML_FIELD_H
#define KT_YAML_FIELD_H

#include "base/num.h"
#include "yaml/node.h"

typedef enum kt_field_type {
	/* type                 the member it fills      what may be written */
	KT_FIELD_WORD, /* const kt_node *          a short text with no marks: id, name of a style, path (NULL: absent) */
	KT_FIELD_WORDS,   /* kt_field_words           one word or a list of words */
	KT_FIELD_TEXT,    /* kt_field_text            a label: inline marks only; one message */
	KT_FIELD_NAME,    /* kt_field_text            a proper name: a message that comes translated as it is */
	KT_FIELD_PROSE,   /* kt_field_text            CommonMark under |: paragraphs, lists, subheads; a message each */
	KT_FIELD_NUMBER,  /* kt_field_number          an exact number or the name of a figure */
	KT_FIELD_INTEGER, /* int32_t                  a whole number within min and max */
	KT_FIELD_BOOL,    /* bool                     yes, no, true, false */
	KT_FIELD_CHOICE,  /* int32_t                  one of `choices`: its index */
	KT_FIELD_LENGTH,  /* kt_len                   "10.6pt", "3mm"; min and max alike */
	KT_FIELD_DATE,    /* kt_field_date            2026-11-24, a date that exists */
	KT_FIELD_LANGUAGE, /* const kt_node *          a BCP 47 tag, well formed */
	KT_FIELD_EMAIL,    /* const kt_node *          an address that may stand in mailto: */
	KT_FIELD_PHONE,    /* const kt_node *          digits, spaces and a leading + */
	KT_FIELD_URL,      /* const kt_node *          http or https */
	KT_FIELD_STYLE,    /* kt_field_style           the name of a style: resolved by layout/stylesheet */
	KT_FIELD_PAINT,    /* kt_field_paint           the name of an ink, or of a ground's part: resolved likewise */
	KT_FIELD_PAINTS,   /* kt_field_paints          one paint or a list of them */
	KT_FIELD_PHRASE, /* const kt_node *          a phrase of the layout's grammar (layout/phrase.h): its reader's */
	KT_FIELD_ONE,    /* a nested struct          a mapping (or its shorthand); `of` says which */
	KT_FIELD_LIST,   /* kt_field_list            a list of mappings, or one alone where `alone`; `of` says which */
	KT_FIELD_MAP,    /* kt_field_list            name: mapping; the item's first member is const kt_entry * */
	KT_FIELD_NODE    /* const kt_node *          anything: its owner reads it */
} kt_field_type;

typedef struct kt_field_words {
	const kt_node **items;
	size_t count;
} kt_field_words;

/* A text as written. content numbers the messages that it holds: `count` of them from `first`; 0 where absent. */
typedef struct kt_field_text {
	const kt_node *node;
	uint32_t first, count;
} kt_field_text;

/* A number as written. content resolves the name of a figure: then `value` is the figure's and `figure` its index + 1. */
typedef struct kt_field_number {
	const kt_node *node; /* NULL: absent */
	kt_dec value;
	uint32_t figure; /* 0: typed out here */
} kt_field_number;

typedef struct kt_field_date {
	const kt_node *node;
	int year, month, day;
} kt_field_date;

struct kt_style; /* text/style.h */
struct kt_ink;   /* color/ink.h */

typedef struct kt_field_style {
	const kt_node *node;
	const struct kt_style *style; /* NULL: absent */
} kt_field_style;

typedef struct kt_field_paint {
	const kt_node *node;
	const struct kt_ink *ink; /* NULL where a part is named, or absent */
	int part;                 /* a kt_part of the ground it stands on; -1 where an ink is named, or absent */
} kt_field_paint;

typedef struct kt_field_paints {
	kt_field_paint *items;
	size_t count;
} kt_field_paints;

typedef struct kt_field_list {
	void *items; /* `count` structs of the record's size */
	size_t count;
} kt_field_list;

typedef struct kt_record kt_record;

typedef struct kt_field {
	const char *name;
	kt_field_type type;
	size_t offset; /* of the member in the record's struct */
	bool required;
	const char *
	        fallback; /* as it would be typed, a list of words as "[a, b]"; NULL: the member stays zero (paint: part -1) */
	const char *min, *max;      /* as they would be typed; NULL: the type's own bounds. LIST, WORDS: counts */
	const char *const *choices; /* CHOICE: ended by NULL. WORD: the only words allowed, where given */
	const kt_record *of;        /* ONE, LIST, MAP */
	bool alone;                 /* LIST: a mapping is a list of one */
	const char *role;           /* TEXT, NAME, PROSE: the role in its message's context; "{by}" quotes a sibling */
	const char *note;           /* … and what the translator is told of it */
	bool quotation;             /* TEXT, PROSE: what somebody said, within marks that are not typed */
	const char *help;           /* one line, for the manual and the schema */
} kt_field;

#define KT_FIELD_END                                                                                                   \
	{                                                                                                              \
		0                                                                                                      \
	}

struct kt_record {
	const char *name; /* with its article, for messages: "a timeline event" */
	size_t size;
	const kt_field *fields; /* ended by KT_FIELD_END */
	const char *shorthand;  /* the field that a bare text or list stands for, or NULL */
};

/* A record whose first field is named "" is a file that is a map itself (figures.yaml): that field reads the whole.
 * A nested struct (ONE) that is absent has its fallbacks filled in; its required members stay zero. */

/* Fills `out` (record->size bytes). false: reported; what could be read is filled in, so that later checks can go on. */
bool kt_record_read(const kt_record *record, const kt_node *node, void *out, kt_arena *arena, kt_diag *diag);

/* Calls `visit` for every present member of the given record's struct and of those nested in it, in the table's order.
 * INTEGER, BOOL, CHOICE, LENGTH and ONE always are present; ONE, LIST and MAP are visited before what is in them.
 * `owner` is the struct that holds the member and `record` its record. Stops where visit returns false. */
typedef bool (*kt_field_visit)(void *context, const kt_record *record, const kt_field *field, void *owner,
                               void *member);
bool kt_record_walk(const kt_record *record, void *value, kt_field_visit visit, void *context);

/* A length as it is typed ("12mm", "-3pt", "1.5 mm"); false: not a length. */
KT_MUST bool kt_field_length(kt_str text, kt_len *length);

#endif
