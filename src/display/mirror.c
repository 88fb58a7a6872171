#include "display/mirror.h"

#include "base/diag.h"

kt_mirror kt_mirror_page(kt_len width)
{
	return (kt_mirror){true, width};
}

kt_box kt_mirror_box(kt_mirror mirror, kt_box box)
{
	box.x = mirror.flips ? mirror.add - box.x - box.w : mirror.add + box.x;
	return box;
}

kt_mirror kt_mirror_within(kt_mirror mirror, kt_box box, bool flips)
{
	kt_len x = kt_mirror_box(mirror, box).x;
	return (kt_mirror){flips, flips ? x + box.w + box.x : x - box.x};
}

static bool moves(kt_mirror mirror)
{
	return mirror.flips || mirror.add != 0;
}

void kt_mirror_points(kt_mirror mirror, kt_point *points, uint32_t count)
{
	if (!moves(mirror))
		return;
	for (uint32_t i = 0; i < count; i++)
		points[i].x = mirror.add + (mirror.flips ? -points[i].x : points[i].x);
}

kt_path kt_mirror_path(kt_mirror mirror, kt_arena *arena, kt_path path)
{
	if (!moves(mirror))
		return path;
	kt_point *points = KT_NEW_ARRAY(arena, kt_point, path.point_count);
	for (uint32_t i = 0; i < path.point_count; i++)
		points[i] = path.points[i];
	kt_mirror_points(mirror, points, path.point_count);
	path.points = points;
	return path;
}

kt_op kt_mirror_op(kt_mirror mirror, kt_arena *arena, const kt_op *op)
{
	kt_op moved = *op;
	switch (op->kind) {
	case KT_OP_FILL:
	case KT_OP_STROKE:
	case KT_OP_CLIP:
		moved.path = kt_mirror_path(mirror, arena, op->path);
		break;
	case KT_OP_TEXT:
		if (mirror.flips)
			KT_BUG("a text is flipped");
		moved.at.x += mirror.add;
		break;
	case KT_OP_PICTURE:
		moved.picture.box = kt_mirror_box(mirror, op->picture.box);
		break;
	case KT_OP_UNCLIP:
	case KT_OP_EMPTY:
		break;
	}
	return moved;
}
