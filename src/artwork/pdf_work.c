#include "artwork/pdf_work.h"

#include <stdlib.h>
#include <string.h>

#define MOST ((size_t)16 << 20)

struct kt_pdf_done {
	kt_pdf_done *next;
	int object;
	char use;
	unsigned number;
};

void kt_pdf_work_refuse(kt_pdf_work *work, const char *format, ...)
{
	if (work->refused.len > 0)
		return;
	kt_buf words = kt_buf_in(work->arena);
	va_list args;
	va_start(args, format);
	kt_buf_vprint(&words, format, args);
	va_end(args);
	work->refused = kt_buf_str(&words);
}

void kt_pdf_work_flatten(kt_pdf_work *work, const char *words)
{
	if (work->flat.len == 0)
		work->flat = kt_str_of(words);
}

unsigned kt_pdf_work_find(kt_pdf_work *work, qpdf_oh object, char use)
{
	int id = qpdf_oh_get_object_id(work->pdf, object);
	for (const kt_pdf_done *d = work->done; d != NULL && id != 0; d = d->next)
		if (d->object == id && d->use == use)
			return d->number;
	return 0;
}

void kt_pdf_work_note(kt_pdf_work *work, qpdf_oh object, char use, unsigned number)
{
	int id = qpdf_oh_get_object_id(work->pdf, object);
	if (id == 0)
		return;
	kt_pdf_done *d = KT_NEW(work->arena, kt_pdf_done);
	*d = (kt_pdf_done){work->done, id, use, number};
	work->done = d;
}

bool kt_pdf_work_enter(kt_pdf_work *work, qpdf_oh object)
{
	int id = qpdf_oh_get_object_id(work->pdf, object);
	for (unsigned i = 0; i < work->depth && id != 0; i++)
		if (work->open[i] == id) {
			kt_pdf_work_refuse(work, "draws itself within itself (object %d), without end", id);
			return false;
		}
	if (work->depth == KT_PDF_WORK_DEEP) {
		kt_pdf_work_refuse(work, "has drawings more than %d deep in one another: save it flatter",
		                   KT_PDF_WORK_DEEP);
		return false;
	}
	work->open[work->depth++] = id;
	return work->refused.len == 0;
}

void kt_pdf_work_leave(kt_pdf_work *work)
{
	work->depth--;
}

/* Reading */

kt_str kt_pdf_work_name(kt_pdf_work *work, qpdf_oh object)
{
	if (!qpdf_oh_is_name(work->pdf, object))
		return (kt_str){0};
	const char *name = qpdf_oh_get_name(work->pdf, object);
	return kt_str_copy(work->arena, kt_str_of(name[0] == '/' ? name + 1 : name));
}

bool kt_pdf_work_is(kt_pdf_work *work, qpdf_oh object, const char *name)
{
	return qpdf_oh_is_name_and_equals(work->pdf, object, name);
}

qpdf_oh kt_pdf_work_key(kt_pdf_work *work, qpdf_oh dict, const char *key)
{
	if (qpdf_oh_is_stream(work->pdf, dict))
		dict = qpdf_oh_get_dict(work->pdf, dict);
	return qpdf_oh_get_key_if_dict(work->pdf, dict, key);
}

bool kt_pdf_work_true(kt_pdf_work *work, qpdf_oh object)
{
	return qpdf_oh_is_bool(work->pdf, object) && qpdf_oh_get_bool_value(work->pdf, object);
}

double kt_pdf_work_number(kt_pdf_work *work, qpdf_oh object, double other)
{
	return qpdf_oh_is_number(work->pdf, object) ? qpdf_oh_get_numeric_value(work->pdf, object) : other;
}

unsigned kt_pdf_work_numbers(kt_pdf_work *work, qpdf_oh array, double *values, unsigned most)
{
	if (!qpdf_oh_is_array(work->pdf, array))
		return 0;
	int count = qpdf_oh_get_array_n_items(work->pdf, array);
	for (int i = 0; i < count && i < (int)most; i++)
		values[i] = kt_pdf_work_number(work, qpdf_oh_get_array_item(work->pdf, array, i), 0);
	return (unsigned)count;
}

bool kt_pdf_work_bytes(kt_pdf_work *work, qpdf_oh stream, enum qpdf_stream_decode_level_e level, kt_str *bytes)
{
	unsigned char *data = NULL;
	size_t len = 0;
	QPDF_BOOL filtered = QPDF_FALSE;
	*bytes = (kt_str){0};
	QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(work->pdf, stream, level, &filtered, &data, &len);
	bool fine = !(code & QPDF_ERRORS) && (level == qpdf_dl_none || filtered);
	if (fine)
		*bytes = kt_str_copy(work->arena, (kt_str){(const char *)data, len});
	free(data);
	return fine;
}

/* Writing */

void kt_pdf_work_put_numbers(kt_buf *out, const double *values, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		kt_buf_byte(out, i == 0 ? '[' : ' ');
		kt_vector_put_real(out, values[i]);
	}
	kt_buf_text(out, count == 0 ? "[]" : "]");
}

/* A stream's own entries are those of its packing; all others of its dictionary are kept. */
static bool is_packing(const char *key)
{
	static const char *const keys[] = {"/Length",        "/Filter", "/DecodeParms", "/F",         "/FFilter",
	                                   "/FDecodeParms",  "/DL",     "/Metadata",    "/PieceInfo", "/StructParent",
	                                   "/StructParents", "/OC",     "/AF",          NULL};
	for (unsigned i = 0; keys[i]; i++)
		if (strcmp(key, keys[i]) == 0)
			return true;
	return false;
}

