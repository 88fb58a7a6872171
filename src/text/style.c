#include "text/style.h"

const kt_style *kt_style_of(const kt_styles *styles, kt_str name)
{
	for (size_t i = 0; i < styles->count; i++)
		if (kt_str_equal(styles->items[i]->name, name))
			return styles->items[i];
	return NULL;
}
