/* order: what stands below each tag, in reading order.
 *
 * Purpose  The tag tree says how tags follow each other, the display list what is drawn for each of them. A paragraph
 *          with a link has both: its own text before and after the link. This joins the two, once, for every reader.
 * In/Out   A laid-out document -> for each tag its items.
 * Rules    Children keep the tree's order. What is drawn for the tag itself stands before the first child of which
 *          something is drawn later. Its links stand last. Tags for which nothing is drawn or linked are left out.
 * Owns     The arena given; the document is borrowed and stays as it is.
 */
#ifndef KT_DISPLAY_ORDER_H
#define KT_DISPLAY_ORDER_H

#include "display/document.h"

typedef enum kt_order_kind { KT_ORDER_OP, KT_ORDER_LINK, KT_ORDER_TAG } kt_order_kind;

typedef struct kt_order_item {
	kt_order_kind kind;
	uint32_t page;     /* OP, LINK: index of the page */
	uint32_t index;    /* OP, LINK: index in the page's ops or links */
	const kt_tag *tag; /* TAG: the child */
} kt_order_item;

typedef struct kt_order {
	const kt_order_item *items;
	const uint32_t *start; /* by tag id: the first of the tag's items, and how many */
	const uint32_t *size;
} kt_order;

kt_order kt_order_of(const kt_document *document, kt_arena *arena);
size_t kt_order_count(const kt_order *order, const kt_tag *tag); /* 0: nothing is drawn for it nor below it */
const kt_order_item *kt_order_items(const kt_order *order, const kt_tag *tag);

#endif
