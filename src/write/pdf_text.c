/* ISO 32000-1, 9.4. A line begins with Td; the glyphs after it follow each other by their own widths in TJ, with an
 * adjustment in thousandths of an em wherever the shaped place differs from that: kerning, tracking, the next run. */
#include "write/pdf_text.h"

#include "base/diag.h"
#include "base/num.h"
#include "write/pdf_syntax.h"

#define MILLI_NANO 1000000                    /* a thousandth of a point */
#define JUMP       3                          /* ems: what is farther off on the same line begins anew */
#define SLACK      (15 * (int64_t)MILLI_NANO) /* 15/1000 pt, 5 µm: finer than a press, coarser than what lengths round off */

static int64_t divide(int64_t value, int64_t by)
{
	return value >= 0 ? (value + by / 2) / by : -((-value + by / 2) / by);
}

static int64_t milli_of(kt_len length)
{
	return divide((int64_t)length * 1000, KT_LEN_PT);
}

static int64_t nano_of(kt_len length)
{
	return divide((int64_t)length * 1000 * MILLI_NANO, KT_LEN_PT);
}

static void put_milli(kt_buf *out, int64_t milli)
{
	kt_num_ratio(out, milli, 1000, 3);
}

static void end_string(kt_pdf_text *t)
{
	if (t->quoting)
		kt_buf_byte(t->out, ')');
	t->quoting = false;
}

static void end_list(kt_pdf_text *t)
{
	end_string(t);
	if (t->listing)
		kt_buf_text(t->out, "]TJ\n");
	t->listing = false;
}

void kt_pdf_text_pause(kt_pdf_text *t)
{
	end_list(t);
}

void kt_pdf_text_begin(kt_pdf_text *t)
{
	if (t->open)
		return;
	kt_buf_text(t->out, "BT\n");
	t->open = true;
	t->origin_x = t->origin_y = 0;
	t->pen = INT64_MIN; /* nowhere: whatever comes first is placed */
}

void kt_pdf_text_end(kt_pdf_text *t)
{
	end_list(t);
	if (t->open)
		kt_buf_text(t->out, "ET\n");
	t->open = false;
}

void kt_pdf_text_forget(kt_pdf_text *t)
{
	if (t->open)
		KT_BUG("the graphics state changes inside a text object");
	t->known = false;
}

static void set_font(kt_pdf_text *t, unsigned font, int64_t size)
{
	if (t->known && t->font == font && t->size == size)
		return;
	end_list(t);
	if (!t->known) {
		kt_buf_text(t->out, "0 Ts\n");
		t->rise = 0;
	}
	kt_buf_print(t->out, "/F%u ", font);
	put_milli(t->out, size);
	kt_buf_text(t->out, " Tf\n");
	t->font = font;
	t->size = size;
	t->known = true;
}

static void set_rise(kt_pdf_text *t, int64_t rise)
{
	if (t->rise == rise)
		return;
	end_list(t);
	put_milli(t->out, rise);
	kt_buf_text(t->out, " Ts\n");
	t->rise = rise;
}

/* Stands on this baseline, with the pen near x. */
static void move_to(kt_pdf_text *t, kt_len x, kt_len y)
{
	int64_t mx = milli_of(x), my = milli_of(t->height - y);
	if (t->pen != INT64_MIN && my == t->origin_y) {
		int64_t off = nano_of(x) - t->pen, jump = JUMP * t->size * MILLI_NANO;
		if (off < jump && off > -jump)
			return;
	}
	end_list(t);
	put_milli(t->out, mx - t->origin_x);
	kt_buf_byte(t->out, ' ');
	put_milli(t->out, my - t->origin_y);
	kt_buf_text(t->out, " Td\n");
	t->origin_x = mx;
	t->origin_y = my;
	t->pen = mx * MILLI_NANO;
}

/* Moves the pen to a glyph's place, if it is off by more than SLACK. */
static void adjust(kt_pdf_text *t, int64_t target)
{
	int64_t unit = t->size * 1000, off = target - t->pen;
	int64_t units = divide(off, unit);
	if (units == 0 || (off < SLACK && off > -SLACK))
		return;
	end_string(t);
	kt_num_ratio(t->out, -units, 1, 0);
	t->pen += units * unit;
}

