/* The bytes have no length. Their end is the first EI between white space after which the next words are those of a content
 * stream: bytes of an image are hardly ever letters alone. */
#include "artwork/pdf_inline.h"

#include <string.h>

#define AHEAD 24 /* bytes that must read as text */

static const char *const long_names[][2] = {
        {"BPC", "/BitsPerComponent"}, {"CS", "/ColorSpace"}, {"D", "/Decode"},
        {"DP", "/DecodeParms"},       {"F", "/Filter"},      {"H", "/Height"},
        {"IM", "/ImageMask"},         {"W", "/Width"},       {"I", "/Interpolate"},
};

static const char *const filters[][2] = {
        {"AHx", "/ASCIIHexDecode"}, {"A85", "/ASCII85Decode"},  {"LZW", "/LZWDecode"}, {"Fl", "/FlateDecode"},
        {"RL", "/RunLengthDecode"}, {"CCF", "/CCITTFaxDecode"}, {"DCT", "/DCTDecode"},
};

static bool ends_here(kt_str bytes, size_t at)
{
	if (at + 2 > bytes.len || bytes.at[at] != 'E' || bytes.at[at + 1] != 'I' ||
	    !kt_pdf_token_is_space(bytes.at[at - 1]))
		return false;
	if (at + 2 < bytes.len && !kt_pdf_token_is_space(bytes.at[at + 2]))
		return false;
	for (size_t i = at + 2; i < bytes.len && i < at + 2 + AHEAD; i++) {
		unsigned char c = (unsigned char)bytes.at[i];
		if (c >= 0x7f || (c < 0x20 && !kt_pdf_token_is_space((char)c)) || c == 0)
			return false;
	}
	return true;
}

static kt_str read_bytes(kt_pdf_tokens *t)
{
	size_t from = t->at < t->bytes.len ? ++t->at : t->at; /* one white space behind ID */
	while (t->at < t->bytes.len && !ends_here(t->bytes, t->at))
		t->at++;
	size_t to = t->at > from ? t->at - 1 : from;
	t->at = t->at + 2 < t->bytes.len ? t->at + 2 : t->bytes.len;
	return kt_str_slice(t->bytes, from, to);
}

static qpdf_oh filter_of(kt_pdf_work *work, qpdf_oh given)
{
	if (qpdf_oh_is_array(work->pdf, given)) {
		qpdf_oh all = qpdf_oh_new_array(work->pdf);
		for (int i = 0; i < qpdf_oh_get_array_n_items(work->pdf, given) && i < 8; i++) {
			qpdf_oh one = qpdf_oh_get_array_item(work->pdf, given, i);
			qpdf_oh_append_item(work->pdf, all,
			                    qpdf_oh_is_array(work->pdf, one) ? qpdf_oh_new_null(work->pdf)
			                                                     : filter_of(work, one));
		}
		return all;
	}
	kt_str name = kt_pdf_work_name(work, given);
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
		if (kt_str_is(name, filters[i][0]))
			return qpdf_oh_new_name(work->pdf, filters[i][1]);
	return given;
}

static const char *key_of(kt_pdf_work *work, kt_str name)
{
	for (size_t i = 0; i < sizeof long_names / sizeof *long_names; i++)
		if (kt_str_is(name, long_names[i][0]))
			return long_names[i][1];
	return kt_str_c(work->arena, kt_print(work->arena, "/%.*s", KT_STR_ARG(name)));
}

qpdf_oh kt_pdf_inline_read(kt_pdf_work *work, kt_pdf_tokens *tokens, qpdf_oh resources)
{
	qpdf_data pdf = work->pdf;
	qpdf_oh stream = qpdf_oh_new_stream(pdf), dict = qpdf_oh_get_dict(pdf, stream);
	for (kt_pdf_token key = kt_pdf_token_next(tokens); key.kind == KT_PDF_TOKEN_NAME;
	     key = kt_pdf_token_next(tokens)) {
		kt_pdf_token value = kt_pdf_token_next(tokens);
		kt_buf text = kt_buf_in(work->arena);
		kt_pdf_token_put(&text, &value);
		kt_buf_byte(&text, '\0');
		qpdf_oh parsed = qpdf_oh_parse(pdf, text.at);
		if (qpdf_oh_is_initialized(pdf, parsed))
			qpdf_oh_replace_key(pdf, dict, key_of(work, key.text), parsed);
	}
	kt_str bytes = read_bytes(tokens);
	/* A colour space may be a name of the resources. */
	qpdf_oh space = kt_pdf_work_key(work, dict, "/ColorSpace");
	if (qpdf_oh_is_name(pdf, space)) {
		qpdf_oh named = kt_pdf_work_key(work, kt_pdf_work_key(work, resources, "/ColorSpace"),
		                                qpdf_oh_get_name(pdf, space));
		if (!qpdf_oh_is_null(pdf, named))
			qpdf_oh_replace_key(pdf, dict, "/ColorSpace", named);
	}
	qpdf_oh filter = filter_of(work, kt_pdf_work_key(work, dict, "/Filter"));
	qpdf_oh parms = kt_pdf_work_key(work, dict, "/DecodeParms");
	qpdf_oh_replace_stream_data(pdf, stream, (const unsigned char *)bytes.at, bytes.len, filter, parms);
	return stream;
}
