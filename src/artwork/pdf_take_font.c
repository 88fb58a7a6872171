/* A font comes along as it is, but for what archives hold against it (CIDSet and CharSet, which are seldom right) and for
 * files that say more than outlines. What cannot be shown to anyone, since it is not in the file, is refused; what cannot be
 * read back as text has the drawing made pixels: a standard for screens asks for letters that say which they are. */
#include "artwork/pdf_letters.h"
#include "artwork/pdf_take.h"

static qpdf_oh key_of(kt_pdf_work *work, qpdf_oh dict, const char *key)
{
	return kt_pdf_work_key(work, dict, key);
}

static kt_str name_of(kt_pdf_work *work, qpdf_oh font)
{
	kt_str name = kt_pdf_work_name(work, key_of(work, font, "/BaseFont"));
	return name.len > 7 && name.at[6] == '+' ? kt_str_slice(name, 7, name.len) : name;
}

static void put_key(kt_pdf_work *work, kt_buf *out, qpdf_oh dict, const char *key)
{
	qpdf_oh value = key_of(work, dict, key);
	if (qpdf_oh_is_null(work->pdf, value))
		return;
	kt_buf_print(out, "%s ", key);
	kt_pdf_work_put(work, out, value);
}

static void put_keys(kt_pdf_work *work, kt_buf *out, qpdf_oh dict, const char *const *keys)
{
	for (; *keys; keys++)
		put_key(work, out, dict, *keys);
}

static const char *const *file_keys(void)
{
	static const char *const keys[] = {"/FontFile", "/FontFile2", "/FontFile3", NULL};
	return keys;
}

static unsigned take_descriptor(kt_pdf_work *work, qpdf_oh font, qpdf_oh descriptor)
{
	static const char *const keys[] = {"/FontName", "/Flags",    "/FontBBox",  "/ItalicAngle",  "/Ascent",
	                                   "/Descent",  "/Leading",  "/CapHeight", "/XHeight",      "/StemV",
	                                   "/StemH",    "/AvgWidth", "/MaxWidth",  "/MissingWidth", "/Style",
	                                   "/Lang",     NULL};
	bool embedded = false;
	for (const char *const *k = file_keys(); *k; k++)
		embedded = embedded || qpdf_oh_is_stream(work->pdf, key_of(work, descriptor, *k));
	if (!embedded) {
		kt_str name = name_of(work, font);
		kt_pdf_work_refuse(
		        work, "has letters in a font that is not in it, %.*s: embed it, or convert them to outlines",
		        KT_STR_ARG(name));
		return 0;
	}
	unsigned number = kt_vector_reserve(work->vector);
	kt_buf entries = kt_buf_in(work->arena);
	kt_buf_text(&entries, "/Type/FontDescriptor");
	put_keys(work, &entries, descriptor, keys);
	put_keys(work, &entries, descriptor, file_keys());
	kt_vector_dict(work->vector, number, kt_buf_str(&entries));
	return number;
}

static unsigned take_descendant(kt_pdf_work *work, qpdf_oh font, qpdf_oh below)
{
	static const char *const keys[] = {"/BaseFont", "/CIDSystemInfo", "/DW", "/W", "/DW2", "/W2", NULL};
	bool glyf = kt_pdf_work_is(work, key_of(work, below, "/Subtype"), "/CIDFontType2");
	unsigned descriptor = take_descriptor(work, font, key_of(work, below, "/FontDescriptor"));
	if (descriptor == 0)
		return 0;
	kt_buf entries = kt_buf_in(work->arena);
	kt_buf_print(&entries, "/Type/Font/Subtype/%s/FontDescriptor ", glyf ? "CIDFontType2" : "CIDFontType0");
	kt_vector_put_reference(&entries, descriptor);
	put_keys(work, &entries, below, keys);
	if (glyf && qpdf_oh_is_stream(work->pdf, key_of(work, below, "/CIDToGIDMap")))
		put_key(work, &entries, below, "/CIDToGIDMap");
	else if (glyf)
		kt_buf_text(&entries, "/CIDToGIDMap/Identity");
	unsigned number = kt_vector_reserve(work->vector);
	kt_vector_dict(work->vector, number, kt_buf_str(&entries));
	return number;
}

