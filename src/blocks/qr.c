/* The least version that holds the bytes is known from the standard's table, and so is the highest level of correction
 * that needs no larger one: it costs nothing. libqrencode then makes that code, once: most of its time goes into trying
 * masks. Runs of dark modules in a row become one rectangle, and all rectangles one path: filled in one go, so that no
 * seam shows between rows. */
#include "blocks/qr.h"

#include <qrencode.h>

#define VERSIONS 40
#define LEVELS   4

/* Bytes that each version holds at levels L, M, Q and H: ISO/IEC 18004, table 7. */
static const uint16_t capacity[VERSIONS][LEVELS] = {
        {17, 14, 11, 7},          {32, 26, 20, 14},         {53, 42, 32, 24},         {78, 62, 46, 34},
        {106, 84, 60, 44},        {134, 106, 74, 58},       {154, 122, 86, 64},       {192, 152, 108, 84},
        {230, 180, 130, 98},      {271, 213, 151, 119},     {321, 251, 177, 137},     {367, 287, 203, 155},
        {425, 331, 241, 177},     {458, 362, 258, 194},     {520, 412, 292, 220},     {586, 450, 322, 250},
        {644, 504, 364, 280},     {718, 560, 394, 310},     {792, 624, 442, 338},     {858, 666, 482, 382},
        {929, 711, 509, 403},     {1003, 779, 565, 439},    {1091, 857, 611, 461},    {1171, 911, 661, 511},
        {1273, 997, 715, 535},    {1367, 1059, 751, 593},   {1465, 1125, 805, 625},   {1528, 1190, 868, 658},
        {1628, 1264, 908, 698},   {1732, 1370, 982, 742},   {1840, 1452, 1030, 790},  {1952, 1538, 1112, 842},
        {2068, 1628, 1168, 898},  {2188, 1722, 1228, 958},  {2303, 1809, 1283, 983},  {2431, 1911, 1351, 1051},
        {2563, 1989, 1423, 1093}, {2699, 2099, 1499, 1139}, {2809, 2213, 1579, 1219}, {2953, 2331, 1663, 1273}};

/* Version 1 is the smallest. */
static unsigned modules_of(unsigned version)
{
	return 17 + 4 * version;
}

#define ECI_UTF8  26 /* what the bytes are, where they are more than ASCII: readers guess otherwise */
#define ECI_BYTES 3  /* room that saying so takes, as libqrencode counts */

static bool is_ascii(kt_str bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		if ((unsigned char)bytes.at[i] > 0x7f)
			return false;
	return true;
}

static QRcode *encode(kt_str bytes, unsigned version, unsigned level)
{
	QRinput *input = QRinput_new2((int)version, (QRecLevel)level);
	if (!input || (!is_ascii(bytes) && QRinput_appendECIheader(input, ECI_UTF8) != 0) ||
	    QRinput_append(input, QR_MODE_8, (int)bytes.len, (const unsigned char *)bytes.at) != 0)
		KT_BUG("libqrencode does not take the bytes that the standard allows");
	QRcode *code = QRcode_encodeInput(input);
	QRinput_free(input);
	return code;
}

bool kt_qr_make(kt_arena *arena, kt_str bytes, unsigned most, kt_qr *qr)
{
	unsigned version = 1, level = 0;
	size_t room = bytes.len + (is_ascii(bytes) ? 0 : ECI_BYTES);
	while (version <= VERSIONS && capacity[version - 1][0] < room)
		version++;
	if (bytes.len == 0 || version > VERSIONS || modules_of(version) > most)
		return false;
	while (level + 1 < LEVELS && capacity[version - 1][level + 1] >= room)
		level++;
	QRcode *code = encode(bytes, version, level);
	if (!code || (unsigned)code->width != modules_of(version))
		KT_BUG("libqrencode does not make the code that the standard has");
	uint8_t *cells = KT_NEW_ARRAY(arena, uint8_t, (size_t)code->width * (size_t)code->width);
	for (size_t i = 0; i < (size_t)code->width * (size_t)code->width; i++)
		cells[i] = code->data[i] & 1; /* the other bits say what a module is for */
	*qr = (kt_qr){(unsigned)code->width, cells};
	QRcode_free(code);
	return true;
}

size_t kt_qr_room(unsigned most)
{
	size_t room = 0;
	for (unsigned version = 1; version <= VERSIONS && modules_of(version) <= most; version++)
		room = capacity[version - 1][0];
	return room;
}

/* By its corners, not by width and height: Cairo rounds what is relative by itself, and rows would leave a gap. */
static void add_box(cairo_t *path, double x0, double y0, double x1, double y1)
{
	cairo_move_to(path, x0, y0);
	cairo_line_to(path, x1, y0);
	cairo_line_to(path, x1, y1);
	cairo_line_to(path, x0, y1);
	cairo_close_path(path);
}

void kt_qr_draw(kt_canvas *canvas, const kt_qr *qr, kt_box box, const kt_ink *ink)
{
	cairo_t *path = kt_canvas_path(canvas);
	double x = kt_len_points(box.x), y = kt_len_points(box.y);
	double module = kt_len_points(box.w) / qr->size;
	for (unsigned row = 0; row < qr->size; row++) {
		const uint8_t *cells = &qr->cells[(size_t)row * qr->size];
		for (unsigned from = 0, to; from < qr->size; from = to) {
			for (to = from + 1; to < qr->size && cells[to] == cells[from];)
				to++;
			if (cells[from])
				add_box(path, x + from * module, y + row * module, x + to * module,
				        y + (row + 1) * module);
		}
	}
	kt_canvas_turn_begin(canvas, box, false);
	kt_canvas_fill(canvas, ink);
	kt_canvas_turn_end(canvas);
}
