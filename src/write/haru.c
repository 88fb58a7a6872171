/* Every object is one of libharu's dictionaries without an element of its own: `write_fn` writes our entries, and, for a
 * stream, `after_write_fn` writes our bytes behind the closing >>, where libharu would write a stream of its own with an
 * indirect /Length. libharu numbers the objects, notes their offsets and writes cross-references and trailer.
 *
 * The ID is a hash of the file up to the trailer: two 64-bit FNV-1a sums (Fowler, Noll, Vo) over words of eight bytes,
 * with different starting values. It tells editions apart; it is no protection against forgery. */
#include "write/haru.h"

#include <string.h>

#include <hpdf_objects.h>
#include <hpdf_streams.h>

#include "write/deflate.h"

/* libharu counts in 32 bits, and so do many readers: 2 GB, less what libharu puts around each object and into the
 * cross-references (60 bytes are more than it does). */
#define LARGEST 2147483647u
#define AROUND  60

#define GATHER  8192 /* bytes; a multiple of a word, and enough to make the calls below it few */

typedef struct object {
	kt_haru *haru;
	kt_str entries, bytes;
	bool filled, stream;
} object;

struct kt_haru {
	kt_arena *arena;
	kt_deflate *deflate;
	HPDF_Error_Rec error;
	HPDF_MMgr memory;
	HPDF_Xref xref;
	unsigned root, info;
	uint64_t size; /* of all that was filled, at most */
	kt_io_out *out;
	HPDF_Stream target; /* while saving */
	bool refused;       /* by `out`, which has reported it */
	uint64_t sums[2];
	size_t gathered;
	unsigned char gather[GATHER];
};

static void HPDF_STDCALL note_error(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
	/* The record keeps both numbers; kt_haru_save reads them. */
	(void)error, (void)detail, (void)data;
}

kt_haru *kt_haru_open(kt_arena *arena)
{
	kt_haru *haru = KT_NEW(arena, kt_haru);
	haru->arena = arena;
	haru->deflate = kt_deflate_open(arena);
	haru->sums[0] = 14695981039346656037u;
	haru->sums[1] = 0x6b617465726e2121u;
	HPDF_Error_Init(&haru->error, haru);
	haru->error.error_fn = note_error;
	/* No pool (size 0): its blocks are only given back as a whole. */
	haru->memory = HPDF_MMgr_New(&haru->error, 0, NULL, NULL);
	if (haru->memory != NULL)
		haru->xref = HPDF_Xref_New(haru->memory, 0);
	return haru;
}

void kt_haru_close(kt_haru *haru)
{
	kt_deflate_close(haru->deflate);
	if (haru->xref != NULL)
		HPDF_Xref_Free(haru->xref);
	if (haru->memory != NULL)
		HPDF_MMgr_Free(haru->memory);
}

static bool failed(const kt_haru *haru)
{
	return haru->xref == NULL || haru->error.error_no != HPDF_OK;
}

/* Objects */

static HPDF_STATUS write_str(HPDF_Stream stream, kt_str s)
{
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)s.at, (HPDF_UINT)s.len);
}

static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
	object *o = dict->attr;
	if (!o->filled)
		KT_BUG("an object of the PDF was reserved and never filled");
	HPDF_STATUS status = write_str(stream, o->entries);
	if (status != HPDF_OK || !o->stream)
		return status;
	return write_str(stream, kt_print(o->haru->arena, "/Length %zu", o->bytes.len));
}

static HPDF_STATUS write_bytes(HPDF_Dict dict)
{
	object *o = dict->attr;
	if (!o->stream)
		return HPDF_OK;
	HPDF_Stream stream = o->haru->target;
	HPDF_STATUS status = write_str(stream, KT_STR("\nstream\n"));
	if (status == HPDF_OK && o->bytes.len > 0)
		status = write_str(stream, o->bytes);
	return status == HPDF_OK ? write_str(stream, KT_STR("\nendstream")) : status;
}

