/* An address is found in the list by its letters, as the content has it; a catalogue's own goes in its place once texts
 * were compared with their sources. */
#include "content/links.h"

#include <string.h>

#include "text/link.h"

/* Letters of an address that is still printed: about a line of a column. Nobody types over more. */
#define PRINTED_MOST 40
/* Digits that make words a telephone number: more than a year or an amount has. */
#define PHONE_LEAST 6

static const kt_field fields[] = {
        {"to", KT_FIELD_NAME, offsetof(kt_links_entry, to), .required = true, .role = "link",
         .note = "where a link leads: another address where this language has its own",
         .help = "an address that texts or blocks have links to, letter for letter"},
        {"short", KT_FIELD_NAME, offsetof(kt_links_entry, shorter), .role = "printed link",
         .note = "printed for {to}: another one where this language has its own",
         .help = "a shorter one that leads there, printed in its place, without https://: union.example/c190"},
        KT_FIELD_END};
const kt_record kt_links_record = {"a link", sizeof(kt_links_entry), fields, NULL};

static const kt_links_entry *entry_at(const kt_brochure *brochure, size_t index)
{
	return &((const kt_links_entry *)brochure->links.items)[index];
}

static kt_str source_of(const kt_brochure *brochure, const kt_field_text *text)
{
	return text->count > 0 ? brochure->messages.items[text->first].source : (kt_str){"", 0};
}

/* --- the list ----------------------------------------------------------------------------------------------------- */

static bool check_address(kt_str address, kt_place at, kt_diag *diag)
{
	const char *why = kt_link_fault(address);
	return !why || kt_diag_error(diag, KT_DIAG_LINK, at, "this link may not stand here: %s", why);
}

/* It is typed over, and a browser adds the rest. */
static bool check_shorter(kt_arena *arena, kt_str shorter, kt_place at, kt_diag *diag)
{
	const char *why = kt_str_find(shorter, "://", 0) == SIZE_MAX
	                          ? kt_link_fault(kt_print(arena, "https://%.*s", KT_STR_ARG(shorter)))
	                          : "it has a scheme";
	if (!why)
		return true;
	kt_diag_error(diag, KT_DIAG_LINK, at, "this cannot be printed for a link: %s", why);
	kt_diag_hint(diag, "a host and a path, without https://: union.example/c190");
	return false;
}

typedef struct search {
	const kt_brochure *brochure;
	kt_str address; /* empty: any */
	bool found;
} search;

static bool see_address(void *context, const kt_record *record, const kt_field *field, void *owner, void *member)
{
	search *s = context;
	(void)record, (void)owner;
	if (field->type == KT_FIELD_URL) {
		const kt_node *node = *(const kt_node *const *)member;
		s->found |= node && (s->address.len == 0 || kt_str_equal(node->text, s->address));
	}
	return !s->found;
}

/* Words may be marked as of another language the same way. */
static bool has_link(kt_str source, const char *mark)
{
	size_t at = 0;
	while ((at = kt_str_find(source, mark, at)) != SIZE_MAX &&
	       kt_str_starts(kt_str_slice(source, at, source.len), "](lang:"))
		at++;
	return at != SIZE_MAX;
}

/* Has some text or block a link to the address? */
static bool leads_to(const kt_brochure *brochure, kt_str address)
{
	search s = {.brochure = brochure, .address = address};
	kt_arena *scratch = kt_arena_open();
	const char *mark = kt_print(scratch, "](%.*s", KT_STR_ARG(address)).at;
	for (size_t i = 0; i < brochure->messages.count && !s.found; i++)
		s.found = has_link(brochure->messages.items[i].source, mark);
	kt_arena_close(scratch);
	for (size_t n = 0; n < brochure->section_count && !s.found; n++)
		for (size_t b = 0; b < brochure->sections[n].body_count && !s.found; b++) {
			const kt_placed *block = &brochure->sections[n].body[b];
			kt_record_walk(block->form->record, block->fields, see_address, &s);
		}
	return s.found;
}

bool kt_links_are(const kt_brochure *brochure)
{
	return leads_to(brochure, (kt_str){"", 0});
}

