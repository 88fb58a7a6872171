/* A colour is seen in linear light through a matrix, then measured in CIELAB. The steps of CIEDE2000 are numbered as in Sharma, Wu
 * and Dalal, "The CIEDE2000 Color-Difference Formula" (2005). */
#include "color/vision.h"

#include <math.h>

#define PI 3.14159265358979323846

/* From linear sRGB to what is seen of it. */
static const double seen[KT_VISIONS][3][3] = {
        [KT_VISION_FULL] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        [KT_VISION_PROTANOPIA] = {{0.152286, 1.052583, -0.204868},
                                  {0.114503, 0.786281, 0.099216},
                                  {-0.003882, -0.048116, 1.051998}},
        [KT_VISION_DEUTERANOPIA] = {{0.367322, 0.860646, -0.227968},
                                    {0.280085, 0.672501, 0.047413},
                                    {-0.011820, 0.042940, 0.968881}},
        [KT_VISION_TRITANOPIA] = {{1.255528, -0.076749, -0.178779},
                                  {-0.078411, 0.930809, 0.147602},
                                  {0.004733, 0.691367, 0.303900}},
};

/* From linear sRGB to X, Y and Z, each over that of D65. */
static const double to_xyz[3][3] = {{0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047},
                                    {0.2126729, 0.7151522, 0.0721750},
                                    {0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883}};

static void turn(const double matrix[3][3], const double from[3], double to[3])
{
	for (unsigned i = 0; i < 3; i++) {
		double sum = 0;
		for (unsigned k = 0; k < 3; k++)
			sum += matrix[i][k] * from[k];
		to[i] = fmin(fmax(sum, 0), 1); /* what is seen of it is a colour of the screen, too */
	}
}

static double cube_root(double t)
{
	return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static void lab_of(const kt_ink *ink, kt_vision vision, double lab[3])
{
	double light[3], shown[3], xyz[3];
	for (unsigned i = 0; i < 3; i++)
		light[i] = kt_ink_linear(ink->screen[i]);
	turn(seen[vision], light, shown);
	turn(to_xyz, shown, xyz);
	for (unsigned i = 0; i < 3; i++)
		xyz[i] = cube_root(xyz[i]);
	lab[0] = 116 * xyz[1] - 16;
	lab[1] = 500 * (xyz[0] - xyz[1]);
	lab[2] = 200 * (xyz[1] - xyz[2]);
}

static double in_turns(double degrees)
{
	return degrees < 0 ? degrees + 360 : degrees;
}

static double cosine(double degrees)
{
	return cos(degrees * PI / 180);
}

/* sqrt(c^7 / (c^7 + 25^7)) */
static double bend(double chroma)
{
	double c = pow(chroma, 7);
	return sqrt(c / (c + pow(25, 7)));
}

/* Lightness, chroma and hue of both (equations 2 to 7). */
typedef struct colour {
	double light, chroma, hue;
} colour;

static colour colour_of(const double lab[3], double grown)
{
	double a = lab[1] * grown, b = lab[2];
	return (colour){lab[0], hypot(a, b), a == 0 && b == 0 ? 0 : in_turns(atan2(b, a) * 180 / PI)};
}

double kt_vision_ciede2000(const double a[3], const double b[3])
{
	double grown = 1.5 - 0.5 * bend((hypot(a[1], a[2]) + hypot(b[1], b[2])) / 2);
	colour x = colour_of(a, grown), y = colour_of(b, grown);
	bool grey = x.chroma == 0 || y.chroma == 0;
	double turn_between = y.hue - x.hue, sum = x.hue + y.hue;
	bool far = !grey && fabs(turn_between) > 180;
	if (grey)
		turn_between = 0;
	else if (far)
		turn_between += turn_between > 0 ? -360 : 360;
	double light = y.light - x.light, chroma = y.chroma - x.chroma;
	double hue = 2 * sqrt(x.chroma * y.chroma) * sin(turn_between * PI / 360);
	/* Means (equations 12 to 14). */
	double mean_light = (x.light + y.light) / 2, mean_chroma = (x.chroma + y.chroma) / 2;
	double mean_hue = grey ? sum : !far ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
	/* Weights (equations 15 to 21). */
	double t = 1 - 0.17 * cosine(mean_hue - 30) + 0.24 * cosine(2 * mean_hue) + 0.32 * cosine(3 * mean_hue + 6) -
	           0.20 * cosine(4 * mean_hue - 63);
	double off = (mean_light - 50) * (mean_light - 50), blue = (mean_hue - 275) / 25;
	light /= 1 + 0.015 * off / sqrt(20 + off);
	chroma /= 1 + 0.045 * mean_chroma;
	hue /= 1 + 0.015 * mean_chroma * t;
	double rotation = -2 * bend(mean_chroma) * sin(60 * exp(-blue * blue) * PI / 180);
	return sqrt(light * light + chroma * chroma + hue * hue + rotation * chroma * hue);
}

uint32_t kt_vision_difference(const kt_ink *a, const kt_ink *b, kt_vision vision)
{
	double x[3], y[3];
	lab_of(a, vision, x);
	lab_of(b, vision, y);
	return (uint32_t)floor(kt_vision_ciede2000(x, y) * 10 + 1e-6);
}
