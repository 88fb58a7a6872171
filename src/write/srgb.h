/* srgb: the ICC profile of sRGB (IEC 61966-2-1), version 4.2. Made by tools/make-srgb. */
#ifndef KT_WRITE_SRGB_H
#define KT_WRITE_SRGB_H

#define KT_SRGB_SIZE 496
extern const unsigned char kt_srgb_profile[KT_SRGB_SIZE];

#endif
