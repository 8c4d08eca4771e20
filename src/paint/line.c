#include "paint/painter.h"

#include <math.h>
#include <string.h>

/* A line of text: fills, then runs and pictures as they are read, then rules;
 * links and their annotations. */

/* --- links --- */

bool
ho_painter_can_follow(const HoPainter *painter, const HoLink *link)
{
    if (link == NULL)
        return false;
    if (link->uri != NULL && *link->uri != '\0')
        return true;
    return link->id != NULL && g_hash_table_contains(painter->places, link->id);
}

/* Bytes that an address may not hold are escaped (RFC 3986). */
static void
append_uri(GString *out, const char *uri)
{
    g_autoptr(GString) safe = g_string_new(NULL);

    for (const char *at = uri; *at != '\0'; at++) {
        if ((guchar) *at <= 0x20 || (guchar) *at >= 0x7f ||
            strchr("<>\"{}|\\^`", *at) != NULL)
            g_string_append_printf(safe, "%%%02X", (guchar) *at);
        else
            g_string_append_c(safe, *at);
    }
    ho_pdf_string(out, safe->str, safe->len);
}

void
ho_painter_annotate(HoPainter *painter, HoPdfElement *element,
                    const HoLink *link, HoArea area)
{
    g_autoptr(GString) out = g_string_new("<</Type/Annot/Subtype/Link/Rect[");
    unsigned object = ho_pdf_reserve(painter->pdf);
    unsigned page = painter->side->object;
    double edges[4];
    const char *words = link->text != NULL && *link->text != '\0' ? link->text
                        : link->uri != NULL                       ? link->uri
                                                                  : link->id;

    ho_painter_box(painter, area, edges);
    for (int i = 0; i < 4; i++, g_string_append_c(out, ' '))
        ho_pdf_number(out, edges[i], 2);
    g_string_append_printf(
        out, "]/Border[0 0 0]/F 4/StructParent %u/Contents",
        painter->n_sides +
            ho_pdf_tree_annotate(painter->tree, element, page, object));
    ho_pdf_text(out, words);
    if (link->uri != NULL && *link->uri != '\0') {
        g_string_append(out, "/A<</S/URI/URI");
        append_uri(out, link->uri);
        g_string_append(out, ">>");
    } else {
        g_string_append(out, "/Dest");
        ho_pdf_string(out, link->id, strlen(link->id));
    }
    g_string_append(out, ">>");
    ho_pdf_put(painter->pdf, object, out);
    ho_pdf_ref(painter->side->annotations, object);
}

/* The link of a run of this item: its own, or one over all of its tag. */
static const HoLink *
link_of(HoPainter *painter, const HoPlaced *item, const HoLink *own,
        HoPdfArea **area)
{
    *area = NULL;
    if (item->tag == NULL)
        return NULL;
    if (ho_painter_can_follow(painter, own))
        return own;
    if (g_hash_table_size(painter->areas) == 0)
        return NULL;
    for (const HoTag *tag = item->tag; tag != NULL && *area == NULL;
         tag = tag->parent)
        *area = g_hash_table_lookup(painter->areas, tag);
    return *area != NULL ? (*area)->link : NULL;
}

/* The element that words with a link, or without, belong to. */
static HoPdfElement *
element_of(HoPainter *painter, const HoPlaced *item, const HoLink *link,
           HoPdfArea *area)
{
    HoPdfElement *element = ho_pdf_tree_find(painter->tree, item->tag);

    if (area != NULL) {
        if (area->element == NULL)
            area->element = ho_pdf_tree_add(painter->tree, element, "Link");
        return area->element;
    }
    if (link == NULL)
        return element;
    if (painter->link != link || painter->link_tag != item->tag) {
        painter->link = link;
        painter->link_tag = item->tag;
        painter->link_element = ho_pdf_tree_add(painter->tree, element, "Link");
    }
    return painter->link_element;
}

/* --- runs --- */

