#include "color/printed.h"

#include "base/diag.h"
#include "color/gamut.h"

static double luminance_of(const kt_press *press, const uint8_t inks[4])
{
	double luminance = 0;
	kt_press coated = kt_press_coated();
	if (!kt_gamut_luminance(press, inks, &luminance) && !kt_gamut_luminance(&coated, inks, &luminance))
		KT_BUG("the profile that is built in has no table");
	return luminance;
}

double kt_printed_luminance(const kt_press *press, const kt_ink *ink, const kt_ink *ground)
{
	uint8_t inks[4];
	for (unsigned i = 0; i < 4; i++)
		inks[i] = kt_ink_overprints(ink) && ink->press[i] == 0 ? ground->press[i] : ink->press[i];
	return luminance_of(press, inks);
}

uint32_t kt_printed_contrast(const kt_press *press, const kt_ink *ink, const kt_ink *ground)
{
	return kt_ink_ratio(kt_printed_luminance(press, ink, ground), luminance_of(press, ground->press));
}
