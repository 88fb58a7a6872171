/* Glyphs of one cluster value are neighbours, since values never descend; a cluster's text ends where the next begins. */
#include "write/pdf_cluster.h"

bool kt_pdf_cluster_next(const kt_run *run, kt_pdf_cluster *cluster)
{
	uint32_t from = cluster->to, to = from;
	if (from >= run->count)
		return false;
	uint32_t begin = from == 0 ? 0 : run->glyphs[from].cluster;
	while (to < run->count && run->glyphs[to].cluster == run->glyphs[from].cluster)
		to++;
	size_t end = to < run->count ? run->glyphs[to].cluster : run->text.len;
	kt_str text = kt_str_slice(run->text, begin, end);
	*cluster = (kt_pdf_cluster){from, to, text.len > 0 ? text : KT_STR("-")};
	return true;
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
