/* artwork: what content places and others made: photographs, logos.
 *
 * Purpose  A file of the project is read once, judged by katern-artwork, and borrowed by blocks and operations; writers have
 *          it made ready for what they write.
 * In       A path as content has it, from the project's folder: "artwork/harbour.jpg".
 * Owns     The arena given, and until kt_artworks_close what is kept. Artworks are shared by threads and only read.
 * Fails    Of a path or a file: KT_DIAG_ARTWORK at the place that names it, with what to do. The program that reads it not there, or
 *          not started: KT_DIAG_SYSTEM.
 * Rules    A path stays in the project: relative, no "..", no link that leads out; a file outside is never opened.
 */
#ifndef KT_PLACED_ARTWORK_H
#define KT_PLACED_ARTWORK_H

#include "artwork/protocol.h"
#include "base/io.h"
#include "placed/kept.h"

#define KT_ARTWORK_LONGEST                                                                                             \
	16 /* times as long as wide: no photograph or logo is, and a page of 14,401 pt stays in KT_LEN_MAX */

typedef struct kt_artwork {
	kt_str path;
	kt_str bytes;
	kt_place place;         /* that names it first */
	uint32_t page;          /* of a PDF; 0: the first */
	uint32_t index;         /* in the project: two of one index show the same */
	bool drawn;             /* of lines and shapes (SVG, PDF): no pixels */
	uint32_t width, height; /* pixels; of what is drawn kt_len */
	uint32_t channels;      /* pixels: 1 grey, 3 colours, 4 inks */
	bool alpha;
	uint32_t ink; /* percent, all together, that a picture of four inks has of itself; 0: of others, or not known */
	const char *program; /* that reads it */
	kt_kept *kept;       /* what was made of it; NULL: nothing is kept */
} kt_artwork;

typedef struct kt_artworks kt_artworks;

/* Of a project's folder. */
kt_artworks *kt_artworks_open(kt_arena *arena, kt_io *io, kt_str project);
void kt_artworks_close(kt_artworks *artworks); /* NULL is fine */
/* The artwork of that path (and page), judged; the same one for the same. NULL: reported at `at`. */
const kt_artwork *kt_artworks_place(kt_artworks *artworks, kt_str path, uint32_t page, kt_place at, kt_diag *diag);

/* What katern-artwork makes of it. */
typedef struct kt_artwork_made {
	kt_reply reply;
	kt_str body;
} kt_artwork_made;

/* Of the request only what is wanted, width, height and ground count. The body lives as long as the arena and the artworks.
 * false: reported. */
KT_MUST bool kt_artwork_make(const kt_artwork *artwork, const kt_request *wanted, kt_str press, kt_arena *arena,
                             kt_artwork_made *made, kt_diag *diag);

/* So many pixels, whole and at least one, has a length at a resolution. */
static inline uint32_t kt_artwork_pixels(kt_len length, unsigned dpi)
{
	int64_t inch = (int64_t)72 * KT_LEN_PT, count = ((int64_t)length * dpi + inch - 1) / inch;
	return count < 1 ? 1 : count < (int64_t)KT_ARTWORK_SIDE_MOST ? (uint32_t)count : KT_ARTWORK_SIDE_MOST;
}

/* A side for the other one, which is a length of a page: KT_ARTWORK_LONGEST sees to it that none is past KT_LEN_MAX. */
static inline kt_len kt_artwork_width(const kt_artwork *artwork, kt_len height)
{
	return kt_len_scale(height, artwork->width, artwork->height);
}

static inline kt_len kt_artwork_height(const kt_artwork *artwork, kt_len width)
{
	return kt_len_scale(width, artwork->height, artwork->width);
}

#endif
