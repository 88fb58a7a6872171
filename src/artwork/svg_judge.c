/* libxml2's reader goes through it without loading or replacing anything. */
#include "artwork/svg_judge.h"

#include <string.h>
#include <strings.h>

#include <libxml/xmlreader.h>

#define DEEP     200 /* elements in one another: libxml2 stops at 256 */
#define ELEMENTS 1000000
#define XINCLUDE "http://www.w3.org/2001/XInclude"
#define SVG      "http://www.w3.org/2000/svg"

typedef struct judging {
	kt_arena *arena;
	xmlTextReader *reader;
	kt_svg_judgement result;
	int text_depth; /* of the outermost text element that is open; -1: none */
	bool style;     /* in a style element */
	size_t elements;
} judging;

static const char *const animations[] = {
        "animate", "animateMotion", "animateTransform", "animateColor", "set", "discard", NULL};

static void refuse(judging *j, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void refuse(judging *j, const char *format, ...)
{
	if (j->result.refused.len > 0)
		return;
	kt_buf words = kt_buf_in(j->arena);
	va_list args;
	va_start(args, format);
	kt_buf_vprint(&words, format, args);
	va_end(args);
	int line = xmlTextReaderGetParserLineNumber(j->reader);
	if (line > 0)
		kt_buf_print(&words, " (line %d)", line);
	j->result.refused = kt_buf_str(&words);
}

static bool listed(const char *const *names, const char *name)
{
	for (; *names; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

/* Addresses */

static bool starts(const char *text, const char *head)
{
	return strncasecmp(text, head, strlen(head)) == 0;
}

/* Where the word stands in the text, whatever its case; NULL: nowhere. */
static const char *find(const char *text, const char *word)
{
	for (; *text != '\0'; text++)
		if (starts(text, word))
			return text;
	return NULL;
}

static const char *behind_space(const char *text)
{
	while (*text == ' ' || *text == '\t' || *text == '\n' || *text == '\r' || *text == '"' || *text == '\'')
		text++;
	return text;
}

/* Pictures that stand in the file itself. An SVG in an SVG would not have been judged. */
static bool is_picture(const char *address)
{
	return starts(address, "data:image/png") || starts(address, "data:image/jpeg") ||
	       starts(address, "data:image/jpg");
}

static void judge_address(judging *j, const char *address)
{
	address = behind_space(address);
	if (*address == '\0' || *address == '#' || is_picture(address))
		return;
	if (starts(address, "data:"))
		refuse(j, "holds a file that is no PNG or JPEG: put its drawing in the place of it");
	else
		refuse(j, "draws from another file, %.60s: put it into the SVG (embed it)", address);
}

/* A rule's or an attribute's value. */
static void judge_css(judging *j, const char *css)
{
	if (find(css, "@import"))
		refuse(j, "imports a style sheet: put its rules into the SVG");
	if (find(css, "@font-face"))
		refuse(j, "brings a font: convert its letters to outlines");
	if (find(css, "filter:"))
		j->result.filters++;
	for (const char *at = find(css, "url("); at; at = find(at + 4, "url("))
		judge_address(j, at + 4);
}

/* Nodes */

static void judge_attribute(judging *j, const char *element, const char *name, const char *value)
{
	bool link = strcmp(element, "a") == 0;
	if (strcmp(name, "href") == 0 && !link)
		judge_address(j, value);
	else if (strncmp(name, "on", 2) == 0)
		refuse(j, "has a script (%.40s): nothing moves on a page; save it without", name);
	else if (strcmp(name, "style") == 0 || find(value, "url("))
		judge_css(j, value);
	if (strcmp(name, "filter") == 0)
		j->result.filters++;
}

static void judge_element(judging *j)
{
	const char *name = (const char *)xmlTextReaderConstLocalName(j->reader);
	const char *space = (const char *)xmlTextReaderConstNamespaceUri(j->reader);
	int depth = xmlTextReaderDepth(j->reader);
	if (j->elements == 0 && (strcmp(name, "svg") != 0 || !space || strcmp(space, SVG) != 0))
		refuse(j, "is XML, but no SVG: its first element is no svg of " SVG);
	if (++j->elements > ELEMENTS)
		refuse(j, "has more than 1,000,000 elements: simplify its paths");
	if (depth > DEEP)
		refuse(j, "has more than %d elements in one another: ungroup them", DEEP);
	if (space && strcmp(space, XINCLUDE) == 0)
		refuse(j, "includes another file: put it into the SVG");
	if (space && strcmp(space, SVG) != 0)
		return;
	if (strcmp(name, "script") == 0)
		refuse(j, "has a script: nothing moves on a page; save it without");
	else if (listed(animations, name))
		refuse(j, "is animated (%s): nothing moves on a page; save it without", name);
	else if (strcmp(name, "foreignObject") == 0)
		refuse(j, "holds a piece of a web page (foreignObject), which is not drawn: save it as plain SVG");
	if (j->text_depth < 0 && strcmp(name, "text") == 0)
		j->text_depth = depth;
	j->style = strcmp(name, "style") == 0 && !xmlTextReaderIsEmptyElement(j->reader);
	for (int more = xmlTextReaderMoveToFirstAttribute(j->reader); more == 1;
	     more = xmlTextReaderMoveToNextAttribute(j->reader)) {
		const char *value = (const char *)xmlTextReaderConstValue(j->reader);
		judge_attribute(j, name, (const char *)xmlTextReaderConstLocalName(j->reader), value ? value : "");
	}
	xmlTextReaderMoveToElement(j->reader);
}

static void judge_text(judging *j)
{
	const char *value = (const char *)xmlTextReaderConstValue(j->reader);
	if (j->style)
		judge_css(j, value ? value : "");
	if (j->text_depth >= 0 && value && *behind_space(value) != '\0')
		refuse(j, "has letters that need a font: convert its text to outlines (paths)");
}

static void judge_doctype(judging *j)
{
	const xmlDoc *document = xmlTextReaderCurrentDoc(j->reader);
	if (document && document->intSubset && document->intSubset->children)
		refuse(j, "defines entities: save it as plain SVG, without a program's own data");
}

static void judge_node(judging *j)
{
	switch (xmlTextReaderNodeType(j->reader)) {
	case XML_READER_TYPE_ELEMENT:
		judge_element(j);
		break;
	case XML_READER_TYPE_END_ELEMENT:
		if (xmlTextReaderDepth(j->reader) == j->text_depth)
			j->text_depth = -1;
		j->style = false;
		break;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
		judge_text(j);
		break;
	case XML_READER_TYPE_DOCUMENT_TYPE:
		judge_doctype(j);
		break;
	case XML_READER_TYPE_ENTITY_REFERENCE:
		refuse(j, "uses an entity: save it as plain SVG, without a program's own data");
		break;
	case XML_READER_TYPE_PROCESSING_INSTRUCTION:
		if (strcmp((const char *)xmlTextReaderConstName(j->reader), "xml-stylesheet") == 0)
			refuse(j, "has its styles in another file: put them into the SVG");
		break;
	default:
		break;
	}
}

/* libxml2's own limits have no code of their own. */
static void note_error(void *context, xmlErrorPtr error)
{
	judging *j = context;
	if (error->level == XML_ERR_FATAL && error->message && strstr(error->message, "depth"))
		refuse(j, "has more than %d elements in one another: ungroup them", DEEP);
	else if (error->level == XML_ERR_FATAL)
		refuse(j, "is not well-formed XML: save it anew");
}

kt_svg_judgement kt_svg_judge(kt_arena *arena, kt_str svg)
{
	judging j = {.arena = arena, .text_depth = -1};
	j.reader = xmlReaderForMemory(svg.at, (int)svg.len, NULL, NULL,
	                              XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (j.reader == NULL)
		kt_arena_no_memory();
	xmlTextReaderSetStructuredErrorHandler(j.reader, note_error, &j);
	int more = 1;
	while (j.result.refused.len == 0 && (more = xmlTextReaderRead(j.reader)) == 1)
		judge_node(&j);
	if (more < 0)
		refuse(&j, "is not well-formed XML: save it anew");
	xmlFreeTextReader(j.reader);
	return j.result;
}
