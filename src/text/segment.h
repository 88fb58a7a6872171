/* segment: where a line may end.
 *
 * Purpose  ICU's line break opportunities, less those that good typography forbids, plus those inside addresses.
 * In/Out   Rich text -> breaks in order, none at the end of the text.
 * Rules    Bound: a number and its unit, a unit and the next ("5 miljoen euro"), a day and its month; a currency sign and
 *          its number; groups of digits, of a telephone number too; the words of a figure; "SDG", "art." and what
 *          follows; one-letter words where the language forbids them at a line's end; initials and their name; the parts
 *          of an abbreviation; a dash and the word before it; what U+00A0 joins. The words stand in language.def.
 *          A hyphen or slash in a word is a break where three characters stand on either side.
 *          A web address breaks before . / ? & - _ = # and after //; a mail address likewise and before @.
 * Owns     The arena given; the segmenter keeps an iterator for each language.
 */
#ifndef KT_TEXT_SEGMENT_H
#define KT_TEXT_SEGMENT_H

#include "text/language.h"
#include "text/rich.h"

typedef enum kt_segment_kind {
	KT_SEGMENT_SPACE,   /* at white space */
	KT_SEGMENT_TYPED,   /* after a hyphen that is in the text */
	KT_SEGMENT_SOFT,    /* at a soft hyphen: a hyphen is set if the line ends here */
	KT_SEGMENT_ADDRESS, /* within a web or mail address */
	KT_SEGMENT_OTHER    /* after a slash or dash; between words of scripts without spaces */
} kt_segment_kind;

typedef struct kt_segment_break {
	uint32_t at;   /* a line that ends here ends before this byte … */
	uint32_t next; /* … and the next one begins with this */
	kt_segment_kind kind;
	bool leans; /* the word before is one of the language's `leans` */
} kt_segment_break;

typedef struct kt_segments {
	const kt_segment_break *items;
	size_t count;
} kt_segments;

typedef struct kt_segmenter kt_segmenter;

kt_segmenter *kt_segmenter_open(kt_arena *arena);
void kt_segmenter_close(kt_segmenter *segmenter);
kt_segments kt_segment(kt_segmenter *segmenter, kt_arena *arena, const kt_rich *rich, const kt_language *language);

/* Is the text between two breaks at white space an address, or an abbreviation that is never hyphenated? */
bool kt_segment_is_address(kt_str token);

#endif
