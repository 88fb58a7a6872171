/* atlas: outlines of land and countries, and how regions are framed.
 *
 * Purpose  A view in degrees and a tolerance -> rings of land, rings of a country, lines of borders, thinned.
 * Data     Natural Earth (public domain) by way of npm's world-atlas, and names from CLDR: tools/atlas makes the file
 *          src/blocks/data/atlas.bin, which is part of the program. Borders are Natural Earth's de facto ones.
 * Units    Degrees; x is the longitude, y the latitude, north positive. A view may reach past 180 degrees: what lies
 *          there is given with longitudes counted on.
 * Owns     The arena given.
 */
#ifndef KT_BLOCKS_ATLAS_H
#define KT_BLOCKS_ATLAS_H

#include "blocks/contour.h"

/* Which outlines: drawn at 1:50 million, and at 1:110 million for the world. */
typedef enum kt_atlas_detail { KT_ATLAS_FINE, KT_ATLAS_COARSE } kt_atlas_detail;

/* Country by its ISO 3166 alpha-2 code; SIZE_MAX: not in the atlas. */
size_t kt_atlas_country(kt_str code);
size_t kt_atlas_country_count(void);
kt_str kt_atlas_country_code(size_t country);
/* What is seen of it: its main part, without islands in another ocean. */
kt_bounds kt_atlas_country_frame(size_t country);
bool kt_atlas_country_has(size_t country, kt_atlas_detail detail);
/* A region of UN M49 by its English name ("Eastern Africa"), "World", or a group such as "European Union". */
KT_MUST bool kt_atlas_region(kt_str name, kt_bounds *frame);
size_t kt_atlas_region_count(void);
const char *kt_atlas_region_name(size_t region);

typedef struct kt_atlas kt_atlas;

/* Outlines within `view`; points off the line through their neighbours by less than `tolerance` are left out. What
 * lies outside the view is only roughly right: it serves to close rings, and is to be clipped. */
kt_atlas *kt_atlas_open(kt_arena *arena, kt_atlas_detail detail, kt_bounds view, double tolerance);
/* Land, without islands that lie wholly in these countries: they are filled by themselves. */
kt_contours kt_atlas_land(kt_atlas *atlas, const size_t *countries, size_t count);
kt_contours kt_atlas_rings(kt_atlas *atlas, size_t country);
/* Lines between two countries; not closed. */
kt_contours kt_atlas_borders(kt_atlas *atlas);

#endif
