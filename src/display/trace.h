/* trace: a display list and a tag tree as plain text, for golden files and for `render --target trace`.
 *
 * Rules    One operation a line, lengths in points with three decimals at most; text is shown as it reads. No pointer,
 *          no absolute path: the same on every machine.
 */
#ifndef KT_DISPLAY_TRACE_H
#define KT_DISPLAY_TRACE_H

#include "display/document.h"

void kt_trace_pages(const kt_document *document, kt_buf *out);
/* The tag tree with roles, languages, alternative texts and the text of each leaf in reading order. */
void kt_trace_tags(const kt_document *document, kt_buf *out);

#endif
