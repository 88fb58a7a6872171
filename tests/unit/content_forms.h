/* content_forms: a few kinds of block for the tests of content, which knows of kinds only what it is told.
 *
 * Note     The shapes are those of katern's own blocks: prose, a quotation with a name, a sentence around a figure, a map.
 */
#ifndef KT_TESTS_CONTENT_FORMS_H
#define KT_TESTS_CONTENT_FORMS_H

#include "content/brochure.h"

typedef struct test_text {
	kt_field_text text;
} test_text;

static const kt_field test_text_fields[] = {{"text", KT_FIELD_PROSE, offsetof(test_text, text), .required = true,
                                             .role = "", .note = "body", .help = "paragraphs and lists"},
                                            KT_FIELD_END};
static const kt_record test_text_record = {"a text", sizeof(test_text), test_text_fields, "text"};

static const kt_field test_callout_fields[] = {{"text", KT_FIELD_PROSE, offsetof(test_text, text), .required = true,
                                                .role = "callout", .note = "callout", .help = "paragraphs and lists"},
                                               KT_FIELD_END};
static const kt_record test_callout_record = {"a callout", sizeof(test_text), test_callout_fields, "text"};

typedef struct test_quote {
	kt_field_text text, by, role;
} test_quote;

static const kt_field test_quote_fields[] = {
        {"text", KT_FIELD_PROSE, offsetof(test_quote, text), .required = true, .role = "quotation of {by}",
         .quotation = true, .note = "quotation of record: {by}"},
        {"by", KT_FIELD_NAME, offsetof(test_quote, by), .required = true, .role = "name", .note = "name of a person"},
        {"role", KT_FIELD_TEXT, offsetof(test_quote, role), .role = "role of {by}", .note = "job title of {by}"},
        KT_FIELD_END};
static const kt_record test_quote_record = {"a quotation", sizeof(test_quote), test_quote_fields, NULL};

typedef struct test_share {
	kt_field_number figure;
	kt_field_text says;
} test_share;

static const kt_field test_share_fields[] = {
        {"figure", KT_FIELD_NUMBER, offsetof(test_share, figure), .required = true, .min = "0", .max = "100"},
        {"says", KT_FIELD_TEXT, offsetof(test_share, says), .required = true, .role = "share sentence",
         .note = "whole sentence; {figure} is set large"},
        KT_FIELD_END};
static const kt_record test_share_record = {"a share", sizeof(test_share), test_share_fields, NULL};

typedef struct test_shares {
	kt_field_text alt;
	kt_field_list shares;
} test_shares;

static const kt_field test_shares_fields[] = {
        {"alt", KT_FIELD_TEXT, offsetof(test_shares, alt), .required = true, .role = "share alt", .note = "heard",
         .help = "what somebody hears who does not see it"},
        {"shares", KT_FIELD_LIST, offsetof(test_shares, shares), .required = true, .of = &test_share_record},
        KT_FIELD_END};
static const kt_record test_shares_record = {"shares", sizeof(test_shares), test_shares_fields, NULL};

typedef struct test_event {
	kt_field_number year;
	kt_field_text label;
} test_event;

static const kt_field test_event_fields[] = {
        {"year", KT_FIELD_NUMBER, offsetof(test_event, year), .required = true, .min = "1", .max = "2999"},
        {"label", KT_FIELD_TEXT, offsetof(test_event, label), .required = true, .role = "timeline label",
         .note = "timeline, under the year {year}"},
        KT_FIELD_END};
static const kt_record test_event_record = {"a timeline event", sizeof(test_event), test_event_fields, NULL};

typedef struct test_timeline {
	kt_field_list events;
} test_timeline;

static const kt_field test_timeline_fields[] = {
        {"events", KT_FIELD_LIST, offsetof(test_timeline, events), .required = true, .of = &test_event_record},
        KT_FIELD_END};
static const kt_record test_timeline_record = {"a timeline", sizeof(test_timeline), test_timeline_fields, NULL};

typedef struct test_map {
	kt_field_text alt;
	kt_field_words countries;
} test_map;

static const kt_field test_map_fields[] = {
        {"alt", KT_FIELD_TEXT, offsetof(test_map, alt), .required = true, .role = "map alt", .note = "heard",
         .help = "what somebody hears who does not see it"},
        {"countries", KT_FIELD_WORDS, offsetof(test_map, countries), .required = true, .role = "country"},
        KT_FIELD_END};
static const kt_record test_map_record = {"a map", sizeof(test_map), test_map_fields, NULL};

static const kt_form test_form_list[] = {
        {"text", "text", &test_text_record},           {"callout", "callout", &test_callout_record},
        {"quote", "quote", &test_quote_record},        {"share", "figure", &test_shares_record},
        {"timeline", "figure", &test_timeline_record}, {"map", "map", &test_map_record}};
static const kt_form *const test_form_items[] = {&test_form_list[0], &test_form_list[1], &test_form_list[2],
                                                 &test_form_list[3], &test_form_list[4], &test_form_list[5]};
static const kt_forms test_forms = {test_form_items, sizeof test_form_items / sizeof test_form_items[0]};

#endif
