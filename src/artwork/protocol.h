/* protocol: what katern asks of katern-artwork, and what that answers.
 *
 * Purpose  Whatever others made is read in a program of its own: one request on its standard input, one reply on its standard
 *          output, then it ends with 0. It never opens a file: it gets bytes. There are two of them that differ in what they
 *          read only: katern-artwork takes PNG and JPEG, katern-drawings SVG and PDF and whatever is neither.
 * Request  A kt_request, then `profile` bytes of the press profile, by which four inks are read, too, then `file` bytes of the artwork.
 * Reply    A kt_reply, then `words` bytes of UTF-8, then `body` bytes.
 *          Words stand for what a person must know, and go on after "the artwork ": "is cut or damaged (PNG: …): save it
 *          anew". With KT_REPLY_REFUSED they are why; else they warn of what was mended, or there are none. They hold no
 *          control characters and no more than KT_WORDS_MOST bytes.
 * Units    Sizes are bytes; numbers are the machine's own: both programs are made at once, and `magic` says so.
 * Ends     Status 0 with a reply. Any other end (a signal, status 3: no memory) is a crash or a limit met.
 */
#ifndef KT_ARTWORK_PROTOCOL_H
#define KT_ARTWORK_PROTOCOL_H

#include <stdint.h>

#define KT_PROTOCOL_MAGIC   0x6b740002u /* another one whenever this header says something else */

#define KT_ARTWORK_PICTURES "katern-artwork"
#define KT_ARTWORK_DRAWINGS "katern-drawings"

/* The limits. Each is told to who meets it. */
#define KT_ARTWORK_BYTES_MOST  (64u << 20)         /* of the file: far past what a page needs */
#define KT_ARTWORK_PIXELS_MOST 100000000u          /* a double page at 600 pixels an inch is 70 million */
#define KT_ARTWORK_SIDE_MOST   40000u              /* pixels */
#define KT_ARTWORK_SECONDS     5u                  /* of the processor */
#define KT_ARTWORK_MEMORY      ((uint64_t)1 << 30) /* of address space */
#define KT_WORDS_MOST          1000u

typedef enum kt_wanted {
	KT_WANTED_JUDGEMENT, /* is it sound, what is it, how large: decodes all of it, and gives no body */
	KT_WANTED_SCREEN, /* to embed in a PDF that is read on a screen: DeviceRGB or DeviceGray, transparency kept */
	KT_WANTED_PRINT, /* to embed in a PDF that is printed: DeviceCMYK or DeviceGray by the profile, no transparency */
	KT_WANTED_PIXELS /* to paint: KT_REPLY_SAMPLES in sRGB, whatever it is */
} kt_wanted;

typedef struct kt_request {
	uint32_t magic;
	uint32_t wanted; /* kt_wanted */
	uint32_t page;   /* of a PDF, from 1; 0: the first */
	/* Of what has no pixels of its own: how many where it is painted; 0: as it is finest. Of pixels: half again as many
	 * are averaged down to these, where they are not embedded as the file that they are; 0: never. */
	uint32_t width, height;
	uint8_t ground[4]; /* PRINT: C M Y K, 255 full, of what lies behind it, for what is transparent */
	uint32_t profile;  /* bytes of the press profile (ICC, CMYK) that follow; may be 0 but for PRINT */
	uint32_t file;     /* bytes of the artwork that follow */
} kt_request;

/* Are there so many more pixels on a side than wanted that they are averaged? 0 wanted: never. */
static inline int kt_request_averages(uint32_t has, uint32_t wanted)
{
	return wanted > 0 && 2 * (uint64_t)has >= 3 * (uint64_t)wanted;
}

typedef enum kt_reply_kind {
	KT_REPLY_REFUSED, /* words say why, and what to do; all else is 0 */

	/* A JPEG to embed as it is (DCTDecode): body is the whole file, with no application segment but what tells its colours.
	 * 8 bits, `channels` 1, 3 or 4. JUDGEMENT of a JPEG. */
	KT_REPLY_JPEG,

	/* Pixels: body is height * width * channels bytes, rows from the top, 8 bits a channel, 1 grey, 3 sRGB, 4 CMYK with 255
	 * full ink. Where `alpha`, height * width bytes follow, 255 opaque, not multiplied in. JUDGEMENT of a PNG. */
	KT_REPLY_SAMPLES,

	/* A form: body is `objects` objects, the Form XObject first. Each is a kt_reply_object, then `text` bytes, then `stream`
	 * bytes. Text is PDF syntax: what stands between << and >> of its dictionary, /Length left out, which whoever puts it
	 * into a file adds; a stream's bytes are as its /Filter says. Every object is a dictionary or a stream: what else was an
	 * object of its own is written where it is used.
	 * A reference is five bytes: 0, then the referred object's number, counted from 0 in this reply, least byte first. The
	 * byte 0 stands for nothing else (in a string it is \000), so whoever renumbers need not know PDF.
	 * The form fills the unit square, as an image does: its Matrix sees to that. What a form cannot hold (in print, what shows
	 * through) comes as KT_REPLY_SAMPLES instead, with words that say so. JUDGEMENT of SVG and PDF. */
	KT_REPLY_FORM
} kt_reply_kind;

typedef struct kt_reply {
	uint32_t magic;
	uint32_t kind;          /* kt_reply_kind */
	uint32_t width, height; /* upright, > 0. JPEG, SAMPLES: pixels. FORM: kt_len (1/1024 point) */
	uint32_t channels;      /* JPEG, SAMPLES; of a judgement those of the file: 1 grey, 3 colours, 4 inks */
	uint32_t alpha;         /* 0 or 1. SAMPLES: there is alpha. FORM: it is transparent, and needs a page group */
	uint32_t inverted;      /* JPEG of 4 channels: 0 is full ink, as Adobe writes it; /Decode [1 0 1 0 1 0 1 0] */
	uint32_t ink;     /* JPEG of 4 channels: percent, all together, that all but a thousandth of its pixels keep
	                         * to; 0: a JUDGEMENT of one with a profile, which may come out otherwise */
	uint32_t objects; /* FORM */
	uint32_t words;
	uint64_t body; /* 0 for a judgement */
} kt_reply;

typedef struct kt_reply_object {
	uint32_t text;
	uint32_t is_stream; /* 0 or 1: a stream may be empty */
	uint64_t stream;
} kt_reply_object;

#endif
