/* Any bytes, read as a picture: judged, and made ready for a screen, a press and a painter. A refusal must have words that may be
 * shown, and what is not refused must have the bytes that its reply says. */
#include <stdlib.h>
#include <string.h>

#include "artwork/kinds.h"
#include "base/diag.h"
#include "color/press.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void require(bool fact, const char *words)
{
	if (!fact)
		KT_BUG(words);
}

static void check_words(kt_str words)
{
	require(words.len > 0 && words.len <= KT_WORDS_MOST, "a refusal has no words, or too many");
	for (size_t i = 0; i < words.len; i++)
		require((unsigned char)words.at[i] >= ' ', "a control is shown");
}

static void check_body(const kt_answer *answer, kt_wanted wanted)
{
	const kt_reply *reply = &answer->reply;
	size_t pixels = (size_t)reply->width * reply->height;
	require(pixels > 0 && pixels <= KT_ARTWORK_PIXELS_MOST, "a picture of no size, or of too large a one");
	if (wanted == KT_WANTED_JUDGEMENT)
		require(answer->parts[0].len == 0, "a judgement with a body");
	else if (reply->kind == KT_REPLY_SAMPLES)
		require(answer->parts[0].len == pixels * reply->channels &&
		                answer->parts[1].len == pixels * reply->alpha,
		        "pixels are missing");
	else
		require(reply->kind == KT_REPLY_JPEG && answer->parts[0].len > 0, "neither pixels nor a file");
}

static uint32_t ask(kt_str file, kt_wanted wanted)
{
	kt_request request = {.wanted = wanted, .ground = {10, 20, 30, 40}};
	kt_arena *arena = kt_arena_open();
	kt_job job = {.arena = arena, .request = &request, .bytes = file};
	if (wanted != KT_WANTED_JUDGEMENT)
		job.profile = kt_press_coated().profile;
	kt_answer answer = {0};
	kt_kind_of(file)->answer(&job, &answer);
	uint32_t kind = answer.reply.kind;
	if (kind == KT_REPLY_REFUSED)
		check_words(answer.words);
	else
		check_body(&answer, wanted);
	kt_arena_close(arena);
	return kind;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	kt_str file = {(const char *)bytes, count};
	if (!kt_kind_of(file))
		return 0;
	bool sound = ask(file, KT_WANTED_JUDGEMENT) != KT_REPLY_REFUSED;
	for (kt_wanted wanted = KT_WANTED_SCREEN; wanted <= KT_WANTED_PIXELS; wanted++)
		require(ask(file, wanted) != KT_REPLY_REFUSED || !sound, "what was judged sound is refused");
	return 0;
}
