#include "blocks/code.h"

#include "base/num.h"

/* The least module that a telephone's camera reads at arm's length, in thousandths of a millimetre. */
#define MODULE_LEAST_UM 250

static unsigned modules_most(kt_len side)
{
	return (unsigned)((int64_t)side * KT_LEN_MM_NUM / ((int64_t)KT_LEN_MM_DEN / 1000 * MODULE_LEAST_UM));
}

const kt_qr *kt_code_of(const kt_setting *setting, kt_str bytes, kt_len side)
{
	const void **kept = kt_setter_shelf(setting->setter, "qr", bytes);
	kt_arena *arena = kt_setter_arena(setting->setter);
	if (!*kept) {
		kt_qr *qr = KT_NEW(arena, kt_qr);
		if (!kt_qr_make(arena, bytes, modules_most(side), qr))
			return NULL;
		*kept = qr;
	}
	const kt_qr *qr = *kept;
	return qr->size <= modules_most(side) ? qr : NULL;
}

void kt_code_report(const kt_setting *setting, kt_place at, const char *whose, size_t bytes, kt_len side,
                    const char *hint)
{
	kt_buf size = kt_buf_in(setting->arena);
	kt_num_millimetres(&size, side, 1);
	kt_diag_error(setting->diag, KT_DIAG_LARGE, at,
	              "the QR code of this %s takes %zu bytes; one of %.*s mm holds %zu", whose, bytes,
	              KT_STR_ARG(kt_buf_str(&size)), kt_qr_room(modules_most(side)));
	kt_diag_hint(setting->diag, "%s", hint);
}

static bool darker(const kt_ink *a, const kt_ink *b)
{
	static const kt_ink black = {.screen = {0, 0, 0}};
	return kt_ink_contrast(a, &black) < kt_ink_contrast(b, &black);
}

/* Few cameras read a code that is light on dark. */
const kt_ink *kt_code_field(kt_canvas *canvas, const kt_qr *qr, const kt_ground *ground, kt_box box)
{
	const kt_ink *ink = ground->parts[KT_PART_TEXT], *field = ground->fill;
	if (!darker(field, ink))
		return ink;
	kt_len quiet = box.w / (kt_len)qr->size * KT_QR_QUIET;
	kt_canvas_artifact(canvas, KT_ARTIFACT_LAYOUT);
	kt_canvas_box(canvas, (kt_box){box.x - quiet, box.y - quiet, box.w + 2 * quiet, box.h + 2 * quiet}, ink);
	return field;
}
