/* catalog_figures: the values of figures for which a catalogue was translated.
 *
 * Purpose  A sentence around "20 unions" may need other words around 21. The header's field X-Katern-Figures holds the
 *          values that the translator knew ("unions=263 lives=500000000"): it survives msgmerge and every editor.
 */
#ifndef KT_CONTENT_CATALOG_FIGURES_H
#define KT_CONTENT_CATALOG_FIGURES_H

#include "content/brochure.h"

#define KT_CATALOG_FIGURES "X-Katern-Figures:"

/* The field's value in a header, and where its line stands; the header's end where it has none. */
kt_str kt_catalog_figures_field(kt_str header, size_t *from, size_t *to);
/* The field as it should be: figures that texts name, with their values. */
void kt_catalog_figures_put(kt_arena *arena, const kt_brochure *brochure, kt_buf *out);
/* Does a figure of the text ask now, in that language, for another form of the words beside it than the value in the
 * field did? */
bool kt_catalog_figures_part(kt_str field, const kt_brochure *brochure, kt_str language, const kt_message *message);

#endif