unsigned kt_haru_reserve(kt_haru *haru)
{
	if (failed(haru))
		return 1;
	HPDF_Dict dict = HPDF_Dict_New(haru->memory);
	if (dict == NULL)
		return 1;
	/* On failure it is freed by libharu. */
	if (HPDF_Xref_Add(haru->xref, dict) != HPDF_OK)
		return 1;
	object *o = KT_NEW(haru->arena, object);
	o->haru = haru;
	dict->attr = o;
	dict->write_fn = write_entries;
	dict->after_write_fn = write_bytes;
	return dict->header.obj_id & 0x00ffffff;
}

static object *object_of(kt_haru *haru, unsigned number)
{
	if (failed(haru))
		return NULL;
	HPDF_XrefEntry entry = HPDF_Xref_GetEntry(haru->xref, number);
	if (entry == NULL || number == 0)
		KT_BUG("an object of the PDF is filled that was not reserved");
	return ((HPDF_Dict)entry->obj)->attr;
}

static void fill(kt_haru *haru, unsigned number, kt_str entries, kt_str bytes, bool stream)
{
	object *o = object_of(haru, number);
	if (o == NULL)
		return;
	if (o->filled)
		KT_BUG("an object of the PDF is filled twice");
	*o = (object){haru, entries, bytes, true, stream};
	haru->size += entries.len + bytes.len + AROUND;
}

void kt_haru_dict(kt_haru *haru, unsigned number, kt_str entries)
{
	fill(haru, number, entries, (kt_str){0}, false);
}

void kt_haru_stream(kt_haru *haru, unsigned number, kt_str entries, kt_str bytes)
{
	fill(haru, number, entries, bytes, true);
}

unsigned kt_haru_add(kt_haru *haru, kt_str entries)
{
	unsigned number = kt_haru_reserve(haru);
	kt_haru_dict(haru, number, entries);
	return number;
}

unsigned kt_haru_add_stream(kt_haru *haru, kt_str entries, kt_str bytes)
{
	unsigned number = kt_haru_reserve(haru);
	kt_haru_stream(haru, number, entries, bytes);
	return number;
}

unsigned kt_haru_add_deflated(kt_haru *haru, kt_str entries, kt_str bytes)
{
	return kt_haru_add_stream(haru, kt_print(haru->arena, "/Filter/FlateDecode%.*s", KT_STR_ARG(entries)),
	                          kt_deflate_bytes(haru->deflate, bytes));
}

/* Saving */

static uint64_t word_at(const unsigned char *at)
{
	uint64_t word = 0;
	for (unsigned i = 0; i < 8; i++)
		word |= (uint64_t)at[i] << (8 * i);
	return word;
}

/* `count` is rounded up to whole words; the gathered bytes behind it are 0. */
static void hash(uint64_t sums[2], const unsigned char *at, size_t count)
{
	for (size_t i = 0; i < count; i += 8) {
		uint64_t word = word_at(at + i);
		for (unsigned k = 0; k < 2; k++) {
			sums[k] = (sums[k] ^ word) * 1099511628211u;
			/* Over words, FNV never brings high bits down; its bytewise form needs no such step. */
			sums[k] ^= sums[k] >> 29;
		}
	}
}

static void hash_str(uint64_t sums[2], kt_str bytes)
{
	unsigned char last[8] = {0};
	size_t whole = bytes.len / 8 * 8;
	hash(sums, (const unsigned char *)bytes.at, whole);
	memcpy(last, bytes.at + whole, bytes.len - whole);
	hash(sums, last, bytes.len - whole);
}

static kt_str digits_of(kt_arena *arena, const uint64_t sums[2])
{
	return kt_print(arena, "%016llx%016llx", (unsigned long long)sums[0], (unsigned long long)sums[1]);
}

