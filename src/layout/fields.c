#include "layout/fields.h"

#include <stddef.h>

#include "layout/layout.h"
#include "layout/stylesheet.h"

static const kt_field margin_table[] = {
        {"top", KT_FIELD_LENGTH, offsetof(kt_margin_fields, top), .required = true, .min = "0", .max = "5000pt"},
        {"bottom", KT_FIELD_LENGTH, offsetof(kt_margin_fields, bottom), .required = true, .min = "0", .max = "5000pt"},
        {"inner", KT_FIELD_LENGTH, offsetof(kt_margin_fields, inner), .required = true, .min = "0", .max = "5000pt",
         .help = "at the fold"},
        {"outer", KT_FIELD_LENGTH, offsetof(kt_margin_fields, outer), .required = true, .min = "0", .max = "5000pt"},
        KT_FIELD_END};
static const kt_record margin_record = {"the margins", sizeof(kt_margin_fields), margin_table, NULL};

#define COLUMNS_OFFSET offsetof(kt_page_fields, columns)
static const kt_field column_table[] = {
        {"count", KT_FIELD_INTEGER, offsetof(kt_page_fields, columns.count) - COLUMNS_OFFSET, .required = true,
         .min = "1", .max = "24", .help = "how many columns the grid has"},
        {"gutter", KT_FIELD_LENGTH, offsetof(kt_page_fields, columns.gutter) - COLUMNS_OFFSET, .required = true,
         .min = "0", .max = "500pt", .help = "white between two columns"},
        KT_FIELD_END};
static const kt_record column_record = {"the columns", sizeof(((kt_page_fields *)0)->columns), column_table, NULL};

#define ROWS_OFFSET offsetof(kt_page_fields, rows)
static const kt_field row_table[] = {
        {"height", KT_FIELD_LENGTH, offsetof(kt_page_fields, rows.height) - ROWS_OFFSET, .required = true, .min = "4pt",
         .max = "500pt", .help = "the leading of running text: row 1 begins at the trim"},
        {"steps", KT_FIELD_INTEGER, offsetof(kt_page_fields, rows.steps) - ROWS_OFFSET, .fallback = "1", .min = "1",
         .max = "12", .help = "into how many steps a row is parted for other leadings"},
        {"first-baseline", KT_FIELD_LENGTH, offsetof(kt_page_fields, rows.first_baseline) - ROWS_OFFSET,
         .required = true, .min = "1pt", .max = "500pt", .help = "from a row's top to its baseline"},
        KT_FIELD_END};
static const kt_record row_record = {"the rows", sizeof(((kt_page_fields *)0)->rows), row_table, NULL};

static const kt_field page_table[] = {
        {"size", KT_FIELD_PHRASE, offsetof(kt_page_fields, size), .required = true, .help = "210mm x 297mm"},
        {"bleed", KT_FIELD_LENGTH, offsetof(kt_page_fields, bleed), .fallback = "3mm", .min = "0", .max = "100pt",
         .help = "how far fills run past the trim"},
        {"margins", KT_FIELD_ONE, offsetof(kt_page_fields, margins), .required = true, .of = &margin_record},
        {"columns", KT_FIELD_ONE, offsetof(kt_page_fields, columns), .required = true, .of = &column_record},
        {"rows", KT_FIELD_ONE, offsetof(kt_page_fields, rows), .required = true, .of = &row_record},
        {"facing", KT_FIELD_BOOL, offsetof(kt_page_fields, facing), .help = "left and right pages mirror"},
        KT_FIELD_END};
static const kt_record page_record = {"a page", sizeof(kt_page_fields), page_table, NULL};

static const kt_field press_table[] = {{"profile", KT_FIELD_WORD, offsetof(kt_press_fields, profile), .required = true,
                                        .help = "an ICC profile beside this file: PSOcoated_v3.icc"},
                                       {"condition", KT_FIELD_WORD, offsetof(kt_press_fields, condition),
                                        .help = "what the ICC's registry calls the printing condition: FOGRA51"},
                                       KT_FIELD_END};
static const kt_record press_record = {"a press", sizeof(kt_press_fields), press_table, "profile"};

#define LINES_OFFSET offsetof(kt_print_fields, lines)
static const kt_field lines_table[] = {
        {"measure", KT_FIELD_WORD, offsetof(kt_print_fields, lines.measure) - LINES_OFFSET, .required = true,
         .help = "one of `measures:`"},
        {"rows", KT_FIELD_PHRASE, offsetof(kt_print_fields, lines.rows) - LINES_OFFSET, .required = true,
         .help = "8 to 50: the last line stands on the last row's baseline"},
        {"rule", KT_FIELD_PHRASE, offsetof(kt_print_fields, lines.rule) - LINES_OFFSET, .required = true,
         .help = "0.5pt off: how thick, and which ink"},
        {"every", KT_FIELD_LENGTH, offsetof(kt_print_fields, lines.every) - LINES_OFFSET, .fallback = "8mm",
         .min = "3mm", .max = "100mm", .help = "from line to line"},
        KT_FIELD_END};
