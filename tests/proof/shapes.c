#include "shapes.h"

#include "base/num.h"

kt_str kt_shapes_cut(kt_str *rest, char mark)
{
	size_t at = 0;
	while (at < rest->len && rest->at[at] != mark)
		at++;
	kt_str head = kt_str_slice(*rest, 0, at);
	*rest = kt_str_slice(*rest, at + 1, rest->len);
	return head;
}

kt_len kt_shapes_length(kt_str text)
{
	kt_dec points;
	kt_len read;
	bool good = kt_num_read(text, &points) == KT_NUM_FINE && kt_num_length(points, KT_LEN_PT, 1, &read);
	return good ? read : 0;
}

#define CORNERS_MOST 8

/* A path through all the points that follow. */
kt_path kt_shapes_path(kt_arena *arena, kt_str words)
{
	static const uint8_t verbs[CORNERS_MOST] = {KT_PATH_MOVE, KT_PATH_LINE, KT_PATH_LINE, KT_PATH_LINE,
	                                            KT_PATH_LINE, KT_PATH_LINE, KT_PATH_LINE, KT_PATH_LINE};
	kt_point *points = KT_NEW_ARRAY(arena, kt_point, CORNERS_MOST);
	uint32_t count = 0;
	while (words.len > 0 && count < CORNERS_MOST) {
		points[count].x = kt_shapes_length(kt_shapes_cut(&words, ' '));
		points[count++].y = kt_shapes_length(kt_shapes_cut(&words, ' '));
	}
	return (kt_path){verbs, count, points, count};
}

kt_path kt_shapes_disc(kt_arena *arena, kt_str words)
{
	static const uint8_t verbs[] = {KT_PATH_MOVE, KT_PATH_CURVE, KT_PATH_CURVE, KT_PATH_CURVE, KT_PATH_CURVE};
	static const int8_t ways[4][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
	kt_len x = kt_shapes_length(kt_shapes_cut(&words, ' ')), y = kt_shapes_length(kt_shapes_cut(&words, ' ')),
	       r = kt_shapes_length(words);
	kt_len k = kt_len_scale(r, 5523, 10000); /* how far a quarter's control points lie */
	kt_point *points = KT_NEW_ARRAY(arena, kt_point, 13);
	points[0] = (kt_point){x + r, y};
	for (unsigned i = 0; i < 4; i++) {
		const int8_t *from = ways[i], *to = ways[(i + 1) % 4];
		points[3 * i + 1] = (kt_point){x + from[0] * r + to[0] * k, y + from[1] * r + to[1] * k};
		points[3 * i + 2] = (kt_point){x + to[0] * r + from[0] * k, y + to[1] * r + from[1] * k};
		points[3 * i + 3] = (kt_point){x + to[0] * r, y + to[1] * r};
	}
	return (kt_path){verbs, 5, points, 13};
}

kt_path kt_shapes_box(kt_arena *arena, kt_str *words)
{
	static const uint8_t verbs[] = {KT_PATH_MOVE, KT_PATH_LINE, KT_PATH_LINE, KT_PATH_LINE, KT_PATH_CLOSE};
	kt_len sides[4];
	for (unsigned i = 0; i < 4; i++)
		sides[i] = kt_shapes_length(kt_shapes_cut(words, ' '));
	kt_len x = sides[0], y = sides[1], right = x + sides[2], foot = y + sides[3];
	kt_point *points = KT_NEW_ARRAY(arena, kt_point, 4);
	points[0] = (kt_point){x, y};
	points[1] = (kt_point){right, y};
	points[2] = (kt_point){right, foot};
	points[3] = (kt_point){x, foot};
	return (kt_path){verbs, 5, points, 4};
}