/* Where the annotation that is being gathered begins and ends. */
typedef struct {
    const HoLink *link;
    HoPdfElement *element;
    double left, right;
} Reach;

static void
end_reach(HoPainter *painter, const HoPlaced *item, Reach *reach)
{
    const HoLine *line = item->line;

    if (reach->link != NULL)
        ho_painter_annotate(painter, reach->element, reach->link,
                            (HoArea){reach->left, item->y - line->ascent,
                                     reach->right - reach->left,
                                     line->ascent + line->descent});
    reach->link = NULL;
}

static void
extend_reach(HoPainter *painter, const HoPlaced *item, Reach *reach,
             const Reach *more)
{
    if (reach->link != more->link || reach->element != more->element)
        end_reach(painter, item, reach);
    if (more->link == NULL)
        return;
    if (reach->link == NULL) {
        *reach = *more;
        return;
    }
    reach->left = MIN(reach->left, more->left);
    reach->right = MAX(reach->right, more->right);
}

static void
show_run(HoPainter *painter, const HoPlaced *item, const HoGlyphRun *run)
{
    HoStream *stream = &painter->stream;
    const HoPdfSetting *setting = ho_pdf_fonts_find(painter->fonts, run->font);
    double x = item->x + run->x;

    if (ho_pdf_font_is_pictures(setting->font)) {
        ho_painter_emoji(painter, run, x, item->y);
    } else if (run->artifact && painter->open != NULL) {
        /* A hyphen that the text has not (ISO 32000-1, 14.8.2.2.3). */
        ho_stream_run_as(stream, run, x, item->y, "\xc2\xad");
    } else if (run->artifact) {
        /* Nor is a turn-over mark copied. */
        ho_stream_run_as(stream, run, x, item->y, "");
    } else if (run->lang != NULL && painter->open != NULL) {
        ho_stream_begin_language(stream, run->lang);
        ho_stream_run(stream, run, x, item->y);
        ho_stream_end_text(stream);
        ho_stream_end_actual(stream);
    } else {
        ho_stream_run(stream, run, x, item->y);
    }
}

static void
paint_run(HoPainter *painter, const HoPlaced *item, unsigned index,
          Reach *reach)
{
    const HoLine *line = item->line;
    const HoGlyphRun *run = &line->runs[index];
    bool hyphen =
        run->artifact && line->hyphenated && index + 1 == line->n_runs;
    HoPdfArea *area;
    Reach more = {.link = link_of(painter, item, run->link, &area),
                  .left = item->x + run->x,
                  .right = item->x + run->x + run->width};

    if (run->n_glyphs == 0)
        return;
    if (item->tag == NULL || (run->artifact && !hyphen)) {
        ho_painter_open_artifact(painter);
    } else {
        more.element = element_of(painter, item, more.link, area);
        ho_painter_open(painter, more.element);
    }
    if (area != NULL) /* it has one annotation, which is placed by itself */
        more.link = NULL;
    if (!run->artifact || hyphen)
        extend_reach(painter, item, reach, &more);
    show_run(painter, item, run);
}

/* --- marks --- */

static HoArea
mark_area(const HoPlaced *item, const HoLineMark *mark)
{
    return (HoArea){item->x + mark->x, item->y + mark->y, mark->width,
                    mark->height};
}

static void
paint_picture(HoPainter *painter, const HoPlaced *item, const HoLineMark *mark,
              Reach *reach)
{
    HoPdfArea *area;
    HoArea place = mark_area(item, mark);
    Reach more = {.link = link_of(painter, item, mark->link, &area),
                  .left = place.x,
                  .right = place.x + place.width};

    if (item->tag == NULL) {
        ho_painter_open_artifact(painter);
        ho_painter_picture(painter, mark->image, place);
        return;
    }
    more.element = element_of(painter, item, more.link, area);
    if (area != NULL)
        more.link = NULL;
    extend_reach(painter, item, reach, &more);
    ho_painter_figure(painter, more.element, mark->image, mark->alt, place);
}

