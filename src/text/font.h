/* font: faces, and which face a role, weight and script resolve to.
 *
 * Purpose  fonts.yaml names files; fontconfig is not asked. A file is read (never mapped) when first needed.
 * Threads  Any number may ask one kt_fonts, and shape with its faces, at once.
 *
 *     roles:                    # what a layout's styles name -> a family
 *       text: Inter
 *     families:
 *       Inter:
 *         package: fonts-inter  # Debian's package, for the message when a file is missing
 *         licence: OFL-1.1
 *         folder: /usr/share/fonts/opentype/inter   # or a folder of the project
 *         scale: 100            # percent: how large beside the others, whose letters may be larger for their em
 *         faces:                # weight, "italic" where it is one -> file in the folder
 *           400: Inter-Regular.otf
 *           400 italic: Inter-Italic.otf
 *     fall-backs:               # script (ISO 15924; Zyyy: signs of all scripts) -> families tried in turn; Hans, Hant,
 *                               # Jpan and Kore are for Chinese, Japanese and Korean texts, which share characters
 *       Zyyy: [DejaVu Sans]
 *
 * Rules    Only static TrueType and OpenType files: no collections' later faces, no variable fonts, no web fonts.
 * Owns     kt_fonts owns its faces until kt_fonts_close; a kt_face pointer is valid until then.
 * Fails    Missing file (with the Debian package to install), not a font, em of 0, embedding forbidden (OS/2 fsType).
 */
#ifndef KT_TEXT_FONT_H
#define KT_TEXT_FONT_H

#include <hb.h>

#include "base/io.h"
#include "text/style.h"

typedef struct kt_face {
	unsigned index;    /* its place in fonts.yaml: the same in every run */
	kt_str family;     /* "Inter Display" */
	kt_str postscript; /* name table 6: "InterDisplay-ExtraBold" */
	kt_str path;
	hb_face_t *face;
	hb_font_t *font; /* scaled to `upem`: positions are font units */
	unsigned upem;
	int scale;     /* percent of a style's size at which it is set, so that scripts side by side look of one size */
	bool cff;      /* outlines are CFF; else glyf */
	bool withheld; /* its licence lets nobody embed it, or no part of it */
	int ascender, descender, cap_height, x_height, italic_angle, weight; /* font units; from OS/2 and post */
	int bounds[4];                                                       /* head: xMin yMin xMax yMax */
	_Atomic uint8_t *coverage; /* kt_face_has's memory of what the font was asked */
} kt_face;

typedef struct kt_fonts kt_fonts;

/* Has the face a glyph for the character? */
bool kt_face_has(const kt_face *face, uint32_t character);
/* The size at which the face is set in a style of this size, or eased to it. */
kt_len kt_face_size(const kt_face *face, kt_len size);
/* How far a glyph is inked from its origin, in font units: negative where it ends before, or begins after. false: the face
 * does not say. */
typedef struct kt_face_ink {
	int left, right; /* of the origin: both rightwards */
	int above, below;
} kt_face_ink;
bool kt_face_inks(const kt_face *face, uint32_t glyph, kt_face_ink *ink);
/* About how wide its stems are, in thousandths of the em: no table says. */
int kt_face_stem(const kt_face *face);
/* The first character of a text that the face lacks, of those that need a glyph; 0: none. */
uint32_t kt_face_misses(const kt_face *face, kt_str text);

/* The features (kt_feature, or-ed) that the face has no glyphs for. */
uint16_t kt_face_lacks(const kt_face *face, uint16_t features);

/* Reads DIR/fonts/fonts.yaml. Never NULL, since diagnostics point into what was read: with faults in `diag` the caller
 * stops once everything is read. Until then any role is taken to be there, and no face is. */
KT_MUST kt_fonts *kt_fonts_open(kt_io *io, kt_str project, kt_diag *diag);
void kt_fonts_close(kt_fonts *fonts);

/* The face for a role, weight and slope: the nearest weight of the role's family. NULL: reported. */
const kt_face *kt_fonts_face(kt_fonts *fonts, kt_str role, unsigned weight, bool italic, kt_diag *diag);
/* The face for a letter with its marks: the role's own if it has them all, else the fall-back family of the letter's script
 * that has, else the one that has the letter, else NULL (not reported). `writing` is that of the text's language
 * (kt_language): its families come before those of a script that several East Asian languages share. */
const kt_face *kt_fonts_face_for(kt_fonts *fonts, kt_str role, unsigned weight, bool italic, kt_str letter,
                                 kt_str writing, kt_diag *diag);

/* For `katern fonts`: the table of what each role resolves to, families, files, licences. */
typedef struct kt_fonts_row {
	kt_str role, family, package, licence, path;
	unsigned weight;
	bool italic, present;
} kt_fonts_row;
size_t kt_fonts_rows(kt_fonts *fonts, kt_arena *arena, kt_fonts_row **rows);
/* Has fonts.yaml such a role? */
bool kt_fonts_has_role(const kt_fonts *fonts, kt_str role);
/* The record of fonts.yaml, for `katern schema fonts`. */
struct kt_record;
extern const struct kt_record kt_fonts_record;

#endif
