/* cairo_out: pages as pictures. A page as a PNG of its own is a writer (write/writer.h); this is a sheet of several.
 *
 * In/Out   Pages -> one PNG, through base/io.
 */
#ifndef KT_WRITE_CAIRO_OUT_H
#define KT_WRITE_CAIRO_OUT_H

#include "base/io.h"
#include "display/document.h"

/* Pages in rows of `across`, each in a cell as large as the largest; NULL: an empty cell. false: reported. */
KT_MUST bool kt_cairo_out_sheet(const kt_page *const *pages, size_t count, unsigned across, unsigned dpi,
                                const kt_press *press, kt_arena *scratch, kt_io_out *out, kt_diag *diag);

#endif
