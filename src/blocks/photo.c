/* Photo: a photograph that fills its frame, with a caption and a credit below it.
 *
 * It is enlarged until it covers the frame, and what is over is cropped; its focus is as near the frame's middle as the
 * photograph reaches. In a slot of its own it takes the whole of it, to the bleed; in a column its look says how high it is. */
#include "blocks/caption.h"
#include "blocks/drawing.h"
#include "content/placing.h"

typedef struct photo_focus {
	int32_t x, y;
} photo_focus;

typedef struct photo_block {
	kt_placing file;
	photo_focus focus;
	kt_field_text alt, caption, credit;
	bool decoration;
} photo_block;

static const kt_field focus_fields[] = {{"x", KT_FIELD_INTEGER, offsetof(photo_focus, x), .fallback = "50", .min = "0",
                                         .max = "100", .help = "percent of the width, from the left"},
                                        {"y", KT_FIELD_INTEGER, offsetof(photo_focus, y), .fallback = "50", .min = "0",
                                         .max = "100", .help = "percent of the height, from the top"},
                                        KT_FIELD_END};
static const kt_record focus_record = {"a focus", sizeof(photo_focus), focus_fields, NULL};

static const kt_field fields[] = {
        {"file", KT_FIELD_ONE, offsetof(photo_block, file), .required = true, .of = &kt_placing_record,
         .help = "a file in the project's own folder, named from there: artwork/harbour.jpg"},
        {"focus", KT_FIELD_ONE, offsetof(photo_block, focus), .of = &focus_record,
         .help = "what must stay in sight where the photograph is cropped: {x: 60, y: 30}, in percent"},
        {"alt", KT_FIELD_TEXT, offsetof(photo_block, alt), .role = "photo alt",
         .note = "photograph: heard, not seen; its caption is read out after it",
         .help = "what the photograph shows, for who does not see it"},
        {"decoration", KT_FIELD_BOOL, offsetof(photo_block, decoration),
         .help = "yes: it says nothing, and who does not see it misses nothing"},
        {"caption", KT_FIELD_TEXT, offsetof(photo_block, caption), .role = "photo caption",
         .note = "below a photograph", .help = "a line or two below it"},
        {"credit", KT_FIELD_TEXT, offsetof(photo_block, credit), .role = "photo credit",
         .note = "who made the photograph", .help = "who made it: Foto: Anna Bos"},
        KT_FIELD_END};
static const kt_record record = {"a photo", sizeof(photo_block), fields, NULL};

typedef struct photo_look {
	kt_field_style caption, credit;
	int32_t ratio;
	kt_len height;
} photo_look;

static const kt_field look_fields[] = {
        {"caption", KT_FIELD_STYLE, offsetof(photo_look, caption), .fallback = "caption",
         .help = "style of the caption"},
        {"credit", KT_FIELD_STYLE, offsetof(photo_look, credit), .fallback = "caption", .help = "style of the credit"},
        {"ratio", KT_FIELD_INTEGER, offsetof(photo_look, ratio), .fallback = "67", .min = "10", .max = "300",
         .help = "in a column: its height, in percent of its width"},
        {"height", KT_FIELD_LENGTH, offsetof(photo_look, height), .min = "0", .max = "2000pt",
         .help = "in a column: its height, whatever its width"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of a photo", sizeof(photo_look), look_fields, NULL};

typedef struct photo_plan {
	kt_caption texts[2]; /* caption, credit */
	unsigned count;
	kt_len below; /* all that they take, with the white above */
} photo_plan;

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const photo_block *photo = block->fields;
	if (photo->alt.count > 0)
		kt_prose_figure(setting, parent, block->index, photo->alt.first, language);
	if (photo->caption.count > 0)
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, photo->caption.first, language);
	if (photo->credit.count > 0)
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, photo->credit.first, language);
}

