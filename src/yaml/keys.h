/* keys: what the keys of a map may not be: made of letters that look like others, empty, `<<`, or twice there.
 *
 * In/Out   An entry as it is met; a map once it is whole. false: reported.
 * Not here Which keys a map may have (yaml/field.h).
 */
#ifndef KT_YAML_KEYS_H
#define KT_YAML_KEYS_H

#include "yaml/node.h"

/* `plain`: not in quotes. `told_merge`: merge keys are refused once a file. */
bool kt_keys_check(const kt_entry *entry, bool plain, bool *told_merge, kt_diag *diag);
bool kt_keys_check_twice(const kt_node *map, kt_diag *diag);

#endif
