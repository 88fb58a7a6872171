/* pdf_image: images of a placed PDF in the target's colours.
 *
 * Rules    Samples of 8 bits, deflated; a JPEG in colours that hold already stays one, without what its segments tell
 *          besides; a mask of one bit stays one, however it is packed.
 * Fails    What cannot be unpacked without another library (JPEG 2000) has the drawing made pixels.
 */
#ifndef KT_ARTWORK_PDF_IMAGE_H
#define KT_ARTWORK_PDF_IMAGE_H

#include "artwork/pdf_space.h"

/* The vector's number of the image; 0: there is none to be drawn. */
unsigned kt_pdf_image_take(kt_pdf_work *work, qpdf_oh image, qpdf_oh resources);

#endif
