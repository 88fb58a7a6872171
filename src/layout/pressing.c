#include "layout/pressing.h"

bool kt_pressing_read(kt_io *io, kt_arena *arena, kt_str folder, const kt_press_fields *fields, kt_diag *diag,
                      kt_press *press)
{
	const kt_node *name = fields->profile;
	*press = kt_press_coated();
	if (!name)
		return true;
	if (kt_str_find(name->text, "/", 0) != SIZE_MAX || kt_str_starts(name->text, ".")) {
		kt_diag_error(diag, KT_DIAG_FORM, name->at, "`%.*s` is no name of a profile", KT_STR_ARG(name->text));
		kt_diag_hint(diag, "a file in layouts/, without its folder: PSOcoated_v3.icc");
		return false;
	}
	*press = (kt_press){.name = name->text};
	if (fields->condition)
		press->condition = fields->condition->text;
	kt_str path = kt_print(arena, "%.*s/%.*s", KT_STR_ARG(folder), KT_STR_ARG(name->text));
	if (!kt_io_read(io, arena, path, KT_IO_TEXT_LIMIT, name->at, diag, &press->profile))
		return false;
	const char *fault = kt_press_fault(press->profile);
	if (!fault)
		return true;
	kt_diag_error(diag, KT_DIAG_FORM, name->at, "`%.*s` cannot say how a press prints: %s", KT_STR_ARG(name->text),
	              fault);
	kt_diag_hint(diag, "an output profile, as printers and eci.org give them; without `press:` it is FOGRA39");
	return false;
}
