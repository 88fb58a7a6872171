/* paper: pages set by hand, for checks to look at.
 *
 * Form     A file is read line by line:
 *
 *     page                         a new page: 100 rows of 16 pt, characters of 6 pt, one frame, `main`, of 60,
 *                                  whose first line stands on row 2
 *     frame NAME COLUMNS WIDTH     the frame that follows: so many columns of WIDTH characters, a gutter of 4 between;
 *                                  further words: level: they should end together; sides: they are two languages;
 *                                  faces: its text ends level with that of the facing page; free: white is wanted;
 *                                  high N: of so many rows, else as high as what stands in it
 *     column                       what follows stands in the next column
 *     row N                        the next line stands on row N (halves: 7.5)
 *     part LANGUAGE                what follows belongs to that language's part of the section
 *     half LANGUAGE                what follows belongs to the first section of that language's half of the document …
 *     section                      … and what follows this, to its next one
 *     h1, h2, h3, p, li, quote, lead, figure WORDS   a paragraph; words: width N, language TAG, justify, size PERMILLE,
 *                                  cells: word spaces are as wide as letters, so that they can stand above each other,
 *                                  message N: of which this is the text in its part's language;
 *                                  points N: of that size, else 10;
 *                                  shift N: so many points to the right; mark N: a label of that mark
 *     check-off NAME               that check does not look
 *     limit N M                    the file's check has these limits, in its own unit
 *     target print                 the document is made for print
 *     ink N                        texts that follow are of this grey, 0 to 255; …
 *     paint NAME RRGGBB            boxes that follow are of this ink
 *     ground N                     … and boxes: else black on white; after it, cyan, magenta, yellow and black in percent,
 *                                  else of black alone as much; then: overprint
 *     clip X Y W H, unclip         what is drawn between shows only in that box
 *     bleed N                      the page's, in points
 *     shape X Y X Y …              a filled shape of straight edges
 *     disc X Y R                   a filled circle about a point
 *     picture W H X Y W H          one of so many pixels, in that box
 *     drawn X Y W H                one of lines and shapes
 *     stroke N X Y X Y             a line that wide, in the ground's ink
 *     box X Y W H                  a filled box, in points, of a figure that the labels after it belong to; a further
 *                                  word: the number of the mark that it is
 *     link WORDS                   a link of these words in the paragraph at hand
 *     alt WORDS                    figures that follow have this alternative text: else “What is drawn”
 *     repeat N                     … so many times over
 *     remark CHECK WORDS           what was found of the text before it was set; mild before its words: a note
 *     |TEXT                        a line of it, a character a cell; a tail " {word 1700}" says how it was spaced;
 *                                  a line that ends in = ends in a set hyphen, in - in a typed one
 */
#ifndef KT_TESTS_PAPER_H
#define KT_TESTS_PAPER_H

#include "base/io.h"
#include "proof/proof.h"

#define KT_PAPER_REMARKS 8

typedef struct kt_paper {
	kt_arena *arena;
	kt_source source;
	kt_place at; /* the line at hand */
	kt_structure *structure;
	kt_document document;
	kt_page *page;
	kt_len y;
	unsigned column;
	bool high; /* the frame has a height of its own */
	size_t pages;
	/* The paragraph at hand: its lines are gathered until it ends. */
	kt_composition *text;
	kt_composed_line *lines;
	kt_style *style;
	kt_tag *section, *tag; /* what is added next stands below the first */
	kt_str language;
	kt_buf words;
	bool cells;
	kt_len shift;
	uint32_t mark;
	kt_face face;
	const kt_ink *ink, *ground;
	kt_len size;
	kt_str alt;
	kt_remark remarks[KT_PAPER_REMARKS];
	kt_check checks[KT_CHECK_COUNT];
	size_t check; /* the one that the file is named for */
} kt_paper;

/* A paper for the check of that index, with all checks as they are by default. */
kt_paper kt_paper_of(kt_arena *arena, size_t check);
/* false: a line that is none of a page's, said in `report`. */
bool kt_paper_read(kt_paper *paper, kt_str path, kt_str text, kt_buf *report);

#endif
