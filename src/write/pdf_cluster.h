/* pdf_cluster: a run's clusters: the smallest parts in which glyphs and text belong together.
 *
 * Rules    Every byte of the run's text is in one cluster. A hyphen that a break set shows nothing of the text; its text is
 *          "-", and it always stands in a broken word, which is read as a whole.
 */
#ifndef KT_WRITE_PDF_CLUSTER_H
#define KT_WRITE_PDF_CLUSTER_H

#include "text/paragraph.h"

typedef struct kt_pdf_cluster {
	uint32_t from, to; /* glyphs of the run */
	kt_str text;       /* never empty */
} kt_pdf_cluster;

/* What one glyph of a cluster shows: each a character, the last one all that is left. Where a cluster has more glyphs than
 * characters, those left over show nothing: empty. Read one after the other, the parts are the text. */
kt_str kt_pdf_cluster_part(const kt_pdf_cluster *cluster, uint32_t glyph);

/* Moves to the next one; begin with {0}. false: there is none. */
bool kt_pdf_cluster_next(const kt_run *run, kt_pdf_cluster *cluster);

#endif
