/* geom: lengths, points and boxes.
 *
 * Units    kt_len is an int32 of 1/1024 point (1 pt = 1/72 inch): whole numbers keep line breaks and traces the
 *          same on every machine. Origin top left of the trimmed page, x to the right, y downwards.
 *          Only writers convert.
 */
#ifndef KT_BASE_GEOM_H
#define KT_BASE_GEOM_H

#include <stdbool.h>
#include <stdint.h>

typedef int32_t kt_len;

#define KT_LEN_PT     1024               /* units in a point */
#define KT_LEN_MM_NUM 25400              /* a unit is KT_LEN_MM_NUM / KT_LEN_MM_DEN millimetres: */
#define KT_LEN_MM_DEN (72 * 1024 * 1000) /* 25.4 mm in an inch of 72 points */
#define KT_PT(points) ((kt_len)((points)*KT_LEN_PT + ((points) < 0 ? -0.5 : 0.5))) /* of a constant */
#define KT_LEN_MAX    (1 << 28) /* 262,144 pt: no sum of four overflows */

typedef struct kt_point {
	kt_len x, y;
} kt_point;

typedef struct kt_box {
	kt_len x, y, w, h;
} kt_box;

/* value * num / den, rounded half away from zero, by way of 64 bits. den > 0. */
static inline kt_len kt_len_scale(kt_len value, int64_t num, int64_t den)
{
	int64_t product = (int64_t)value * num;
	return (kt_len)(product >= 0 ? (product + den / 2) / den : -((-product + den / 2) / den));
}

static inline double kt_len_points(kt_len value)
{
	return (double)value / KT_LEN_PT;
}

static inline kt_len kt_len_min(kt_len a, kt_len b)
{
	return a < b ? a : b;
}

static inline kt_len kt_len_max(kt_len a, kt_len b)
{
	return a > b ? a : b;
}

/* What two boxes have in common; without width or height: nothing. */
static inline kt_box kt_box_common(kt_box a, kt_box b)
{
	kt_len x = kt_len_max(a.x, b.x), y = kt_len_max(a.y, b.y);
	return (kt_box){x, y, kt_len_max(kt_len_min(a.x + a.w, b.x + b.w) - x, 0),
	                kt_len_max(kt_len_min(a.y + a.h, b.y + b.h) - y, 0)};
}

/* Does all of `inner` lie in it? */
static inline bool kt_box_holds(kt_box box, kt_box inner)
{
	return inner.x >= box.x && inner.y >= box.y && inner.x + inner.w <= box.x + box.w &&
	       inner.y + inner.h <= box.y + box.h;
}

#endif
