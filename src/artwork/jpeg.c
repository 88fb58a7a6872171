/* TurboJPEG, not libjpeg: it returns its errors. What it does not tell (depth, process, how the picture is turned, its profile)
 * is read from the markers here: ITU T.81, annex B; EXIF 2.3, 4.5.4; ICC.1:2010, annex B.4.
 *
 * What needs no other colours stays the JPEG that it is, but for its other segments; turned, where that loses nothing. */
#include <string.h>
#include <turbojpeg.h>

#include "artwork/jpeg_bare.h"
#include "artwork/pixels.h"
#include "artwork/turn.h"

enum { SOF0 = 0xC0, SOF2 = 0xC2, DHT = 0xC4, JPG = 0xC8, DAC = 0xCC, SOF15 = 0xCF };
enum { SOS = 0xDA, APP1 = 0xE1, APP2 = 0xE2, APP14 = 0xEE };
enum { TURNED_TAG = 0x0112 };

#define SCANS_MOST   100 /* ten are usual; each costs a pass over the picture */
#define CHUNKS_MOST  255 /* of a profile */
#define PROFILE_HEAD 14  /* bytes before each: a name, its number, how many there are */
#define EXIF_HEAD    6
#define INKS_FULL    (4 * 255)
#define ICC_NAME     "ICC_PROFILE"

typedef struct jpeg {
	kt_str bytes;
	uint32_t width, height; /* as stored */
	unsigned channels;
	kt_turn turn;
	bool adobe; /* it says by Adobe's segment what its channels are */
	kt_str chunks[CHUNKS_MOST + 1];
	unsigned chunk_count; /* the highest number met */
} jpeg;

static unsigned byte(kt_str s, size_t at)
{
	return (uint8_t)s.at[at];
}

static unsigned two(kt_str s, size_t at, bool little)
{
	return little ? byte(s, at) | byte(s, at + 1) << 8 : byte(s, at) << 8 | byte(s, at + 1);
}

static bool begins(kt_str s, const char *head, size_t len)
{
	return s.len >= len && memcmp(s.at, head, len) == 0;
}

/* Reading the markers */

static kt_turn turn_of(kt_str exif)
{
	if (exif.len < EXIF_HEAD + 8 || !begins(exif, "Exif\0", EXIF_HEAD))
		return KT_TURN_NONE;
	kt_str tiff = kt_str_slice(exif, EXIF_HEAD, exif.len);
	bool little = tiff.at[0] == 'I';
	size_t low = two(tiff, little ? 4 : 6, little), high = two(tiff, little ? 6 : 4, little), at = high << 16 | low;
	if (at > tiff.len || tiff.len - at < 2)
		return KT_TURN_NONE;
	size_t entries = two(tiff, at, little);
	for (at += 2; entries > 0 && tiff.len - at >= 12; entries--, at += 12) {
		unsigned value = two(tiff, at + 8, little);
		if (two(tiff, at, little) == TURNED_TAG)
			return value >= KT_TURN_NONE && value <= KT_TURN_LAST ? (kt_turn)value : KT_TURN_NONE;
	}
	return KT_TURN_NONE;
}

static void take_chunk(jpeg *j, kt_str segment)
{
	if (segment.len <= PROFILE_HEAD || !begins(segment, ICC_NAME, sizeof ICC_NAME))
		return;
	unsigned number = byte(segment, PROFILE_HEAD - 2);
	j->chunks[number] = kt_str_slice(segment, PROFILE_HEAD, segment.len);
	j->chunk_count = number > j->chunk_count ? number : j->chunk_count;
}

static kt_str profile_of(const jpeg *j, kt_arena *arena)
{
	kt_buf profile = kt_buf_in(arena);
	for (unsigned i = 0; i <= j->chunk_count; i++)
		kt_buf_put(&profile, j->chunks[i]);
	return kt_buf_str(&profile);
}

static bool read_frame(jpeg *j, unsigned marker, kt_str segment, const kt_job *job, kt_answer *answer)
{
	if (segment.len < 6)
		return kt_answer_refuse(answer, job, "is cut or damaged (JPEG: short frame header): save it anew");
	j->channels = byte(segment, 5);
	if (marker > SOF2 || byte(segment, 0) != 8 || (j->channels != 1 && j->channels != 3 && j->channels != 4))
		return kt_answer_refuse(
		        answer, job,
		        "is a JPEG of a rare kind (lossless, arithmetic, 12 bits or two channels): save it "
		        "as baseline or progressive, 8 bits a channel");
	j->height = two(segment, 1, false);
	j->width = two(segment, 3, false);
	return kt_answer_judge_size(answer, job, j->width, j->height);
}