static const kt_record lines_record = {"the lines", sizeof(((kt_print_fields *)0)->lines), lines_table, NULL};

static const char *const bindings[] = {"loose", "saddle", NULL};

static const kt_field print_table[] = {
        {"binding", KT_FIELD_CHOICE, offsetof(kt_print_fields, binding), .fallback = "loose", .choices = bindings,
         .help = "saddle: stitched through the fold, so that pages are a multiple of four"},
        {"fill", KT_FIELD_WORD, offsetof(kt_print_fields, fill),
         .help = "template of the pages that are put in before the last section where a saddle-stitched booklet lacks "
                 "some; their title is the word `notes`"},
        {"paper", KT_FIELD_LENGTH, offsetof(kt_print_fields, paper), .fallback = "0mm", .max = "1mm",
         .help = "how thick it is, 0.1mm: by so much the sheets of a saddle-stitched booklet (--impose saddle) move "
                 "their "
                 "pages to the fold for each sheet around them"},
        {"lines", KT_FIELD_ONE, offsetof(kt_print_fields, lines), .of = &lines_record,
         .help = "ruled on those pages, to write on"},
        KT_FIELD_END};
static const kt_record print_record = {"what is done for print", sizeof(kt_print_fields), print_table, NULL};

static const kt_field measure_table[] = {{"columns", KT_FIELD_PHRASE, offsetof(kt_measure_fields, spans),
                                          .required = true,
                                          .help = "1 to 6, or [1 to 6, 7 to 12]: text flows from the one to the next"},
                                         KT_FIELD_END};
static const kt_record measure_record = {"a measure", sizeof(kt_measure_fields), measure_table, "columns"};

static const char *const standing[] = {"high", "middle", "low", NULL};
static const char *const sharing[] = {"split", "stack", "share", "as-usual", NULL};
static const char *const fitting[] = {"none", "ease", NULL};
static const char *const filling[] = {"fill", "level", NULL};
static const char *const spanning[] = {"in-column", "across", NULL};

#define SLOT(member) offsetof(kt_slot_fields, member)
static const kt_field slot_table[] = {
        {"measure", KT_FIELD_WORD, SLOT(measure), .required = true, .help = "one of `measures:`"},
        {"rows", KT_FIELD_PHRASE, SLOT(rows), .required = true, .help = "12 to 28, 12 to text, main + 2 to 50"},
        {"takes", KT_FIELD_WORDS, SLOT(takes), .required = true, .min = "1",
         .help = "title, kicker, kinds of blocks, or classes of them such as figure"},
        {"least", KT_FIELD_INTEGER, SLOT(least), .fallback = "1", .min = "1", .max = "9999",
         .help = "rows that this slot keeps, whatever its neighbours want or its text takes"},
        {"style", KT_FIELD_WORD, SLOT(style), .help = "of the title, or of running text"},
        {"names", KT_FIELD_WORD, SLOT(names), .help = "style in which two languages are named above their titles"},
        {"ground", KT_FIELD_WORD, SLOT(ground), .help = "what the slot's blocks stand on"},
        {"bleed", KT_FIELD_WORDS, SLOT(bleed), .help = "where the slot runs off the page: sides, [top, sides]"},
        {"stands", KT_FIELD_CHOICE, SLOT(stands), .fallback = "high", .choices = standing,
         .help = "where a smaller block stands in the slot; low: its last line on the last row"},
        {"rule", KT_FIELD_PHRASE, SLOT(rule), .help = "below 4pt amber 56pt long: a rule under the title"},
        {"columns", KT_FIELD_CHOICE, SLOT(columns), .fallback = "fill", .choices = filling,
         .help = "level: columns end together; fill: the first is full before the next begins"},
        {"subheads", KT_FIELD_CHOICE, SLOT(subheads), .fallback = "in-column", .choices = spanning,
         .help = "across: a subhead at the slot's head stands over all its columns"},
        {"across", KT_FIELD_WORD, SLOT(across), .help = "a measure in which several blocks stand side by side"},
        {"fit", KT_FIELD_CHOICE, SLOT(fit), .fallback = "none", .choices = fitting,
         .help = "ease: text that is too long may be eased within the layout's `fit:`"},
        {"free", KT_FIELD_BOOL, SLOT(free), .help = "white in it is wanted: `katern check` finds no hole there"},
        {"look", KT_FIELD_NODE, SLOT(look),
         .help = "keys laid over the looks of the blocks in this slot: {items: strong, rule: none}"},
        {"over", KT_FIELD_WORD, SLOT(over), .help = "the slot that this one lies on"},
        {"into", KT_FIELD_WORD, SLOT(into),
         .help = "the slot into whose columns this one drops: the text of that goes on above and below it"},
        {"follows", KT_FIELD_WORD, SLOT(follows), .help = "takes only what comes after that slot's block"},
        {"two", KT_FIELD_CHOICE, SLOT(two), .fallback = "as-usual", .choices = sharing,
         .help = "how two languages share it; as-usual: by the layout's `two:`"},
        KT_FIELD_END};
