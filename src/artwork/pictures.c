/* What katern-artwork reads. */
#include "artwork/kinds.h"

extern const kt_kind kt_kind_png, kt_kind_jpeg;
const kt_kind *const kt_kinds[] = {&kt_kind_png, &kt_kind_jpeg, NULL};