/* Scans behind the frame header, where coded data stuffs its 0xFF. */
static size_t count_scans(kt_str bytes, size_t from)
{
	size_t scans = 0;
	for (size_t at = from; at + 1 < bytes.len; at++) {
		const char *next = memchr(bytes.at + at, 0xFF, bytes.len - 1 - at);
		if (!next)
			break;
		at = (size_t)(next - bytes.at);
		scans += byte(bytes, at + 1) == SOS;
	}
	return scans;
}

static bool is_frame(unsigned marker)
{
	return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
}

static void take_segment(jpeg *j, unsigned marker, kt_str segment)
{
	if (marker == APP1 && j->turn == KT_TURN_NONE)
		j->turn = turn_of(segment);
	if (marker == APP2)
		take_chunk(j, segment);
	if (marker == APP14 && begins(segment, "Adobe", 5))
		j->adobe = true;
}

/* All segments up to the first scan: those behind the frame header count as well. */
static bool read_markers(jpeg *j, const kt_job *job, kt_answer *answer)
{
	kt_str bytes = j->bytes;
	for (size_t at = 2; bytes.len - at >= 4;) {
		unsigned marker = byte(bytes, at + 1);
		if (byte(bytes, at) != 0xFF || marker == SOS)
			break;
		if (marker == 0xFF) { /* fill */
			at++;
			continue;
		}
		size_t length = two(bytes, at + 2, false);
		if (length < 2 || length > bytes.len - at - 2)
			break;
		kt_str segment = kt_str_slice(bytes, at + 4, at + 2 + length);
		at += 2 + length;
		take_segment(j, marker, segment);
		if (is_frame(marker) && !read_frame(j, marker, segment, job, answer))
			return false;
		if (is_frame(marker) && count_scans(bytes, at) > SCANS_MOST)
			return kt_answer_refuse(answer, job,
			                        "is a JPEG of over %d scans: save it as baseline or progressive anew",
			                        SCANS_MOST);
	}
	return j->channels > 0 ||
	       kt_answer_refuse(answer, job, "is cut or damaged (JPEG: no frame header): save it anew");
}

/* Pixels */

static bool decode(const jpeg *j, const kt_job *job, kt_pixels *pixels, kt_answer *answer)
{
	tjhandle handle = tjInitDecompress();
	if (!handle)
		kt_arena_no_memory();
	int formats[] = {[1] = TJPF_GRAY, [3] = TJPF_RGB, [4] = TJPF_CMYK};
	const unsigned char *bytes = (const unsigned char *)j->bytes.at;
	size_t size = (size_t)j->width * j->height * j->channels;
	uint8_t *at = kt_arena_take(job->arena, size);
	int width = 0, height = 0, sampling, space;
	/* Its width and height are asked again: a second frame header would make them others than were judged. */
	bool good = tjDecompressHeader3(handle, bytes, j->bytes.len, &width, &height, &sampling, &space) == 0 &&
	            width == (int)j->width && height == (int)j->height &&
	            tjDecompress2(handle, bytes, j->bytes.len, at, width, 0, height, formats[j->channels],
	                          TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS | TJFLAG_ACCURATEDCT) == 0;
	if (!good)
		kt_answer_refuse(answer, job, "is cut or damaged (JPEG: %s): save it anew", tjGetErrorStr2(handle));
	tjDestroy(handle);
	if (j->channels == 4 && j->adobe)
		for (size_t i = 0; i < size; i++)
			at[i] = (uint8_t)~at[i];
	pixels->at = at;
	return good;
}

/* The file itself */

