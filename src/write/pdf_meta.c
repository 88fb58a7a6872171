/* XMP as in ISO 16684-1. */
#include "write/pdf_meta.h"

#include "base/moment.h"
#include "write/pdf_syntax.h"

#define PRODUCER "katern " KT_VERSION

static kt_moment moment_of(const kt_document *document, const kt_write_options *options)
{
	if (options->epoch >= 0)
		return kt_moment_of_epoch(options->epoch);
	return (kt_moment){.year = document->year, .month = document->month, .day = document->day};
}

/* Info */

static void put_entry(kt_buf *out, const char *key, kt_str text)
{
	if (text.len == 0)
		return;
	kt_buf_text(out, key);
	kt_pdf_put_text(out, text);
}

unsigned kt_pdf_meta_info(const kt_pdf_edition *edition, const kt_document *document, const kt_write_options *options,
                          kt_haru *haru, kt_arena *arena)
{
	if (edition->info == NULL)
		return 0;
	kt_moment m = moment_of(document, options);
	kt_str date =
	        kt_print(arena, "D:%04d%02d%02d%02d%02d%02dZ", m.year, m.month, m.day, m.hour, m.minute, m.second);
	kt_buf info = kt_buf_in(arena);
	put_entry(&info, "/Title", document->title);
	put_entry(&info, "/Author", document->author);
	put_entry(&info, "/Subject", document->subject);
	put_entry(&info, "/Creator", KT_STR(PRODUCER));
	put_entry(&info, "/Producer", KT_STR(PRODUCER));
	put_entry(&info, "/CreationDate", date);
	put_entry(&info, "/ModDate", date);
	kt_buf_text(&info, edition->info);
	if (document->unclaimed[edition->target].len == 0)
		kt_buf_text(&info, edition->info_claims);
	return kt_haru_add(haru, kt_buf_str(&info));
}

/* XMP */

/* XML 1.0 has no place for most control characters, not even escaped, nor for U+FFFE and U+FFFF. */
static bool is_xml(uint32_t c)
{
	return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xfffe && c != 0xffff);
}

static void put_xml(kt_buf *out, kt_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t c = kt_str_next(text, &at);
		if (c == '&')
			kt_buf_text(out, "&amp;");
		else if (c == '<')
			kt_buf_text(out, "&lt;");
		else if (c == '>')
			kt_buf_text(out, "&gt;");
		else if (c == '"')
			kt_buf_text(out, "&quot;");
		else if (c == '\r')
			kt_buf_text(out, "&#13;"); /* bare, it would be read as a line feed */
		else
			kt_buf_char(out, is_xml(c) ? c : 0xfffd);
	}
}

static void put_simple(kt_buf *out, const char *name, kt_str value)
{
	kt_buf_print(out, "<%s>", name);
	put_xml(out, value);
	kt_buf_print(out, "</%s>\n", name);
}

static void put_item(kt_buf *out, kt_str language, kt_str text)
{
	kt_buf_text(out, "<rdf:li");
	if (language.len > 0) {
		kt_buf_text(out, " xml:lang=\"");
		put_xml(out, language);
		kt_buf_byte(out, '"');
	}
	kt_buf_byte(out, '>');
	put_xml(out, text);
	kt_buf_text(out, "</rdf:li>");
}

static void put_dublin_core(kt_buf *out, const kt_document *document)
{
	kt_buf_text(out, "<dc:format>application/pdf</dc:format>\n<dc:title><rdf:Alt>");
	put_item(out, KT_STR("x-default"), document->title);
	for (size_t i = 0; i < document->language_count; i++)
		put_item(out, document->languages[i], document->titles[i]);
	kt_buf_text(out, "</rdf:Alt></dc:title>\n<dc:language><rdf:Bag>");
	for (size_t i = 0; i < document->language_count; i++)
		put_item(out, (kt_str){0}, document->languages[i]);
	kt_buf_text(out, "</rdf:Bag></dc:language>\n");
	if (document->author.len > 0) {
		kt_buf_text(out, "<dc:creator><rdf:Seq>");
		put_item(out, (kt_str){0}, document->author);
		kt_buf_text(out, "</rdf:Seq></dc:creator>\n");
	}
	if (document->subject.len > 0) {
		kt_buf_text(out, "<dc:description><rdf:Alt>");
		put_item(out, KT_STR("x-default"), document->subject);
		kt_buf_text(out, "</rdf:Alt></dc:description>\n");
	}
}

static const char packet_head[] = "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                                  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                                  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                                  "<rdf:Description rdf:about=\"\"\n"
                                  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                                  " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                                  " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n";

static const char packet_foot[] = "</rdf:Description>\n"
                                  "</rdf:RDF>\n"
                                  "</x:xmpmeta>\n"
                                  "<?xpacket end=\"r\"?>";

unsigned kt_pdf_meta_xmp(const kt_pdf_edition *edition, const kt_document *document, const kt_write_options *options,
                         kt_haru *haru, kt_arena *arena)
{
	kt_moment m = moment_of(document, options);
	kt_str date =
	        kt_print(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", m.year, m.month, m.day, m.hour, m.minute, m.second);
	kt_buf xmp = kt_buf_in(arena);
	kt_buf_print(&xmp, "%s%s>\n", packet_head, edition->namespaces);
	if (document->unclaimed[edition->target].len == 0)
		kt_buf_text(&xmp, edition->claims);
	put_dublin_core(&xmp, document);
	put_simple(&xmp, "xmp:CreatorTool", KT_STR(PRODUCER));
	put_simple(&xmp, "xmp:CreateDate", date);
	put_simple(&xmp, "xmp:ModifyDate", date);
	put_simple(&xmp, "xmp:MetadataDate", date);
	put_simple(&xmp, "pdf:Producer", KT_STR(PRODUCER));
	if (edition->put_properties)
		edition->put_properties(&xmp, kt_haru_digest(haru));
	if (document->unclaimed[edition->target].len == 0)
		kt_buf_text(&xmp, edition->schemas);
	kt_buf_text(&xmp, packet_foot);
	/* Not deflated: programs that know no PDF look for the packet in the file's bytes. */
	return kt_haru_add_stream(haru, KT_STR("/Type/Metadata/Subtype/XML"), kt_buf_str(&xmp));
}
