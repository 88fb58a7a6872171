#include "placed/reply.h"

#include <string.h>

size_t kt_reply_reference(kt_str text, size_t at, uint32_t *object)
{
	const char *next = at < text.len ? memchr(text.at + at, 0, text.len - at) : NULL;
	if (!next)
		return SIZE_MAX;
	size_t found = (size_t)(next - text.at);
	*object = UINT32_MAX; /* where it is cut, none that is there */
	if (text.len - found < KT_REPLY_REFERENCE)
		return found;
	*object = 0;
	for (unsigned i = KT_REPLY_REFERENCE - 1; i > 0; i--)
		*object = *object << 8 | (uint8_t)text.at[found + i];
	return found;
}

bool kt_reply_object_at(kt_str body, size_t *at, kt_reply_object *object, kt_str *text, kt_str *stream)
{
	if (body.len - *at < sizeof *object)
		return false;
	memcpy(object, body.at + *at, sizeof *object);
	size_t from = *at + sizeof *object;
	if (object->text > body.len - from || object->stream > body.len - from - object->text)
		return false;
	*text = kt_str_slice(body, from, from + object->text);
	*stream = kt_str_slice(body, from + object->text, from + object->text + object->stream);
	*at = from + object->text + object->stream;
	return true;
}

static bool is_form(const kt_reply *reply, kt_str body)
{
	size_t at = 0;
	for (uint32_t i = 0; i < reply->objects; i++) {
		kt_reply_object object;
		kt_str text, stream;
		if (!kt_reply_object_at(body, &at, &object, &text, &stream))
			return false;
		uint32_t referred;
		for (size_t r = kt_reply_reference(text, 0, &referred); r != SIZE_MAX;
		     r = kt_reply_reference(text, r + KT_REPLY_REFERENCE, &referred))
			if (referred >= reply->objects)
				return false;
	}
	return reply->objects > 0 && at == body.len;
}

static bool has_size(const kt_reply *reply)
{
	bool pixels = reply->kind != KT_REPLY_FORM;
	uint32_t most = pixels ? KT_ARTWORK_SIDE_MOST : INT32_MAX;
	return reply->width > 0 && reply->height > 0 && reply->width <= most && reply->height <= most &&
	       (!pixels || (uint64_t)reply->width * reply->height <= KT_ARTWORK_PIXELS_MOST);
}

/* Those of what it is wanted for; a judgement has those of the file. */
static bool has_channels(const kt_reply *reply, kt_wanted wanted)
{
	bool print = wanted == KT_WANTED_PRINT, judges = wanted == KT_WANTED_JUDGEMENT;
	if (reply->alpha > 1 || reply->kind == KT_REPLY_FORM)
		return reply->alpha <= 1;
	return (reply->channels == 1 || (reply->channels == 3 && !print) ||
	        (reply->channels == 4 && (print || judges))) &&
	       !(reply->alpha && print);
}

static bool is_sound(const kt_reply *reply, kt_wanted wanted, kt_str body)
{
	uint64_t pixels = (uint64_t)reply->width * reply->height;
	if (reply->kind == KT_REPLY_REFUSED)
		return body.len == 0;
	if (reply->ink > 400 || !has_size(reply) || !has_channels(reply, wanted))
		return false;
	if (wanted == KT_WANTED_JUDGEMENT)
		return body.len == 0 && reply->kind <= KT_REPLY_FORM;
	if (reply->kind == KT_REPLY_SAMPLES)
		return body.len == pixels * (reply->channels + reply->alpha);
	if (wanted == KT_WANTED_PIXELS)
		return false;
	return reply->kind == KT_REPLY_JPEG ? body.len > 0 : reply->kind == KT_REPLY_FORM && is_form(reply, body);
}

bool kt_reply_read(kt_str bytes, kt_wanted wanted, kt_reply *reply, kt_str *words, kt_str *body)
{
	if (bytes.len < sizeof *reply)
		return false;
	memcpy(reply, bytes.at, sizeof *reply);
	size_t rest = bytes.len - sizeof *reply;
	if (reply->magic != KT_PROTOCOL_MAGIC || reply->words > KT_WORDS_MOST || reply->words > rest ||
	    reply->body != rest - reply->words)
		return false;
	*words = kt_str_slice(bytes, sizeof *reply, sizeof *reply + reply->words);
	*body = kt_str_slice(bytes, sizeof *reply + reply->words, bytes.len);
	return is_sound(reply, wanted, *body);
}