static void put_composite(kt_pdf_work *work, qpdf_oh font, kt_buf *entries)
{
	qpdf_oh list = key_of(work, font, "/DescendantFonts"), encoding = key_of(work, font, "/Encoding");
	unsigned below = qpdf_oh_is_array(work->pdf, list)
	                         ? take_descendant(work, font, qpdf_oh_get_array_item(work->pdf, list, 0))
	                         : 0;
	bool same = kt_pdf_work_is(work, encoding, "/Identity-H") || kt_pdf_work_is(work, encoding, "/Identity-V");
	kt_str name = kt_pdf_work_name(work, encoding);
	/* Its table is a file of the reader's, which is never opened: whoever painted it would leave the letters out. */
	if (!same && name.len > 0)
		kt_pdf_work_refuse(work, "has letters in an encoding of a region's own, %.*s: convert them to outlines",
		                   KT_STR_ARG(name));
	else if (!same)
		kt_pdf_work_flatten(work, "letters in an encoding of their own");
	kt_buf_text(entries, "/DescendantFonts[");
	kt_vector_put_reference(entries, below ? below : 1);
	kt_buf_byte(entries, ']');
}

static bool says_its_letters(kt_pdf_work *work, qpdf_oh font)
{
	qpdf_oh encoding = key_of(work, font, "/Encoding");
	qpdf_oh told = key_of(work, font, "/ToUnicode");
	if (qpdf_oh_is_stream(work->pdf, told))
		return kt_pdf_letters_sound(work, told);
	return kt_pdf_work_is(work, encoding, "/WinAnsiEncoding") ||
	       kt_pdf_work_is(work, encoding, "/MacRomanEncoding");
}

static void put_simple(kt_pdf_work *work, qpdf_oh font, kt_buf *entries)
{
	static const char *const keys[] = {"/FirstChar", "/LastChar", "/Widths", NULL};
	unsigned descriptor = take_descriptor(work, font, key_of(work, font, "/FontDescriptor"));
	if (descriptor == 0)
		return;
	kt_buf_text(entries, "/FontDescriptor ");
	kt_vector_put_reference(entries, descriptor);
	put_keys(work, entries, font, keys);
}

unsigned kt_pdf_take_font(kt_pdf_work *work, qpdf_oh font)
{
	static const char *const keys[] = {"/BaseFont", "/Encoding", "/ToUnicode", NULL};
	unsigned number = kt_pdf_work_find(work, font, 't');
	if (number != 0 || !qpdf_oh_is_dictionary(work->pdf, font) || !kt_pdf_work_enter(work, font))
		return number;
	kt_str kind = kt_pdf_work_name(work, key_of(work, font, "/Subtype"));
	kt_buf entries = kt_buf_in(work->arena);
	number = kt_vector_reserve(work->vector);
	kt_pdf_work_note(work, font, 't', number);
	kt_buf_text(&entries, "/Type/Font/Subtype");
	kt_vector_put_name(&entries, kind);
	put_keys(work, &entries, font, keys);
	/* Nobody reads what is printed. */
	if (!kt_str_is(kind, "Type3") && !kt_tone_prints(work->tone) && !says_its_letters(work, font))
		kt_pdf_work_flatten(work, "letters that do not say which they are");
	if (kt_str_is(kind, "Type0"))
		put_composite(work, font, &entries);
	else if (kt_str_is(kind, "Type3"))
		kt_pdf_work_flatten(work, "letters that are drawings (a font of Type 3)");
	else
		put_simple(work, font, &entries);
	kt_vector_dict(work->vector, number, kt_buf_str(&entries));
	kt_pdf_work_leave(work);
	return number;
}