static void put_dict(kt_pdf_work *work, kt_buf *out, qpdf_oh dict, bool braces)
{
	/* qpdf walks one dictionary at a time: its keys are noted first. */
	kt_str *keys = NULL;
	size_t count = 0, room = 0;
	for (qpdf_oh_begin_dict_key_iter(work->pdf, dict); qpdf_oh_dict_more_keys(work->pdf);) {
		const char *key = qpdf_oh_dict_next_key(work->pdf);
		if (is_packing(key))
			continue;
		if (count == room) {
			size_t more = room == 0 ? 16 : room * 2;
			keys = kt_arena_grow(work->arena, keys, room * sizeof *keys, more * sizeof *keys);
			room = more;
		}
		keys[count++] = kt_str_copy(work->arena, kt_str_of(key));
	}
	if (braces)
		kt_buf_text(out, "<<");
	for (size_t i = 0; i < count; i++) {
		kt_vector_put_name(out, kt_str_slice(keys[i], 1, keys[i].len));
		kt_buf_byte(out, ' ');
		kt_pdf_work_put(work, out, qpdf_oh_get_key(work->pdf, dict, keys[i].at));
	}
	if (braces)
		kt_buf_text(out, ">>");
}

static void put_direct(kt_pdf_work *work, kt_buf *out, qpdf_oh object)
{
	qpdf_data pdf = work->pdf;
	if (qpdf_oh_is_dictionary(pdf, object)) {
		put_dict(work, out, object, true);
	} else if (qpdf_oh_is_array(pdf, object)) {
		kt_buf_byte(out, '[');
		int count = qpdf_oh_get_array_n_items(pdf, object);
		for (int i = 0; i < count; i++) {
			if (i > 0)
				kt_buf_byte(out, ' ');
			kt_pdf_work_put(work, out, qpdf_oh_get_array_item(pdf, object, i));
		}
		kt_buf_byte(out, ']');
	} else if (qpdf_oh_is_name(pdf, object)) {
		kt_vector_put_name(out, kt_pdf_work_name(work, object));
	} else if (qpdf_oh_is_integer(pdf, object)) {
		kt_buf_print(out, "%lld", qpdf_oh_get_int_value(pdf, object));
	} else if (qpdf_oh_is_number(pdf, object)) {
		kt_vector_put_real(out, qpdf_oh_get_numeric_value(pdf, object));
	} else if (qpdf_oh_is_string(pdf, object)) {
		size_t len = 0;
		const char *bytes = qpdf_oh_get_binary_string_value(pdf, object, &len);
		kt_vector_put_hex(out, (kt_str){bytes, len});
	} else if (qpdf_oh_is_bool(pdf, object)) {
		kt_buf_text(out, qpdf_oh_get_bool_value(pdf, object) ? "true" : "false");
	} else {
		kt_buf_text(out, "null");
	}
}

static void put_stream(kt_pdf_work *work, qpdf_oh stream, unsigned number)
{
	kt_str bytes;
	kt_buf entries = kt_buf_in(work->arena);
	if (!kt_pdf_work_bytes(work, stream, qpdf_dl_specialized, &bytes))
		kt_pdf_work_refuse(work, "has a part that cannot be read (object %d): save it anew",
		                   qpdf_oh_get_object_id(work->pdf, stream));
	put_dict(work, &entries, qpdf_oh_get_dict(work->pdf, stream), false);
	kt_vector_deflated(work->vector, number, kt_buf_str(&entries), bytes);
}

/* Dictionaries and streams that are referred to stay objects of their own, so that none is written twice. */
static unsigned take_over(kt_pdf_work *work, qpdf_oh object)
{
	unsigned number = kt_pdf_work_find(work, object, 'o');
	if (number != 0 || !kt_pdf_work_enter(work, object))
		return number;
	number = kt_vector_reserve(work->vector);
	kt_pdf_work_note(work, object, 'o', number);
	if (qpdf_oh_is_stream(work->pdf, object)) {
		put_stream(work, object, number);
	} else {
		kt_buf entries = kt_buf_in(work->arena);
		put_dict(work, &entries, object, false);
		kt_vector_dict(work->vector, number, kt_buf_str(&entries));
	}
	kt_pdf_work_leave(work);
	return number;
}

void kt_pdf_work_put(kt_pdf_work *work, kt_buf *out, qpdf_oh object)
{
	bool own = qpdf_oh_is_indirect(work->pdf, object) &&
	           (qpdf_oh_is_dictionary(work->pdf, object) || qpdf_oh_is_stream(work->pdf, object));
	if (out->len > MOST)
		kt_pdf_work_refuse(work, "has a list larger than 16 MiB: save it simpler");
	/* An array is written where it is used: one that holds itself has no end. */
	bool array = qpdf_oh_is_indirect(work->pdf, object) && qpdf_oh_is_array(work->pdf, object);
	if (array && !kt_pdf_work_enter(work, object))
		return;
	if (!own && work->refused.len == 0)
		put_direct(work, out, object);
	if (array)
		kt_pdf_work_leave(work);
	unsigned number = own ? take_over(work, object) : 0;
	if (number != 0)
		kt_vector_put_reference(out, number);
	else if (own)
		kt_buf_text(out, "null");
}
