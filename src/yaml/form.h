/* form: texts that must have a form: dates, language tags, addresses.
 *
 * Purpose  One place says what is well formed, for katern and, as a pattern, for the JSON Schema.
 * Not here Whether a language has data (text/language), whether a host exists.
 */
#ifndef KT_YAML_FORM_H
#define KT_YAML_FORM_H

#include "base/str.h"

/* 2026-11-24, a day that exists in the Gregorian calendar. */
KT_MUST bool kt_form_date(kt_str text, int *year, int *month, int *day);
/* A BCP 47 tag: parts of letters and digits with hyphens between, well formed. */
bool kt_form_language(kt_str text);
/* An address that may stand in mailto: as it is. */
bool kt_form_email(kt_str text);
/* Digits and spaces, a + in front where it is international; 3 to 15 digits as E.164 has them. */
bool kt_form_phone(kt_str text);
/* http or https, a host, no user name before it, ASCII as RFC 3986 has it, at most 2,000 bytes. */
bool kt_form_url(kt_str text);
/* [a-z_][a-z0-9_]*: what stands in braces, and what msgfmt -c watches over. */
bool kt_form_figure(kt_str text);
/* The first character that nobody sees (zero-width, soft hyphen, selector, tag); 0: none. */
uint32_t kt_form_invisible(kt_str text);

/* The same as patterns of ECMA 262, as near as these come. */
#define KT_FORM_DATE_PATTERN     "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
#define KT_FORM_LANGUAGE_PATTERN "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
#define KT_FORM_EMAIL_PATTERN    "^[A-Za-z0-9._+'-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$"
#define KT_FORM_PHONE_PATTERN    "^\\+?[0-9][0-9 ]*$"
#define KT_FORM_URL_PATTERN      "^https?://[^/?#@ ]+([/?#][!-~]*)?$"
#define KT_FORM_FIGURE_PATTERN   "^[a-z_][a-z0-9_]*$"
#define KT_FORM_NUMBER_PATTERN   "^-?[0-9]{1,3}([ \\u00a0\\u202f][0-9]{3})*(\\.[0-9]{1,9})?$|^-?[0-9]+(\\.[0-9]{1,9})?$"
#define KT_FORM_INTEGER_PATTERN  "^-?[0-9]{1,3}([ \\u00a0\\u202f][0-9]{3})*$|^-?[0-9]+$"
#define KT_FORM_LENGTH_PATTERN   "^-?[0-9]+(\\.[0-9]{1,9})? ?(pt|mm)$|^0$"

#endif
