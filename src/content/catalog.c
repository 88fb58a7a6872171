/* A catalogue is read whole or not at all (content/po_file); then a translation is found by context and source. */
#include "content/catalog.h"

#include "content/po_file.h"

struct kt_catalog {
	kt_source source;
	kt_po_scan scan;
	kt_translation *translations; /* as scan.items */
};

kt_str kt_catalog_path(kt_arena *arena, const kt_brochure *brochure, kt_str language)
{
	kt_str project = brochure->project;
	bool here = project.len == 0 || kt_str_is(project, ".");
	return kt_print(arena, "%.*s%scontent/translations/%.*s.po", here ? 0 : (int)project.len, project.at,
	                here || kt_str_ends(project, "/") ? "" : "/", KT_STR_ARG(language));
}

kt_catalog *kt_catalog_read(kt_io *io, kt_arena *arena, const kt_brochure *brochure, kt_str language, kt_place named,
                            kt_diag *diag)
{
	kt_catalog *catalog = KT_NEW(arena, kt_catalog);
	kt_str path = kt_catalog_path(arena, brochure, language);
	if (!kt_io_exists(io, path)) {
		kt_diag_error(diag, KT_DIAG_CATALOG, named, "there are no translations into `%.*s`: no file %.*s",
		              KT_STR_ARG(language), KT_STR_ARG(path));
		kt_diag_hint(diag, "katern translate update %.*s", KT_STR_ARG(language));
		return NULL;
	}
	if (!kt_io_read_text(io, arena, path, KT_NOWHERE, diag, &catalog->source) ||
	    !kt_po_file_read(arena, &catalog->source, diag, &catalog->scan))
		return NULL;
	catalog->translations = KT_NEW_ARRAY(arena, kt_translation, catalog->scan.count);
	for (size_t i = 0; i < catalog->scan.count; i++) {
		const kt_po_entry *entry = &catalog->scan.items[i];
		catalog->translations[i] = (kt_translation){kt_str_trim(entry->text), entry->fuzzy, entry->at};
	}
	return catalog;
}

const kt_translation *kt_catalog_find(const kt_catalog *catalog, const kt_message *message)
{
	const kt_po_entry *entry = kt_po_scan_find(&catalog->scan, message->context, message->source);
	return entry ? &catalog->translations[entry - catalog->scan.items] : NULL;
}
