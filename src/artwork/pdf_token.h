/* pdf_token: the words of a content stream (ISO 32000-1, 7.2 and 7.8.2).
 *
 * In/Out   Bytes -> tokens, each with its own canonical text: no comment, no needless space.
 * Rules    Never fails: what is no token is passed over, as readers do. Arrays and dictionaries come whole.
 */
#ifndef KT_ARTWORK_PDF_TOKEN_H
#define KT_ARTWORK_PDF_TOKEN_H

#include "base/str.h"

typedef enum kt_pdf_token_kind {
	KT_PDF_TOKEN_END,
	KT_PDF_TOKEN_NUMBER,
	KT_PDF_TOKEN_NAME, /* `text` without its solidus, escapes resolved */
	KT_PDF_TOKEN_STRING,
	KT_PDF_TOKEN_ARRAY,
	KT_PDF_TOKEN_DICT,
	KT_PDF_TOKEN_WORD /* an operator, true, false, null */
} kt_pdf_token_kind;

typedef struct kt_pdf_token {
	kt_pdf_token_kind kind;
	kt_str text;
	double number;
} kt_pdf_token;

typedef struct kt_pdf_tokens {
	kt_arena *arena; /* of the tokens' texts */
	kt_str bytes;
	size_t at;
} kt_pdf_tokens;

kt_pdf_token kt_pdf_token_next(kt_pdf_tokens *from);
bool kt_pdf_token_is_space(char c);
/* Appends the token as syntax. */
void kt_pdf_token_put(kt_buf *out, const kt_pdf_token *token);

#endif
