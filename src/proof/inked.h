/* inked: the box that a line of text inks, from its letters' own heights and tails, whatever its font's are. */
#ifndef KT_PROOF_INKED_H
#define KT_PROOF_INKED_H

#include "proof/pages.h"

kt_box kt_inked_line(const kt_page *page, const kt_proof_line *line);

#endif
