/* plural: do two numbers ask for the same form of the words beside them?
 *
 * In/Out   Two values, how they are written and a language -> whether CLDR's plural rules put both in one category, as they
 *          are written (20 and 21 part in Russian; 500 million and 501 million nowhere).
 * Fails    A language without rules: as different as the values are.
 */
#ifndef KT_TEXT_PLURAL_H
#define KT_TEXT_PLURAL_H

#include "text/number.h"

bool kt_plural_same(kt_str language, kt_number_style style, kt_dec a, kt_dec b);

#endif
