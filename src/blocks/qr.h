/* qr: a text as a QR code (ISO/IEC 18004), through libqrencode.
 *
 * In/Out   Bytes -> a square of modules; a square of modules -> one path on the canvas.
 * Owns     The arena.
 * Not here The quiet zone: who draws a code keeps KT_QR_QUIET modules of light ground around it.
 */
#ifndef KT_BLOCKS_QR_H
#define KT_BLOCKS_QR_H

#include "display/canvas.h"

#define KT_QR_QUIET 4 /* modules, ISO/IEC 18004 5.3.8 */

typedef struct kt_qr {
	unsigned size;        /* modules a side */
	const uint8_t *cells; /* size * size, 1: dark */
} kt_qr;

/* The code with the fewest modules, and of those the one that stands most damage. false: it would take more than
 * `most` modules a side. */
KT_MUST bool kt_qr_make(kt_arena *arena, kt_str bytes, unsigned most, kt_qr *qr);
/* How many bytes a code of at most `most` modules a side holds. */
size_t kt_qr_room(unsigned most);
/* Fills the box, which has no quiet zone. */
void kt_qr_draw(kt_canvas *canvas, const kt_qr *qr, kt_box box, const kt_ink *ink);

#endif