static void put_byte(kt_buf *out, unsigned byte)
{
	if (byte == '(' || byte == ')' || byte == '\\')
		kt_buf_byte(out, '\\');
	if (byte == '\r')
		kt_buf_text(out, "\\r");
	else
		kt_buf_byte(out, (char)byte);
}

static void show(kt_pdf_text *t, kt_pdf_code code, kt_len at, kt_len rise)
{
	set_font(t, code.font, t->size);
	set_rise(t, milli_of(rise));
	if (!t->listing) {
		kt_buf_byte(t->out, '[');
		t->listing = true;
	}
	adjust(t, nano_of(at));
	if (!t->quoting)
		kt_buf_byte(t->out, '(');
	t->quoting = true;
	put_byte(t->out, code.code >> 8);
	put_byte(t->out, code.code & 255);
	t->pen += (int64_t)code.width * t->size;
}

static kt_pdf_code code_of(const kt_pdf_text *t, const kt_run *run, const kt_pdf_cluster *cluster, uint32_t glyph)
{
	kt_str text = kt_pdf_cluster_part(cluster, glyph);
	uint16_t id = kt_pdf_cluster_glyph(run, glyph)->id;
	if (text.len > 0)
		return kt_pdf_fonts_code(t->fonts, run->face, id, text);
	return kt_pdf_fonts_part_code(t->fonts, run->face, id);
}

void kt_pdf_text_run(kt_pdf_text *t, kt_point at, const kt_run *run)
{
	if (!t->open)
		KT_BUG("text outside a text object");
	set_font(t, kt_pdf_fonts_number(t->fonts, run->face), milli_of(run->size));
	t->x = at.x + run->x;
	if (run->backwards)
		for (uint32_t i = 0; i < run->count; i++)
			t->x += run->glyphs[i].advance;
	move_to(t, t->x, at.y);
}

/* The cluster's pieces and their codes; 0: its glyphs stand apart. */
static unsigned codes_of(const kt_pdf_text *t, const kt_run *run, const kt_pdf_cluster *cluster,
                         kt_pdf_piece pieces[KT_PDF_PIECES], kt_pdf_code codes[KT_PDF_PIECES])
{
	unsigned count = kt_pdf_cluster_pieces(run, cluster, pieces);
	for (unsigned i = 0; i < count; i++)
		if (!kt_pdf_fonts_compound_code(t->fonts, run->face, &pieces[i].compound, pieces[i].text, &codes[i]))
			return 0;
	return count;
}

void kt_pdf_text_cluster(kt_pdf_text *t, const kt_run *run, const kt_pdf_cluster *cluster)
{
	kt_pdf_piece pieces[KT_PDF_PIECES];
	kt_pdf_code codes[KT_PDF_PIECES];
	unsigned count = codes_of(t, run, cluster, pieces, codes);
	kt_len x = t->x;
	for (unsigned i = 0; i < count; i++) {
		x -= run->backwards ? pieces[i].width : 0;
		show(t, codes[i], x, 0);
	}
	for (uint32_t i = cluster->from; count && i < cluster->to; i++) {
		kt_len advance = kt_pdf_cluster_glyph(run, i)->advance;
		t->x += run->backwards ? -advance : advance;
	}
	if (count)
		return;
	for (uint32_t i = cluster->from; i < cluster->to; i++) {
		const kt_glyph *glyph = kt_pdf_cluster_glyph(run, i);
		if (run->backwards)
			t->x -= glyph->advance;
		show(t, code_of(t, run, cluster, i), t->x + glyph->dx, -glyph->dy);
		if (!run->backwards)
			t->x += glyph->advance;
	}
}

bool kt_pdf_text_exact(const kt_pdf_text *t, const kt_run *run, const kt_pdf_cluster *cluster)
{
	kt_pdf_piece pieces[KT_PDF_PIECES];
	kt_pdf_code codes[KT_PDF_PIECES];
	if (codes_of(t, run, cluster, pieces, codes))
		return true;
	for (uint32_t i = cluster->from; i < cluster->to; i++)
		if (!code_of(t, run, cluster, i).exact)
			return false;
	return true;
}
