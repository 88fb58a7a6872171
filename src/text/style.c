#include "text/style.h"

#include "base/num.h"

const kt_feature_row kt_features[KT_FEATURES] = {
        {KT_FEATURE_TABULAR, "tnum", "tabular figures", false},
        {KT_FEATURE_PROPORTIONAL, "pnum", "proportional figures", true},
        {KT_FEATURE_LINING, "lnum", "lining figures", true},
        {KT_FEATURE_OLD_STYLE, "onum", "old-style figures", false},
        {KT_FEATURE_SMALL_CAPS, "smcp", "small capitals", false},
        {KT_FEATURE_CAPS_TO_SMALL, "c2sc", "small capitals for capitals", false},
        {KT_FEATURE_FRACTIONS, "frac", "fractions", false},
        {KT_FEATURE_SUPERIORS, "sups", "superiors", false},
};

const kt_style *kt_style_of(const kt_styles *styles, kt_str name)
{
	for (size_t i = 0; i < styles->count; i++)
		if (kt_str_equal(styles->items[i]->name, name))
			return styles->items[i];
	return NULL;
}

bool kt_fit_same(kt_fit a, kt_fit b)
{
	return a.size == b.size && a.tracking == b.tracking && a.hyphens == b.hyphens;
}

void kt_fit_words(kt_buf *words, kt_fit fit)
{
	size_t start = words->len;
	if (fit.size != 1000) {
		kt_buf_text(words, "size ");
		kt_num_ratio(words, fit.size, 10, 1);
		kt_buf_text(words, " %");
	}
	if (fit.tracking != 0)
		kt_buf_print(words, "%stracking %d", words->len > start ? ", " : "", fit.tracking);
	if (fit.hyphens != 1000) {
		kt_buf_print(words, "%shyphens looser (", words->len > start ? ", " : "");
		kt_num_ratio(words, fit.hyphens, 10, 1);
		kt_buf_text(words, " %)");
	}
}
