/* What katern-drawings reads: its libraries take longer to load than a picture takes to read. */
#include "artwork/kinds.h"

extern const kt_kind kt_kind_pdf, kt_kind_svg;
const kt_kind *const kt_kinds[] = {&kt_kind_pdf, &kt_kind_svg, NULL};