kt_str kt_haru_digest(kt_haru *haru)
{
	uint64_t sums[2] = {haru->sums[0], haru->sums[1]};
	for (unsigned number = 1; !failed(haru) && number < haru->xref->entries->count; number++) {
		const object *o = object_of(haru, number);
		if (o->entries.len > 0)
			hash_str(sums, o->entries);
		if (o->bytes.len > 0)
			hash_str(sums, o->bytes);
	}
	return digits_of(haru->arena, sums);
}

static bool flush(kt_haru *haru)
{
	hash(haru->sums, haru->gather, haru->gathered);
	if (!haru->refused && !kt_io_put(haru->out, haru->gather, haru->gathered))
		haru->refused = true;
	memset(haru->gather, 0, sizeof haru->gather);
	haru->gathered = 0;
	return !haru->refused;
}

static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count)
{
	kt_haru *haru = stream->attr;
	while (count > 0) {
		size_t part = GATHER - haru->gathered;
		if (part > count)
			part = count;
		memcpy(haru->gather + haru->gathered, bytes, part);
		haru->gathered += part;
		bytes += part;
		count -= (HPDF_UINT)part;
		if (haru->gathered == GATHER && !flush(haru))
			return HPDF_FILE_IO_ERROR;
	}
	return HPDF_OK;
}

static HPDF_STATUS write_trailer(HPDF_Dict dict, HPDF_Stream stream)
{
	kt_haru *haru = dict->attr;
	uint64_t sums[2] = {haru->sums[0], haru->sums[1]};
	hash(sums, haru->gather, haru->gathered);
	kt_buf text = kt_buf_in(haru->arena);
	kt_buf_print(&text, "/Root %u 0 R\n", haru->root);
	if (haru->info != 0)
		kt_buf_print(&text, "/Info %u 0 R\n", haru->info);
	kt_buf_text(&text, "/ID[");
	kt_str digits = digits_of(haru->arena, sums);
	kt_buf_print(&text, "<%.*s><%.*s>]\n", KT_STR_ARG(digits), KT_STR_ARG(digits));
	return write_str(stream, kt_buf_str(&text));
}

static bool save(kt_haru *haru, const char *version)
{
	if (failed(haru))
		return false;
	haru->target = HPDF_CallbackWriter_New(haru->memory, take_bytes, haru);
	if (haru->target == NULL)
		return false;
	haru->xref->trailer->attr = haru;
	haru->xref->trailer->write_fn = write_trailer;
	/* The bytes above 127 tell transport programs that the file is binary. */
	kt_str head = kt_print(haru->arena, "%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n", version);
	bool fine = write_str(haru->target, head) == HPDF_OK &&
	            HPDF_Xref_WriteToStream(haru->xref, haru->target, NULL) == HPDF_OK;
	HPDF_Stream_Free(haru->target);
	haru->target = NULL;
	return fine && flush(haru);
}

bool kt_haru_save(kt_haru *haru, const char *version, unsigned root, unsigned info, kt_io_out *out, kt_diag *diag)
{
	haru->root = root;
	haru->info = info;
	haru->out = out;
	if (haru->size > LARGEST) {
		kt_diag_error(diag, KT_DIAG_OUTPUT, KT_NOWHERE,
		              "the PDF would be larger than 2 GB, which many programs cannot read");
		kt_diag_hint(diag, "divide its pages over two brochures, or place smaller images");
		return false;
	}
	if (save(haru, version))
		return true;
	if (haru->refused)
		return false;
	if (haru->memory == NULL || haru->xref == NULL || haru->error.error_no == HPDF_FAILD_TO_ALLOC_MEM)
		return kt_diag_system(diag, KT_DIAG_SYSTEM, KT_NOWHERE, "no memory is left for the PDF");
	return kt_diag_system(diag, KT_DIAG_OUTPUT, KT_NOWHERE,
	                      "the PDF could not be put together: libharu says 0x%lx, %lu",
	                      (unsigned long)haru->error.error_no, (unsigned long)haru->error.detail_no);
}
