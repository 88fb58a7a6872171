/* overlay: one mapping laid over another: layout over house, a style over the one it is based on, two languages over one.
 *
 * Rules    A key of `over` goes before the same key of `under`; where both are mappings they are merged likewise. Order:
 *          the keys of `under`, then the new ones. Every value keeps its own place.
 * Owns     The arena; both trees are borrowed and stay as they are.
 */
#ifndef KT_LAYOUT_OVERLAY_H
#define KT_LAYOUT_OVERLAY_H

#include "yaml/node.h"

/* Either may be NULL. */
const kt_node *kt_overlay(kt_arena *arena, const kt_node *under, const kt_node *over);
/* The mapping without one key. */
const kt_node *kt_overlay_without(kt_arena *arena, const kt_node *map, const char *key);

#endif
