#include "page.h"

static const kt_field person_fields[] = {
        {"name", KT_FIELD_NAME, offsetof(person, name), .required = true, .help = "a proper name"},
        {"role", KT_FIELD_TEXT, offsetof(person, role), .role = "role of {name}", .help = "what the person does"},
        KT_FIELD_END};
const kt_record kt_page_person = {"a person", sizeof(person), person_fields, "name"};

static const kt_field event_fields[] = {{"year", KT_FIELD_NUMBER, offsetof(event, year), .required = true, .min = "1",
                                         .max = "2999", .help = "a year, or the name of a figure"},
                                        {"label", KT_FIELD_TEXT, offsetof(event, label), .required = true,
                                         .role = "timeline label", .help = "what happened"},
                                        KT_FIELD_END};
const kt_record kt_page_event = {"a timeline event", sizeof(event), event_fields, NULL};

static const kt_field link_fields[] = {{"text", KT_FIELD_TEXT, offsetof(link, text), .required = true},
                                       {"ink", KT_FIELD_PAINT, offsetof(link, ink), .help = "an ink"},
                                       KT_FIELD_END};
const kt_record kt_page_link = {"a link of the chain", sizeof(link), link_fields, "text"};

static const char *const kinds[] = {"article", "case", NULL};
static const char *const shapes[] = {"dots", "bar", "pie", NULL};

static const kt_field page_fields[] = {
        {"id", KT_FIELD_WORD, offsetof(page, id), .help = "a word"},
        {"kind", KT_FIELD_WORD, offsetof(page, kind), .choices = kinds, .fallback = "article"},
        {"words", KT_FIELD_WORDS, offsetof(page, words), .min = "1", .max = "3"},
        {"title", KT_FIELD_TEXT, offsetof(page, title), .help = "what stands in large letters"},
        {"name", KT_FIELD_NAME, offsetof(page, name), .help = "a proper name"},
        {"text", KT_FIELD_PROSE, offsetof(page, text), .help = "prose"},
        {"value", KT_FIELD_NUMBER, offsetof(page, value), .min = "0", .max = "1000"},
        {"pages", KT_FIELD_INTEGER, offsetof(page, pages), .min = "1", .fallback = "12"},
        {"shape", KT_FIELD_CHOICE, offsetof(page, shape), .choices = shapes, .fallback = "bar"},
        {"draft", KT_FIELD_BOOL, offsetof(page, draft), .help = "yes or no"},
        {"width", KT_FIELD_LENGTH, offsetof(page, width), .min = "1mm", .max = "200mm", .fallback = "12.5pt"},
        {"date", KT_FIELD_DATE, offsetof(page, date), .help = "a date"},
        {"language", KT_FIELD_LANGUAGE, offsetof(page, language), .help = "a language"},
        {"email", KT_FIELD_EMAIL, offsetof(page, email), .help = "an address"},
        {"phone", KT_FIELD_PHONE, offsetof(page, phone), .help = "a number to ring"},
        {"url", KT_FIELD_URL, offsetof(page, url), .help = "an address on the web"},
        {"rows", KT_FIELD_PHRASE, offsetof(page, rows), .fallback = "1 to 6"},
        {"anything", KT_FIELD_NODE, offsetof(page, anything), .help = "anything"},
        {"style", KT_FIELD_STYLE, offsetof(page, style), .help = "a style"},
        {"ink", KT_FIELD_PAINT, offsetof(page, ink), .help = "an ink"},
        {"inks", KT_FIELD_PAINTS, offsetof(page, inks), .fallback = "[coral-deep, petrol]"},
        {"by", KT_FIELD_ONE, offsetof(page, by), .of = &kt_page_person},
        {"events", KT_FIELD_LIST, offsetof(page, events), .of = &kt_page_event, .min = "2"},
        {"chain", KT_FIELD_LIST, offsetof(page, chain), .of = &kt_page_link},
        {"aside", KT_FIELD_LIST, offsetof(page, aside), .of = &kt_page_link, .alone = true},
        {"people", KT_FIELD_MAP, offsetof(page, people), .of = &kt_page_person},
        KT_FIELD_END};
const kt_record kt_page_record = {"a page", sizeof(page), page_fields, NULL};