void kt_links_check(kt_arena *arena, const kt_brochure *brochure, kt_diag *diag)
{
	for (size_t i = 0; i < brochure->links.count; i++) {
		const kt_links_entry *entry = entry_at(brochure, i);
		kt_str to = source_of(brochure, &entry->to), shorter = source_of(brochure, &entry->shorter);
		if (entry->shorter.count > 0)
			check_shorter(arena, shorter, entry->shorter.node->at, diag);
		if (entry->to.count == 0 || !check_address(to, entry->to.node->at, diag))
			continue;
		size_t first = 0;
		while (!kt_str_equal(source_of(brochure, &entry_at(brochure, first)->to), to))
			first++;
		if (first < i) {
			kt_diag_error(diag, KT_DIAG_LINK, entry->to.node->at, "this address stands twice");
			kt_diag_also(diag, entry_at(brochure, first)->to.node->at, "the first one");
		} else if (!leads_to(brochure, to)) {
			kt_diag_warn(diag, KT_DIAG_LINK, entry->to.node->at, "no text leads to this address");
			kt_diag_hint(diag, "it stands here letter for letter as it does in [the words](%.*s)",
			             KT_STR_ARG(kt_str_clip(to, 100)));
		}
	}
}

/* --- in a language ------------------------------------------------------------------------------------------------ */

static const kt_links_entry *entry_of(const kt_brochure *brochure, kt_str address)
{
	for (size_t i = 0; i < brochure->links.count; i++)
		if (kt_str_equal(source_of(brochure, &entry_at(brochure, i)->to), address))
			return entry_at(brochure, i);
	return NULL;
}

kt_str kt_links_to(const kt_edition *edition, unsigned language, kt_str address)
{
	const kt_links_entry *entry = entry_of(edition->brochure, address);
	return entry ? edition->texts[language][entry->to.first].text : address;
}

kt_str kt_links_shorter(const kt_edition *edition, unsigned language, kt_str address)
{
	const kt_links_entry *entry = entry_of(edition->brochure, address);
	return entry && entry->shorter.count > 0 ? edition->texts[language][entry->shorter.first].text
	                                         : (kt_str){"", 0};
}

/* What somebody types of an address: no scheme, no subject of a mail, no slash after a bare host. */
static kt_str bare(kt_str address)
{
	static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
		if (kt_str_starts(address, schemes[i]))
			address = kt_str_slice(address, strlen(schemes[i]), address.len);
	size_t query = memchr(address.at, '@', address.len) ? kt_str_find(address, "?", 0) : SIZE_MAX;
	size_t slash = kt_str_find(address, "/", 0);
	if (query != SIZE_MAX)
		address.len = query;
	else if (slash + 1 == address.len)
		address.len = slash;
	return address;
}

bool kt_links_printed(const kt_edition *edition, unsigned language, kt_str address, kt_str *printed)
{
	*printed = kt_links_shorter(edition, language, address);
	if (printed->len > 0)
		return true;
	*printed = bare(kt_links_to(edition, language, address));
	return printed->len <= PRINTED_MOST;
}

void kt_links_note_long(const kt_edition *edition, kt_place at, kt_str address, kt_str printed)
{
	kt_diag_note(edition->diag, KT_DIAG_ADDRESS, at,
	             "in print this link is its words alone: nobody types over the %zu characters of %.*s", printed.len,
	             KT_STR_ARG(kt_str_clip(printed, 200)));
	kt_diag_hint(edition->diag,
	             "give it a shorter one in content/brochure.yaml, under `links:`: - {to: \"%.*s\", short: …}",
	             KT_STR_ARG(address));
	kt_diag_edition(edition->diag, edition->name);
}

/* --- texts -------------------------------------------------------------------------------------------------------- */

static kt_str small(kt_arena *arena, kt_str text)
{
	kt_buf out = kt_buf_in(arena);
	for (size_t i = 0; i < text.len; i++)
		kt_buf_byte(&out,
		            text.at[i] >= 'A' && text.at[i] <= 'Z' ? (char)(text.at[i] + ('a' - 'A')) : text.at[i]);
	return kt_buf_str(&out);
}

static size_t digits_in(kt_str text)
{
	size_t count = 0;
	for (size_t i = 0; i < text.len; i++)
		count += text.at[i] >= '0' && text.at[i] <= '9';
	return count;
}

/* Do a link's words show its address themselves? */
static bool shows(kt_arena *arena, kt_str words, kt_str address)
{
	kt_str host = small(arena, bare(address));
	if (kt_str_starts(address, "tel:"))
		return digits_in(words) >= PHONE_LEAST;
	if (kt_str_starts(host, "www."))
		host = kt_str_slice(host, 4, host.len);
	return kt_str_find(small(arena, words), kt_str_c(arena, host), 0) != SIZE_MAX;
}

