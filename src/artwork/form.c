#include "artwork/form.h"

#include <math.h>
#include <string.h>

#include "artwork/pdf_page.h"
#include "artwork/pdf_paint.h"
#include "artwork/pixels.h"
#include "base/geom.h"

#define FINEST (450.0 / 72) /* pixels to a point where nobody says how many: as fine as a press shows lines */

/* Text with each @12@ as protocol.h has references. */
static void put_text(kt_buf *out, kt_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] != '@') {
			kt_buf_byte(out, text.at[i]);
			continue;
		}
		uint32_t number = 0;
		for (i++; text.at[i] != '@'; i++)
			number = number * 10 + (uint32_t)(text.at[i] - '0');
		number--;
		kt_buf_byte(out, '\0');
		for (unsigned k = 0; k < 4; k++)
			kt_buf_byte(out, (char)(number >> (8 * k) & 255));
	}
}

static kt_str written(const kt_job *job, const kt_vector *vector)
{
	kt_buf out = kt_buf_in(job->arena);
	for (size_t i = 0; i < vector->count; i++) {
		const kt_vector_object *object = &vector->items[i];
		kt_buf text = kt_buf_in(job->arena);
		put_text(&text, object->entries);
		kt_reply_object head = {(uint32_t)text.len, object->stream, object->bytes.len};
		kt_buf_put(&out, (kt_str){(const char *)&head, sizeof head});
		kt_buf_put(&out, kt_buf_str(&text));
		kt_buf_put(&out, object->bytes);
	}
	return kt_buf_str(&out);
}

/* How many pixels stand for the drawing: as many as are asked for, else as it is finest, as far as are taken. */
static void pixels_of(const kt_job *job, const kt_vector *vector, uint32_t *width, uint32_t *height)
{
	double w = job->request->width, h = job->request->height;
	if (w == 0 || h == 0) {
		w = vector->width * FINEST;
		h = vector->height * FINEST;
	}
	double shrunk = fmin(1, sqrt(KT_ARTWORK_PIXELS_MOST / 4 / (w * h)));
	shrunk = fmin(shrunk, KT_ARTWORK_SIDE_MOST / 2 / fmax(w, h));
	*width = (uint32_t)fmax(1, floor(w * shrunk + 0.5));
	*height = (uint32_t)fmax(1, floor(h * shrunk + 0.5));
}

static void answer_pixels(const kt_job *job, const kt_form_source *source, const kt_vector *vector, kt_str bare,
                          kt_answer *answer)
{
	unsigned char *rgba;
	kt_pixels pixels = {.channels = 3, .alpha = true};
	pixels_of(job, vector, &pixels.width, &pixels.height);
	if (!kt_pdf_paint(job->arena, bare, source->page, pixels.width, pixels.height, &rgba)) {
		kt_answer_refuse(answer, job, "cannot be painted: simplify it, or save it as PNG");
		return;
	}
	pixels.at = rgba;
	kt_str words = answer->words;
	kt_pixels_answer(job, &pixels, answer);
	answer->words = words;
}

/* What becomes pixels for one target or another has alpha then, and is judged so. */
static void answer_form(const kt_job *job, const kt_vector *vector, bool flat, kt_answer *answer)
{
	for (size_t i = 0; i < vector->count; i++)
		if (!vector->items[i].filled) {
			kt_answer_refuse(answer, job, "has a part that cannot be read: save it anew");
			return;
		}
	answer->reply = (kt_reply){.kind = KT_REPLY_FORM,
	                           .width = (uint32_t)fmax(1, floor(vector->width * KT_LEN_PT + 0.5)),
	                           .height = (uint32_t)fmax(1, floor(vector->height * KT_LEN_PT + 0.5)),
	                           .alpha = vector->transparent || flat,
	                           .objects = (uint32_t)vector->count};
	if (job->request->wanted != KT_WANTED_JUDGEMENT)
		answer->parts[0] = written(job, vector);
}

static void answer_page(const kt_job *job, const kt_form_source *source, kt_tone *tone, kt_answer *answer)
{
	uint32_t wanted = job->request->wanted;
	kt_str bare = {0};
	kt_pdf_page page = kt_pdf_page_take(job->arena, source->pdf, source->page, tone,
	                                    wanted == KT_WANTED_JUDGEMENT ? NULL : &bare);
	page.vector.width /= source->scale;
	page.vector.height /= source->scale;
	if (page.refused.len > 0) {
		kt_answer_refuse(answer, job, "%.*s", KT_STR_ARG(page.refused));
		return;
	}
	bool flat = page.flat.len > 0 && wanted != KT_WANTED_JUDGEMENT && wanted != KT_WANTED_PIXELS;
	if (page.repaired)
		answer->words = KT_STR("is damaged; it was mended, and may not show all: save it anew");
	else if (flat)
		answer->words = kt_print(job->arena, "is drawn as pixels, for it has %.*s: flatten it to keep it sharp",
		                         KT_STR_ARG(page.flat));
	else if (kt_tone_was_wet(tone))
		answer->words = KT_STR("has colours of more ink than paper dries; they are printed with 300 % of it");
	if (flat || wanted == KT_WANTED_PIXELS)
		answer_pixels(job, source, &page.vector, bare, answer);
	else
		answer_form(job, &page.vector, page.flat.len > 0, answer);
}

void kt_form_answer(const kt_job *job, const kt_form_source *source, kt_answer *answer)
{
	kt_tone *tone = kt_tone_open(job->arena, job->profile, job->request->wanted == KT_WANTED_PRINT);
	if (tone == NULL) {
		kt_answer_refuse(answer, job, "cannot be converted: the press profile cannot be used");
		return;
	}
	answer_page(job, source, tone, answer);
	kt_tone_close(tone);
}
