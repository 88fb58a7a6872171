#include "base/target.h"

#include <stddef.h>

const char *const kt_target_names[] = {[KT_TARGET_SCREEN] = "screen", [KT_TARGET_PRINT] = "print", NULL};
