/* code: a QR code on a page.
 *
 * Purpose  Its modules, no smaller than a camera reads; dark on a light field, whatever the inks of the ground.
 * Owns     The setter: editions that show the same code share it.
 */
#ifndef KT_BLOCKS_CODE_H
#define KT_BLOCKS_CODE_H

#include "blocks/block.h"
#include "blocks/qr.h"

/* NULL: a code of that side cannot hold the bytes. */
const kt_qr *kt_code_of(const kt_setting *setting, kt_str bytes, kt_len side);
/* Reports that: "the QR code of this person takes 90 bytes; one of 15 mm holds 78", with what to do. */
void kt_code_report(const kt_setting *setting, kt_place at, const char *whose, size_t bytes, kt_len side,
                    const char *hint);
/* Lays a light field where the ground is dark; returns the ink for the modules. Nothing has the tag. */
const kt_ink *kt_code_field(kt_canvas *canvas, const kt_qr *qr, const kt_ground *ground, kt_box box);

#endif
