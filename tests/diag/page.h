/* page: a record that has a field of every type, for the tests of yaml/field and of its diagnostics. */
#ifndef KT_TESTS_PAGE_H
#define KT_TESTS_PAGE_H

#include "yaml/field.h"

typedef struct person {
	const kt_entry *entry; /* where it stands in a map */
	kt_field_text name, role;
} person;

typedef struct event {
	kt_field_number year;
	kt_field_text label;
} event;

typedef struct link {
	kt_field_text text;
	kt_field_paint ink;
} link;

typedef struct page {
	const kt_node *id, *kind, *language, *email, *phone, *url, *rows, *anything;
	kt_field_words words;
	kt_field_text title, name, text;
	kt_field_number value;
	int32_t pages, shape;
	bool draft;
	kt_len width;
	kt_field_date date;
	kt_field_style style;
	kt_field_paint ink;
	kt_field_paints inks;
	person by;
	kt_field_list aside, events, chain, people;
} page;

extern const kt_record kt_page_record, kt_page_person, kt_page_event, kt_page_link;

#endif
