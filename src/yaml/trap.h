/* trap: what YAML does to people, in words about the line that is wrong.
 *
 * Purpose  libyaml says "could not find expected ':'" lines after the line that lost its indent. Its complaint and the
 *          source line together tell what was meant; what can be typed instead is shown ready to paste.
 * In/Out   libyaml's complaint, without libyaml's types -> one diagnostic.
 */
#ifndef KT_YAML_TRAP_H
#define KT_YAML_TRAP_H

#include "yaml/node.h"

typedef struct kt_trap {
	const kt_source *source;
	const char *problem, *context; /* libyaml's; never NULL */
	kt_place at, context_at;       /* context_at: line 0 where there is none */
	const kt_node *last;           /* the scalar read last; NULL: none */
} kt_trap;

/* Always false: it was an error. */
bool kt_trap_report(const kt_trap *trap, kt_arena *arena, kt_diag *diag);

/* Hint: the value that begins at `at` in quotes, or under |. */
void kt_trap_hint(kt_arena *arena, kt_diag *diag, kt_place at);
/* Where a comment begins on the line on which a plain scalar ends; line 0: there is none. */
kt_place kt_trap_comment(const kt_node *scalar);

#endif
