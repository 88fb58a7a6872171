/* link: which addresses a document may point to.
 *
 * Rules    http and https with a plain host; mailto to one address, with a subject at most; tel with digits and a leading
 *          plus. Nothing else: no other scheme, nothing relative, no user name before a host, no characters but printable
 *          ASCII (a host in another script is written as punycode, a path percent-encoded).
 */
#ifndef KT_TEXT_LINK_H
#define KT_TEXT_LINK_H

#include "base/str.h"

/* NULL: it may stand; else why not, to go on after "this link may not stand here: ". */
const char *kt_link_fault(kt_str address);

#endif