const kt_record kt_fields_slot = {"a slot", sizeof(kt_slot_fields), slot_table, NULL};

static const char *const starting[] = {"any", "recto", "verso", NULL};
static const char *const only_none[] = {"none", NULL};
static const char *const facing[] = {"as-it-falls", "level", NULL};

#define TEMPLATE(member) offsetof(kt_template_fields, member)
static const kt_field template_table[] = {
        {"ground", KT_FIELD_WORD, TEMPLATE(ground), .help = "of the whole page; `paper` unless given"},
        {"folio", KT_FIELD_WORD, TEMPLATE(folio), .choices = only_none, .help = "none: no folio on this page"},
        {"starts", KT_FIELD_CHOICE, TEMPLATE(starts), .fallback = "any", .choices = starting,
         .help = "on which page a section may start"},
        {"facing", KT_FIELD_CHOICE, TEMPLATE(facing), .fallback = "as-it-falls", .choices = facing,
         .help = "level: where its text goes on over pages, two that face each other end on the same row"},
        {"continues", KT_FIELD_WORD, TEMPLATE(continues), .fallback = "none",
         .help = "template of the page that takes what does not fit; none: that is an error"},
        {"slots", KT_FIELD_MAP, TEMPLATE(slots), .required = true, .min = "1", .max = "64", .of = &kt_fields_slot,
         .help = "name: where it stands and what it takes"},
        {"side-by-side", KT_FIELD_NODE, TEMPLATE(side_by_side),
         .help = "what differs in the slots where two languages stand beside each other"},
        KT_FIELD_END};
const kt_record kt_fields_template = {"a template", sizeof(kt_template_fields), template_table, NULL};

static const char *const folio_standing[] = {"outer", "inner", "centre", NULL};

static const kt_field folio_table[] = {
        {"row", KT_FIELD_INTEGER, offsetof(kt_folio_fields, row), .required = true, .min = "1", .max = "9999",
         .help = "the row on whose baseline it stands"},
        {"stands", KT_FIELD_CHOICE, offsetof(kt_folio_fields, stands), .fallback = "outer", .choices = folio_standing},
        {"shows", KT_FIELD_WORD, offsetof(kt_folio_fields, shows), .fallback = "number",
         .help = "number, title, or both: the number stands outermost"},
        {"style", KT_FIELD_WORD, offsetof(kt_folio_fields, style), .fallback = "folio"},
        KT_FIELD_END};
const kt_record kt_fields_folio = {"a folio", sizeof(kt_folio_fields), folio_table, NULL};

static const kt_field jump_table[] = {
        {"row", KT_FIELD_INTEGER, offsetof(kt_jump_fields, row), .required = true, .min = "1", .max = "9999",
         .help = "the row on whose baseline it stands"},
        {"measure", KT_FIELD_WORD, offsetof(kt_jump_fields, measure), .required = true, .help = "one of `measures:`"},
        {"style", KT_FIELD_WORD, offsetof(kt_jump_fields, style), .required = true},
        KT_FIELD_END};
static const kt_record jump_record = {"a jump line", sizeof(kt_jump_fields), jump_table, NULL};

static const kt_field fit_table[] = {
        {"size", KT_FIELD_PHRASE, offsetof(kt_fit_fields, size), .help = "94..100%: of a style's size"},
        {"tracking", KT_FIELD_PHRASE, offsetof(kt_fit_fields, tracking), .help = "-8..0: thousandths of an em"},
        {"hyphens", KT_FIELD_PHRASE, offsetof(kt_fit_fields, hyphens),
         .help = "40..100%: of what a hyphen costs a line; less, and more words are broken"},
        {"never-below", KT_FIELD_LENGTH, offsetof(kt_fit_fields, never_below), .min = "0", .max = "400pt",
         .help = "size under which running text is never eased"},
        KT_FIELD_END};
static const kt_record fit_record = {"the bounds of fitting", sizeof(kt_fit_fields), fit_table, NULL};

/* As kt_check_severity has them, after the default. */
static const char *const severities[] = {"as-usual", "off", "report", "warning", "error", NULL};