static void
paint_marks(HoPainter *painter, const HoPlaced *item, bool before)
{
    const HoLine *line = item->line;

    for (unsigned i = 0; i < line->n_marks; i++) {
        const HoLineMark *mark = &line->marks[i];
        HoArea area = mark_area(item, mark);

        if (mark->type == HO_MARK_IMAGE ||
            (mark->type != HO_MARK_RULE) != before)
            continue;
        ho_painter_open_artifact(painter);
        if (mark->type == HO_MARK_FRAME)
            ho_stream_frame(&painter->stream, area, mark->thickness,
                            mark->radius, mark->color);
        else
            ho_stream_fill(&painter->stream, area, mark->radius, mark->color);
    }
}

/* Pictures from *next on that stand left of x. */
static void
paint_pictures(HoPainter *painter, const HoPlaced *item, unsigned *next,
               double x, Reach *reach)
{
    const HoLine *line = item->line;

    for (; *next < line->n_marks; ++*next) {
        const HoLineMark *mark = &line->marks[*next];

        if (mark->type != HO_MARK_IMAGE)
            continue;
        if (mark->x >= x)
            return;
        paint_picture(painter, item, mark, reach);
    }
}

/* --- the line --- */

/* Whether words of a script that has no blanks stand at an edge. */
static bool
is_joined_script(const HoLine *line, bool at_end)
{
    const HoGlyphRun *run =
        line->n_runs > 0 ? &line->runs[at_end ? line->n_runs - 1 : 0] : NULL;
    const char *at;
    gunichar c;

    if (run == NULL || run->length == 0)
        return false;
    at = at_end ? g_utf8_find_prev_char(run->text, run->text + run->length)
                : run->text;
    c = at != NULL ? g_utf8_get_char_validated(at, run->text + run->length - at)
                   : 0;
    return c < (gunichar) -2 && c >= 0x2e80 && !(c >= 0xac00 && c <= 0xd7ff) &&
           g_unichar_iswide(c);
}

/* Whether the next thing on the page stands beside a line: a cell of its row, a
 * list item beside its marker. */
static bool
is_beside(const HoPlaced *item, const HoPlaced *next)
{
    return next != NULL && next->type == HO_PLACED_LINE && next->tag != NULL &&
           fabs(next->y - item->y) < 1;
}

/* Whether a blank belongs between this line and what is read next: then the
 * words at their edges do not run together. */
static bool
needs_blank(const HoPainter *painter, const HoPlaced *item,
            const HoPlaced *next)
{
    const HoLine *line = item->line;
    const HoGlyphRun *last =
        line->n_runs > 0 ? &line->runs[line->n_runs - 1] : NULL;

    if (item->tag == NULL || last == NULL || line->hyphenated ||
        last->length == 0 || last->artifact ||
        g_ascii_isspace(last->text[last->length - 1]))
        return false;
    if (is_beside(item, next))
        return true;
    if (g_hash_table_lookup(painter->last_lines, item->tag) == item)
        return false;
    if (!is_joined_script(line, true))
        return true;
    return next != NULL && next->type == HO_PLACED_LINE &&
           next->tag == item->tag && !is_joined_script(next->line, false);
}

void
ho_painter_line(HoPainter *painter, const HoPlaced *item, const HoPlaced *next)
{
    const HoLine *line = item->line;
    Reach reach = {0};
    unsigned picture = 0;

    paint_marks(painter, item, true);
    for (unsigned i = 0; i < line->n_runs; i++) {
        paint_pictures(painter, item, &picture, line->runs[i].x, &reach);
        paint_run(painter, item, i, &reach);
    }
    paint_pictures(painter, item, &picture, G_MAXDOUBLE, &reach);
    end_reach(painter, item, &reach);
    if (needs_blank(painter, item, next))
        ho_stream_join(&painter->stream);
    paint_marks(painter, item, false);
}
