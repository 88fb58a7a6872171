/* pdf_cluster: a run's clusters: the smallest parts in which glyphs and text belong together.
 *
 * Rules    Every byte of the run's text is in one cluster. Clusters and their glyphs come in the order of the text, also
 *          where the run runs backwards. A mark goes with what it stands on. A hyphen that a break set shows nothing of
 *          the text; it reads as a soft hyphen, which no typed one does, and always stands in a broken word, which is read
 *          as a whole.
 */
#ifndef KT_WRITE_PDF_CLUSTER_H
#define KT_WRITE_PDF_CLUSTER_H

#include "text/paragraph.h"
#include "write/pdf_compound.h"

typedef struct kt_pdf_cluster {
	uint32_t from, to; /* glyphs, counted in the order of the text: kt_pdf_cluster_glyph */
	kt_str text;       /* never empty */
} kt_pdf_cluster;

/* Moves to the next one; begin with {0}. false: there is none. */
bool kt_pdf_cluster_next(const kt_run *run, kt_pdf_cluster *cluster);

/* The run's glyph n in the order of the text. */
static inline const kt_glyph *kt_pdf_cluster_glyph(const kt_run *run, uint32_t n)
{
	return &run->glyphs[run->backwards ? run->count - 1 - n : n];
}

/* A part of a cluster with a code of its own. */
typedef struct kt_pdf_piece {
	kt_pdf_compound compound;
	kt_str text;
	kt_len width;
} kt_pdf_piece;

#define KT_PDF_PIECES 8

/* The cluster's glyphs as one, in the order of the text. Where it is read from right to left each of its characters has a
 * piece, a like share of the width, of which the first shows all: readers who go by places part a code's characters from
 * left to right. 0: it is one glyph, or cannot be said in the font's units. */
unsigned kt_pdf_cluster_pieces(const kt_run *run, const kt_pdf_cluster *cluster, kt_pdf_piece pieces[KT_PDF_PIECES]);
/* What one glyph of a cluster shows where each has a code: a character, the last one all that is left. Where a cluster has
 * more glyphs than characters, those left over show nothing: empty. Read one after the other, the parts are the text. */
kt_str kt_pdf_cluster_part(const kt_pdf_cluster *cluster, uint32_t glyph);

#endif
