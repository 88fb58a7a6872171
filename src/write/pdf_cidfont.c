/* The objects are those of ISO 32000-1, 9.7 (composite fonts) and 9.10.3 (ToUnicode). */
#include "write/pdf_cidfont.h"

#include "base/num.h"
#include "write/pdf_syntax.h"

/* Six letters that differ where the subsets do (9.6.4): from a hash of the codes' glyphs and texts. */
static kt_str tagged_name(const kt_pdf_cidfont *font)
{
	uint32_t hash = kt_str_hash(font->face->postscript) ^ font->compounds;
	for (uint32_t i = 0; i < font->subset->count; i++)
		hash = (hash ^ font->subset->old[i]) * 16777619u;
	kt_buf name = kt_buf_in(font->arena), out = kt_buf_in(font->arena);
	for (unsigned i = 0; i < 6; i++, hash /= 26)
		kt_buf_byte(&name, (char)('A' + hash % 26));
	kt_buf_byte(&name, '+');
	kt_buf_put(&name, font->face->postscript);
	kt_pdf_put_name(&out, kt_buf_str(&name));
	return kt_buf_str(&out);
}

static void put_thousandths(kt_buf *out, const kt_face *face, int64_t units)
{
	kt_num_ratio(out, units * 1000, face->upem, 0);
}

#define FLAG_SYMBOLIC 4u /* a subset with codes of its own is no standard character set */
#define FLAG_ITALIC   64u

static unsigned write_descriptor(const kt_pdf_cidfont *font)
{
	const kt_face *face = font->face;
	kt_buf entries = kt_buf_in(font->arena);
	kt_buf_text(&entries, face->cff ? "/Subtype/CIDFontType0C" : "");
	if (!face->cff)
		kt_buf_print(&entries, "/Length1 %zu", font->subset->file.len);
	unsigned file = kt_haru_add_deflated(font->haru, kt_buf_str(&entries), font->subset->file);

	kt_buf d = kt_buf_in(font->arena);
	kt_buf_text(&d, "/Type/FontDescriptor/FontName");
	kt_buf_put(&d, font->name);
	kt_buf_print(&d, "/Flags %u/FontBBox[", FLAG_SYMBOLIC | (face->italic_angle != 0 ? FLAG_ITALIC : 0));
	for (unsigned i = 0; i < 4; i++) {
		kt_buf_text(&d, i == 0 ? "" : " ");
		put_thousandths(&d, face, face->bounds[i]);
	}
	kt_buf_print(&d, "]/ItalicAngle %d/Ascent ", face->italic_angle);
	put_thousandths(&d, face, face->ascender);
	kt_buf_text(&d, "/Descent ");
	put_thousandths(&d, face, face->descender);
	kt_buf_text(&d, "/CapHeight ");
	put_thousandths(&d, face, face->cap_height);
	/* Only a reader without the embedded font would ask. */
	kt_buf_print(&d, "/StemV %d/%s %u 0 R", kt_face_stem(face), face->cff ? "FontFile3" : "FontFile2", file);
	return kt_haru_add(font->haru, kt_buf_str(&d));
}

static void put_widths(kt_buf *out, const kt_pdf_cid *cids, uint32_t codes)
{
	kt_buf_text(out, "/DW 0/W[0[");
	for (uint32_t i = 0; i < codes; i++) {
		if (i > 0)
			kt_buf_byte(out, ' ');
		kt_num_ratio(out, cids[i].width, 1000, 3);
	}
	kt_buf_text(out, "]]");
}

static void put_glyph_map(kt_buf *out, const kt_pdf_cidfont *font, const kt_pdf_cid *cids)
{
	if (font->codes == font->subset->count + font->compounds) {
		kt_buf_text(out, "/CIDToGIDMap/Identity");
		return;
	}
	kt_buf map = kt_buf_in(out->arena);
	for (uint32_t i = 0; i < font->codes; i++) {
		kt_buf_byte(&map, (char)(cids[i].glyph >> 8));
		kt_buf_byte(&map, (char)(cids[i].glyph & 255));
	}
	unsigned object = kt_haru_add_deflated(font->haru, KT_STR(""), kt_buf_str(&map));
	kt_buf_print(out, "/CIDToGIDMap %u 0 R", object);
}

#define CMAP_BLOCK 100 /* most entries of one bfchar (CMap specification, 5014) */

static unsigned write_to_unicode(const kt_pdf_cidfont *font, const kt_pdf_cid *cids)
{
	kt_buf cmap = kt_buf_in(font->arena);
	kt_buf_text(&cmap, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	                   "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	                   "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
	                   "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	uint32_t left = 0;
	for (uint32_t i = 0; i < font->codes; i++)
		left += cids[i].text.len > 0;
	for (uint32_t i = 0, in_block = 0; i < font->codes; i++) {
		if (cids[i].text.len == 0)
			continue;
		if (in_block == 0) {
			in_block = left < CMAP_BLOCK ? left : CMAP_BLOCK;
			kt_buf_print(&cmap, "%u beginbfchar\n", (unsigned)in_block);
		}
		kt_buf_byte(&cmap, '<');
		kt_pdf_put_unit(&cmap, i);
		kt_buf_text(&cmap, "><");
		kt_pdf_put_utf16(&cmap, cids[i].text);
		kt_buf_text(&cmap, ">\n");
		left--;
		if (--in_block == 0)
			kt_buf_text(&cmap, "endbfchar\n");
	}
	kt_buf_text(&cmap, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
	return kt_haru_add_deflated(font->haru, KT_STR(""), kt_buf_str(&cmap));
}

unsigned kt_pdf_cidfont_write(kt_pdf_cidfont *font, const kt_pdf_cid *cids)
{
	font->name = tagged_name(font);
	unsigned descriptor = write_descriptor(font);
	kt_buf cid = kt_buf_in(font->arena);
	kt_buf_print(&cid, "/Type/Font/Subtype/%s/BaseFont", font->face->cff ? "CIDFontType0" : "CIDFontType2");
	kt_buf_put(&cid, font->name);
	kt_buf_print(&cid, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %u 0 R",
	             descriptor);
	if (!font->face->cff)
		put_glyph_map(&cid, font, cids);
	put_widths(&cid, cids, font->codes);
	return kt_haru_add(font->haru, kt_buf_str(&cid));
}

unsigned kt_pdf_cidfont_write_variant(const kt_pdf_cidfont *font, unsigned descendant, const kt_pdf_cid *cids)
{
	unsigned to_unicode = write_to_unicode(font, cids);
	kt_buf type0 = kt_buf_in(font->arena);
	kt_buf_text(&type0, "/Type/Font/Subtype/Type0/BaseFont");
	kt_buf_put(&type0, font->name);
	/* The name of a composite font with CFF outlines carries its encoding's (9.7.6.2). */
	kt_buf_text(&type0, font->face->cff ? "-Identity-H" : "");
	kt_buf_print(&type0, "/Encoding/Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R", descendant, to_unicode);
	return kt_haru_add(font->haru, kt_buf_str(&type0));
}
