/* print_images: what a printer asks about placed pictures, in words.
 *
 * In/Out   A document set for print -> how many there are, which has the fewest pixels an inch, and the most ink of any pixel
 *          as it goes into the file. Drawings go in as shapes: their ink is not looked into.
 */
#ifndef KT_WRITE_PRINT_IMAGES_H
#define KT_WRITE_PRINT_IMAGES_H

#include "display/document.h"

/* Adds lines to the report. false: a picture could not be made ready; reported. */
bool kt_print_images_put(kt_buf *out, const kt_document *document, kt_diag *diag);

#endif
