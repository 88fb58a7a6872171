/* name: names whose words no hyphen parts.
 *
 * In/Out   Names as they were listed, of one word or more + a token of a text -> is it a word of one of them?
 */
#ifndef KT_TEXT_NAME_H
#define KT_TEXT_NAME_H

#include "base/str.h"

/* Marks on either side of the token's word do not count. */
bool kt_name_holds(const kt_str *names, size_t count, kt_str token);

#endif
