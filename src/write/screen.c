/* The screen edition, in sRGB: PDF 1.7 that is PDF/UA-1 and PDF/A-2a, or PDF 2.0 that is PDF/UA-2, WTPDF 1.0 and PDF/A-4.
 * A page is its trim; what is painted into the bleed falls outside.
 *
 * PDF/A asks for an extension schema where a property is not its own (ISO 19005-2, 6.6.2.3): pdfuaid is not. */
#include "base/num.h"
#include "write/pdf.h"
#include "write/pdf_syntax.h"
#include "write/srgb.h"

static bool same_ink(const kt_ink *a, const kt_ink *b)
{
	return a->screen[0] == b->screen[0] && a->screen[1] == b->screen[1] && a->screen[2] == b->screen[2];
}

static void put_ink(kt_buf *out, const kt_ink *ink, bool stroking)
{
	for (unsigned i = 0; i < 3; i++) {
		kt_num_ratio(out, ink->screen[i], 255, 4);
		kt_buf_byte(out, ' ');
	}
	kt_buf_text(out, stroking ? "RG\n" : "rg\n");
}

static void put_boxes(kt_buf *out, const kt_page *page)
{
	kt_buf_text(out, "/MediaBox");
	kt_pdf_put_box(out, kt_page_shown(page), page->height);
	if (page->slug > 0) {
		kt_buf_text(out, "/TrimBox");
		kt_pdf_put_box(out, (kt_box){0, 0, page->width, page->height}, page->height);
	}
}

static unsigned write_intent(const kt_document *document, kt_haru *haru, kt_arena *arena)
{
	(void)document;
	unsigned profile = kt_haru_add_stream(haru, KT_STR("/N 3/Alternate/DeviceRGB"),
	                                      (kt_str){(const char *)kt_srgb_profile, KT_SRGB_SIZE});
	return kt_haru_add(haru, kt_print(arena,
	                                  "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
	                                  "/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R",
	                                  profile));
}

static const char namespaces[] = " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
                                 " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
                                 " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
                                 " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
                                 " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"";

static const char claims[] = "<pdfaid:part>2</pdfaid:part>\n"
                             "<pdfaid:conformance>A</pdfaid:conformance>\n"
                             "<pdfuaid:part>1</pdfuaid:part>\n";

static const char schemas[] = "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
                              "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
                              "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
                              "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
                              "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
                              "<pdfaProperty:name>part</pdfaProperty:name>\n"
                              "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
                              "<pdfaProperty:category>internal</pdfaProperty:category>\n"
                              "<pdfaProperty:description>Part of ISO 14289 that the file conforms to"
                              "</pdfaProperty:description>\n"
                              "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
                              "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const kt_pdf_edition ua1_a2a = {.target = KT_TARGET_SCREEN,
                                       .version = "1.7",
                                       .tagged = true,
                                       .same_ink = same_ink,
                                       .put_ink = put_ink,
                                       .pictures = KT_WANTED_SCREEN,
                                       .put_boxes = put_boxes,
                                       .info = "",
                                       .info_claims = "",
                                       .namespaces = namespaces,
                                       .claims = claims,
                                       .schemas = schemas,
                                       .write_intent = write_intent};

/* The second generation. Its properties need no description in the packet. */

static const char namespaces_2[] = " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
                                   " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
                                   " xmlns:pdfd=\"http://pdfa.org/declarations/\"";

#define DECLARATION(name)                                                                                              \
	"<rdf:li rdf:parseType=\"Resource\"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#" name                 \
	"</pdfd:conformsTo></rdf:li>\n"

static const char claims_2[] = "<pdfaid:part>4</pdfaid:part>\n"
                               "<pdfaid:rev>2020</pdfaid:rev>\n"
                               "<pdfuaid:part>2</pdfuaid:part>\n"
                               "<pdfuaid:rev>2024</pdfuaid:rev>\n"
                               "<pdfd:declarations><rdf:Bag>\n" DECLARATION("accessibility1.0")
                                       DECLARATION("reuse1.0") "</rdf:Bag></pdfd:declarations>\n";

static const kt_pdf_edition ua2_a4 = {.target = KT_TARGET_SCREEN,
                                      .version = "2.0",
                                      .tagged = true,
                                      .tag_namespace = "http://iso.org/pdf2/ssn",
                                      .same_ink = same_ink,
                                      .put_ink = put_ink,
                                      .pictures = KT_WANTED_SCREEN,
                                      .put_boxes = put_boxes,
                                      .info = NULL,
                                      .namespaces = namespaces_2,
                                      .claims = claims_2,
                                      .schemas = "",
                                      .write_intent = write_intent};

static bool write_screen(const kt_document *document, size_t page, const kt_write_options *options, kt_arena *scratch,
                         kt_io_out *out, kt_diag *diag)
{
	static const kt_pdf_edition *const editions[] = {[KT_WRITE_UA1_A2A] = &ua1_a2a, [KT_WRITE_UA2_A4] = &ua2_a4};
	(void)page;
	return kt_pdf_write(editions[options->standard], document, options, scratch, out, diag);
}

const kt_writer kt_write_pdf = {.name = "screen", .extension = ".pdf", .by_page = false, .write = write_screen};
