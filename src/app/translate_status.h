/* translate_status: how far the translations are, for who makes them.
 *
 * In/Out   Content, catalogues and, for what is too long, the editions laid out -> a table by language, then places.
 * Fails    Status 1: an edition that is in one of the languages cannot be made.
 */
#ifndef KT_APP_TRANSLATE_STATUS_H
#define KT_APP_TRANSLATE_STATUS_H

#include "app/command.h"

/* The operands are "status" and the folder. */
kt_status kt_translate_status(const kt_arguments *arguments);

#endif