static const kt_field check_table[] = {
        {"severity", KT_FIELD_CHOICE, offsetof(kt_check_fields, severity), .fallback = "as-usual",
         .choices = severities, .help = "off: it is not looked for; report: something to know, no fault"},
        {"threshold", KT_FIELD_PHRASE, offsetof(kt_check_fields, threshold),
         .help = "what is no fault yet: 12%, 2 lines, 3pt; or a severity"},
        {"display", KT_FIELD_PHRASE, offsetof(kt_check_fields, display),
         .help = "short-last-line: the threshold for headings, pull lines and leads"},
        {"letters", KT_FIELD_PHRASE, offsetof(kt_check_fields, letters),
         .help = "same-start, same-end: this many letters alike are as bad as a word"},
        {"large", KT_FIELD_PHRASE, offsetof(kt_check_fields, large),
         .help = "contrast: the least of large type, such as 3:1"},
        {"trim", KT_FIELD_PHRASE, offsetof(kt_check_fields, trim), .help = "crowded: the least distance from the trim"},
        {"mixed", KT_FIELD_PHRASE, offsetof(kt_check_fields, mixed),
         .help = "hairline: the least of a line that is not one solid ink"},
        {"stroke", KT_FIELD_PHRASE, offsetof(kt_check_fields, stroke),
         .help = "reversed-small: the least of the letters' strokes"},
        {"inks", KT_FIELD_PHRASE, offsetof(kt_check_fields, inks),
         .help = "small-type: the least of type in more than two inks"},
        {"screen", KT_FIELD_PHRASE, offsetof(kt_check_fields, screen),
         .help = "image-resolution: the least on a screen, such as 100ppi"},
        {"told", KT_FIELD_PHRASE, offsetof(kt_check_fields, told),
         .help = "alike: colours nearer to each other than this, to all readers, are no code"},
        KT_FIELD_END};
static const kt_record check_record = {"a check", sizeof(kt_check_fields), check_table, "threshold"};

static const char *const levers[] = {"break", "hyphens", "heading-space", "ease", NULL};

#define LAYOUT(member) offsetof(kt_layout_fields, member)
static const kt_field layout_table[] = {
        {"house", KT_FIELD_WORD, LAYOUT(house),
         .help = "a file beside this one, whose inks, styles and looks are shared"},
        {"page", KT_FIELD_ONE, LAYOUT(page), .of = &page_record},
        {"press", KT_FIELD_ONE, LAYOUT(press), .of = &press_record,
         .help = "what it is printed on; FOGRA39, offset on coated paper, unless given"},
        {"print", KT_FIELD_ONE, LAYOUT(print), .of = &print_record,
         .help = "how a booklet is bound; editions for a screen are not touched by it"},
        {"inks", KT_FIELD_MAP, LAYOUT(inks), .min = "1", .max = "32", .of = &kt_palette_ink_record,
         .help = "name: {screen: 16233A, press: 100 80 35 45}; at most 32, more than any press prints"},
        {"grounds", KT_FIELD_MAP, LAYOUT(grounds), .min = "1", .max = "32", .of = &kt_palette_ground_record,
         .help = "an ink that fills: what stands on it"},
        {"styles", KT_FIELD_MAP, LAYOUT(styles), .of = &kt_stylesheet_style_record, .help = "name: how text looks"},
        {"fit", KT_FIELD_ONE, LAYOUT(fit), .of = &fit_record},
        {"order", KT_FIELD_WORDS, LAYOUT(order), .fallback = "[break, hyphens, heading-space, ease]", .max = "4",
         .choices = levers, .help = "levers tried in this order where a frame is too small"},
        {"checks", KT_FIELD_MAP, LAYOUT(checks), .of = &check_record,
         .help = "check of the finished page: threshold, off, report, warning or error"},
        {"blocks", KT_FIELD_NODE, LAYOUT(blocks), .help = "kind of block: how it looks"},
        {"measures", KT_FIELD_MAP, LAYOUT(measures), .min = "1", .of = &measure_record},
        {"folio", KT_FIELD_NODE, LAYOUT(folio), .help = "{row: 52, stands: outer, shows: number title}, or none"},
        {"jump", KT_FIELD_ONE, LAYOUT(jump), .of = &jump_record,
         .help = "where a sequential edition says, after its cover, on which page the second language starts: the word "
                 "`starts`"},
        {"templates", KT_FIELD_MAP, LAYOUT(templates), .min = "1", .of = &kt_fields_template},
        {"two", KT_FIELD_NODE, LAYOUT(two), .help = "how two languages share a slot, by what it takes"},
        KT_FIELD_END};
/* Which of these must be there is seen once house and layout are one: layout/layout.c. */
const kt_record kt_layout_record = {"a layout", sizeof(kt_layout_fields), layout_table, NULL};