/* Turned without loss: only where its blocks fill it in both directions. */
static bool turned(const jpeg *j, kt_arena *arena, kt_str *file)
{
	static const int operations[] = {[KT_TURN_NONE] = TJXOP_NONE,
	                                 [KT_TURN_FLIPPED] = TJXOP_HFLIP,
	                                 [KT_TURN_HALF] = TJXOP_ROT180,
	                                 [KT_TURN_UPSIDE] = TJXOP_VFLIP,
	                                 [KT_TURN_TRANSPOSED] = TJXOP_TRANSPOSE,
	                                 [KT_TURN_RIGHT] = TJXOP_ROT90,
	                                 [KT_TURN_TRANSVERSED] = TJXOP_TRANSVERSE,
	                                 [KT_TURN_LEFT] = TJXOP_ROT270};
	tjhandle handle = tjInitTransform();
	if (!handle)
		kt_arena_no_memory();
	tjtransform how = {.op = operations[j->turn], .options = TJXOPT_PERFECT | TJXOPT_COPYNONE};
	unsigned char *bytes = NULL;
	unsigned long size = 0;
	bool good = tjTransform(handle, (const unsigned char *)j->bytes.at, j->bytes.len, 1, &bytes, &size, &how,
	                        TJFLAG_LIMITSCANS) == 0;
	if (good)
		*file = kt_str_copy(arena, (kt_str){(const char *)bytes, size});
	tjFree(bytes);
	tjDestroy(handle);
	return good;
}

/* Would a reader of PDF take its channels for what they are? Three are, unless said otherwise, YCbCr. */
static bool says_its_channels(const jpeg *j)
{
	tjhandle handle = tjInitDecompress();
	if (!handle)
		kt_arena_no_memory();
	int width, height, sampling, space = -1;
	bool read = tjDecompressHeader3(handle, (const unsigned char *)j->bytes.at, j->bytes.len, &width, &height,
	                                &sampling, &space) == 0;
	tjDestroy(handle);
	return read && (j->adobe || space == TJCS_YCbCr || space == TJCS_GRAY || space == TJCS_CMYK);
}

static bool keep_file(const jpeg *j, const kt_job *job, kt_answer *answer)
{
	if (!says_its_channels(j))
		return false;
	return j->turn == KT_TURN_NONE ? kt_jpeg_bare(job->arena, j->bytes, &answer->parts[0])
	                               : turned(j, job->arena, &answer->parts[0]);
}

/* Answering */

static bool is_jpeg(kt_str bytes)
{
	return begins(bytes, "\xff\xd8\xff", 3);
}

/* Not the most of any pixel: a JPEG has noise, and is past all limits somewhere. */
static uint32_t ink_of(const kt_pixels *pixels)
{
	size_t counts[INKS_FULL + 1] = {0}, all = (size_t)pixels->width * pixels->height;
	const uint8_t *at = pixels->at;
	for (size_t i = 0; i < all; i++, at += 4)
		counts[at[0] + at[1] + at[2] + at[3]]++;
	unsigned most = INKS_FULL;
	for (size_t past = counts[most]; past <= all / 1000 && most > 0; past += counts[most])
		most--;
	return (most * 100 + 254) / 255;
}

static void answer_file(const jpeg *j, const kt_pixels *pixels, kt_answer *answer)
{
	answer->reply = (kt_reply){.kind = KT_REPLY_JPEG,
	                           .width = kt_turn_lies(j->turn) ? pixels->height : pixels->width,
	                           .height = kt_turn_lies(j->turn) ? pixels->width : pixels->height,
	                           .channels = j->channels,
	                           .inverted = j->channels == 4 && j->adobe,
	                           .ink = pixels->at && j->channels == 4 ? ink_of(pixels) : 0};
}

static void answer_jpeg(const kt_job *job, kt_answer *answer)
{
	jpeg j = {.bytes = job->bytes, .turn = KT_TURN_NONE};
	if (!read_markers(&j, job, answer))
		return;
	kt_pixels pixels = {.width = j.width, .height = j.height, .channels = j.channels};
	pixels.profile = profile_of(&j, job->arena);
	bool good, same = kt_pixels_as_they_are(job, &pixels, answer, &good);
	if (!good)
		return;
	if (job->request->wanted != KT_WANTED_JUDGEMENT && job->request->wanted != KT_WANTED_PIXELS && same &&
	    keep_file(&j, job, answer)) {
		if (j.channels < 4 || decode(&j, job, &pixels, answer))
			answer_file(&j, &pixels, answer);
		return;
	}
	if (!decode(&j, job, &pixels, answer))
		return;
	if (job->request->wanted == KT_WANTED_JUDGEMENT) {
		answer_file(&j, &pixels, answer);
		if (pixels.profile.len > 0)
			answer->reply.ink = 0;
		return;
	}
	kt_turn_pixels(job->arena, j.turn, &pixels);
	kt_pixels_answer(job, &pixels, answer);
}

const kt_kind kt_kind_jpeg = {.is = is_jpeg, .answer = answer_jpeg};