/* One text while its links are settled. */
typedef struct settling {
	const kt_edition *edition;
	unsigned language;
	const kt_message *message;
	kt_rich *rich;
	kt_span *spans; /* of its own */
	kt_rich_edit *edits;
	size_t edit_count;
} settling;

static bool is_link(const kt_span *span)
{
	return span->marks & KT_MARK_LINK;
}

/* The words of one link are spans first … end - 1. */
static size_t end_of(const kt_rich *rich, size_t first)
{
	size_t end = first + 1;
	while (end < rich->count && is_link(&rich->spans[end]) &&
	       rich->spans[end].link.at == rich->spans[first].link.at &&
	       rich->spans[end].from == rich->spans[end - 1].to)
		end++;
	return end;
}

static bool stands_before(const kt_rich *rich, size_t first)
{
	for (size_t i = 0; i < first; i++)
		if (is_link(&rich->spans[i]) && kt_str_equal(rich->spans[i].link, rich->spans[first].link))
			return true;
	return false;
}

/* Puts the address behind the words. It runs from left to right wherever it stands. */
static void print_address(settling *s, size_t first, size_t end)
{
	const kt_edition *edition = s->edition;
	const kt_rich *rich = s->rich;
	kt_arena *arena = edition->arena;
	kt_str address = rich->spans[first].link, printed;
	kt_str words = kt_str_slice(rich->text, rich->spans[first].from, rich->spans[end - 1].to);
	bool fits = kt_links_printed(edition, s->language, address, &printed);
	if (stands_before(rich, first) || shows(arena, words, kt_links_to(edition, s->language, address)) ||
	    shows(arena, words, printed))
		return;
	if (!fits) {
		kt_links_note_long(edition, s->message->at, address, printed);
		return;
	}
	const char *mark = kt_edition_right_to_left(edition, s->language) ? "\u200e" : "";
	uint32_t at = rich->spans[end - 1].to;
	s->edits[s->edit_count++] =
	        (kt_rich_edit){at, at, kt_print(arena, " (%s%.*s%s)", mark, KT_STR_ARG(printed), mark)};
}

static void settle(settling *s)
{
	kt_rich *rich = s->rich;
	kt_arena *arena = s->edition->arena;
	bool prints = s->edition->target == KT_TARGET_PRINT && !s->message->heard;
	s->spans = KT_NEW_ARRAY(arena, kt_span, rich->count);
	s->edits = KT_NEW_ARRAY(arena, kt_rich_edit, rich->count);
	for (size_t i = 0, end; i < rich->count; i = end) {
		end = i + 1;
		s->spans[i] = rich->spans[i];
		if (!is_link(&rich->spans[i]))
			continue;
		end = end_of(rich, i);
		if (prints)
			print_address(s, i, end);
		/* A copy, so that two links to one address stay two. */
		kt_str to = kt_str_copy(arena, kt_links_to(s->edition, s->language, rich->spans[i].link));
		for (size_t k = i; k < end; k++) {
			s->spans[k] = rich->spans[k];
			s->spans[k].link = to;
		}
	}
	rich->spans = s->spans;
	if (s->edit_count > 0)
		kt_rich_apply(arena, rich, s->edits, s->edit_count);
}

/* Those of a catalogue were not looked at yet. */
static bool check_translated(const kt_edition *edition, const kt_rich *texts)
{
	const kt_brochure *brochure = edition->brochure;
	bool good = true;
	for (size_t i = 0; i < brochure->links.count; i++) {
		const kt_links_entry *entry = entry_at(brochure, i);
		const kt_rich *to = &texts[entry->to.first], *shorter = &texts[entry->shorter.first];
		good = check_address(to->text, to->at, edition->diag) && good;
		if (entry->shorter.count > 0)
			good = check_shorter(edition->arena, shorter->text, shorter->at, edition->diag) && good;
	}
	return good;
}

bool kt_links_settle(const kt_edition *edition, unsigned language, kt_rich *texts)
{
	const kt_messages *messages = &edition->brochure->messages;
	if (edition->brochure->links.count == 0 && edition->target == KT_TARGET_SCREEN)
		return true;
	bool good = check_translated(edition, texts);
	for (size_t i = 0; good && i < messages->count; i++) {
		settling s = {edition, language, &messages->items[i], &texts[i], NULL, NULL, 0};
		for (size_t k = 0; k < texts[i].count; k++)
			if (is_link(&texts[i].spans[k])) {
				settle(&s);
				break;
			}
	}
	return good;
}