static void add_text(const kt_setting *setting, photo_plan *plan, const kt_field_text *text, const kt_style *style)
{
	if (text->count == 0)
		return;
	plan->texts[plan->count] = kt_caption_set(setting, text->first, style, KT_ALIGN_START, setting->width);
	plan->below += plan->texts[plan->count++].height;
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const photo_block *photo = block->fields;
	const photo_look *look = setting->look;
	photo_plan *plan = KT_NEW(setting->arena, photo_plan);
	add_text(setting, plan, &photo->caption, look->caption.style);
	add_text(setting, plan, &photo->credit, look->credit.style);
	if (plan->count > 0)
		plan->below += setting->grid.step;
	kt_len height = look->height > 0 ? look->height : kt_len_scale(setting->width, look->ratio, 100);
	kt_slice *slice = kt_setting_slice(setting, slices);
	slice->height = setting->room > 0 ? setting->room : kt_drawing_steps(height + plan->below, setting->grid.row);
	slice->own = plan;
}

/* Where the whole photograph stands so that it covers the frame. */
static kt_box cover(const kt_artwork *artwork, photo_focus focus, kt_box frame)
{
	kt_box whole = {frame.x, frame.y, frame.w, kt_artwork_height(artwork, frame.w)};
	if (whole.h < frame.h) {
		whole.h = frame.h;
		whole.w = kt_len_max(kt_artwork_width(artwork, frame.h), frame.w);
	}
	kt_len x = frame.w / 2 - kt_len_scale(whole.w, focus.x, 100),
	       y = frame.h / 2 - kt_len_scale(whole.h, focus.y, 100);
	whole.x += kt_len_min(kt_len_max(x, frame.w - whole.w), 0);
	whole.y += kt_len_min(kt_len_max(y, frame.h - whole.h), 0);
	return whole;
}

static void draw_photo(const kt_setting *setting, kt_canvas *canvas, const photo_block *photo, kt_box frame)
{
	kt_box whole = cover(photo->file.artwork, photo->focus, frame);
	bool cropped = whole.w > frame.w || whole.h > frame.h;
	kt_canvas_turn_begin(canvas, frame, false);
	if (cropped) {
		cairo_rectangle(kt_canvas_path(canvas), kt_len_points(frame.x), kt_len_points(frame.y),
		                kt_len_points(frame.w), kt_len_points(frame.h));
		kt_canvas_clip(canvas);
	}
	kt_canvas_picture(canvas, photo->file.artwork, whole, setting->ground->fill);
	if (cropped)
		kt_canvas_unclip(canvas);
	kt_canvas_turn_end(canvas);
}

/* What is left of the frame above the texts; to the bleed, where there are none. */
static kt_box frame_of(const photo_plan *plan, kt_frame frame)
{
	kt_box box = frame.paint;
	if (plan->count > 0)
		box.h = frame.box.y + frame.box.h - plan->below - box.y;
	return box;
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	(void)count;
	const photo_block *photo = block->fields;
	const photo_plan *plan = slices->items[first].own;
	kt_box box = frame_of(plan, frame);
	if (box.h < setting->grid.row) {
		kt_drawing_high(setting, block->at, "this photo with its texts", plan->below + setting->grid.row,
		                frame.box.h);
		return;
	}
	if (photo->decoration)
		kt_canvas_artifact(canvas, KT_ARTIFACT_LAYOUT);
	else
		kt_drawing_begin(setting, canvas, block->index, photo->alt.first);
	draw_photo(setting, canvas, photo, box);
	if (photo->decoration)
		kt_canvas_artifact(canvas, KT_ARTIFACT_NONE);
	else
		kt_drawing_end(setting, canvas, block->index, photo->alt.first, box);
	kt_point top = {frame.box.x, box.y + box.h + setting->grid.step};
	for (unsigned i = 0; i < plan->count; i++) {
		kt_caption_draw(setting, canvas, block->index, &plan->texts[i], setting->ground, top);
		top.y += plan->texts[i].height;
	}
}

const kt_block_kind kt_block_photo = {{"photo", "figure", &record}, &look_record, KT_BLOCK_FILLS, tag, measure, draw};
