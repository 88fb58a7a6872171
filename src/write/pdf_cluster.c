/* Glyphs of one cluster value are neighbours, since values never descend in the order of the text; a cluster's text ends
 * where the next begins. Shaping gives a mark a value of its own, for the typesetter's sake; a reader of the file who met
 * base and mark apart would take the mark, which stands elsewhere and above, for a word or a line. A mark is known by its
 * advance, which is none. */
#include "write/pdf_cluster.h"

#define SOFT_HYPHEN KT_STR("\u00ad")

static uint32_t end_of_value(const kt_run *run, uint32_t from)
{
	uint32_t to = from + 1, value = kt_pdf_cluster_glyph(run, from)->cluster;
	while (to < run->count && kt_pdf_cluster_glyph(run, to)->cluster == value)
		to++;
	return to;
}

bool kt_pdf_cluster_next(const kt_run *run, kt_pdf_cluster *cluster)
{
	uint32_t from = cluster->to;
	if (from >= run->count)
		return false;
	uint32_t to = end_of_value(run, from);
	while (to < run->count && kt_pdf_cluster_glyph(run, to)->advance == 0)
		to = end_of_value(run, to);
	size_t begin = from == 0 ? 0 : kt_pdf_cluster_glyph(run, from)->cluster;
	size_t end = to < run->count ? kt_pdf_cluster_glyph(run, to)->cluster : run->text.len;
	kt_str text = kt_str_slice(run->text, begin, end);
	*cluster = (kt_pdf_cluster){from, to, text.len > 0 ? text : SOFT_HYPHEN};
	return true;
}

static int64_t units_of(const kt_run *run, int64_t length)
{
	int64_t scaled = length * run->face->upem, size = run->size;
	return scaled >= 0 ? (scaled + size / 2) / size : -((-scaled + size / 2) / size);
}

/* All glyphs, as they are seen. false: they cannot be said in the font's units. */
static bool compound_of(const kt_run *run, const kt_pdf_cluster *cluster, kt_pdf_compound *compound)
{
	uint32_t count = cluster->to - cluster->from;
	if (run->face->cff || run->size <= 0 || count > KT_PDF_COMPOUND_MOST)
		return false;
	*compound = (kt_pdf_compound){.count = count};
	int64_t pen = 0;
	for (uint32_t i = 0; i < count; i++) {
		const kt_glyph *glyph =
		        kt_pdf_cluster_glyph(run, run->backwards ? cluster->to - 1 - i : cluster->from + i);
		int64_t x = units_of(run, pen + glyph->dx), y = units_of(run, -glyph->dy);
		if (x != (int16_t)x || y != (int16_t)y)
			return false;
		compound->parts[i] = (kt_pdf_part){glyph->id, (int16_t)x, (int16_t)y};
		pen += glyph->advance;
	}
	int64_t advance = units_of(run, pen);
	compound->advance = (uint16_t)advance;
	return advance == compound->advance;
}

/* Gives each of `count` characters its share. The first stands at the right: what it shows reaches out to the left. */
static void share(const kt_run *run, kt_pdf_piece *pieces, unsigned count)
{
	kt_pdf_piece whole = pieces[0];
	unsigned each = whole.compound.advance / count;
	unsigned first = whole.compound.advance - each * (count - 1);
	size_t at = 0;
	for (unsigned i = 0; i < count; i++) {
		size_t from = at;
		kt_str_next(whole.text, &at);
		kt_pdf_piece *piece = &pieces[i];
		*piece = whole;
		piece->text = kt_str_slice(whole.text, from, at);
		piece->compound.advance = (uint16_t)(i == 0 ? first : each);
		piece->width = kt_len_scale(run->size, piece->compound.advance, run->face->upem);
		piece->compound.count = i == 0 ? whole.compound.count : 0;
		for (uint32_t k = 0; k < piece->compound.count; k++)
			piece->compound.parts[k].x =
			        (int16_t)(whole.compound.parts[k].x - (int)each * ((int)count - 1));
	}
}

unsigned kt_pdf_cluster_pieces(const kt_run *run, const kt_pdf_cluster *cluster, kt_pdf_piece pieces[KT_PDF_PIECES])
{
	size_t count = run->backwards ? kt_str_count(cluster->text) : 1;
	if (cluster->to - cluster->from < 2 && count < 2)
		return 0;
	pieces[0].text = cluster->text;
	if (!compound_of(run, cluster, &pieces[0].compound))
		return 0;
	pieces[0].width = kt_len_scale(run->size, pieces[0].compound.advance, run->face->upem);
	if (count < 2 || count > KT_PDF_PIECES || pieces[0].compound.advance < count)
		return cluster->to - cluster->from < 2 ? 0 : 1;
	share(run, pieces, (unsigned)count);
	return (unsigned)count;
}

kt_str kt_pdf_cluster_part(const kt_pdf_cluster *cluster, uint32_t glyph)
{
	size_t from = 0, to = 0;
	for (uint32_t i = cluster->from; i <= glyph; i++) {
		from = to;
		if (i + 1 == cluster->to)
			to = cluster->text.len;
		else if (to < cluster->text.len)
			kt_str_next(cluster->text, &to);
	}
	return kt_str_slice(cluster->text, from, to);
}
