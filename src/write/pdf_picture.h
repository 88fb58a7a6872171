/* pdf_picture: placed artwork in a PDF: one XObject for all places that show the same.
 *
 * In/Out   The pictures of all pages, noted first -> objects, and their names in the resources.
 * Rules    JPEGs that need no change stay JPEGs; other pixels are deflated, and are no more than a press can show where they
 *          stand largest. No picture is interpolated. What is transparent has
 *          a soft mask on a screen; in print it is blended with what it stands on, so that each ground needs its own.
 * Owns     The arena given; one picture's pixels at a time.
 * Fails    As kt_artwork_make.
 */
#ifndef KT_WRITE_PDF_PICTURE_H
#define KT_WRITE_PDF_PICTURE_H

#include "write/haru.h"
#include "write/pdf_edition.h"

/* What is asked for where it stands so large, on white. */
kt_request kt_pdf_picture_request(const kt_picture *picture, kt_wanted wanted);

typedef struct kt_pdf_pictures kt_pdf_pictures;

kt_pdf_pictures *kt_pdf_pictures_open(kt_arena *arena, const kt_pdf_edition *edition);
void kt_pdf_pictures_note(kt_pdf_pictures *pictures, const kt_page *page);
KT_MUST bool kt_pdf_pictures_write(kt_pdf_pictures *pictures, const kt_press *press, kt_haru *haru, kt_diag *diag);
/* The resources' /XObject; nothing where there are none. */
void kt_pdf_pictures_put_resources(const kt_pdf_pictures *pictures, kt_buf *out);
/* The operators that draw one; y counts up from the foot of a page of that height. */
void kt_pdf_pictures_put(const kt_pdf_pictures *pictures, const kt_picture *picture, kt_len height, kt_buf *out);
/* Is any of them transparent? */
bool kt_pdf_pictures_blend(const kt_pdf_pictures *pictures);

#endif
