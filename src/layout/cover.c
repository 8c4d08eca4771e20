/*
 * The cover of a book that brings none: its title in a field of colour, who
 * wrote it below, the edition at the foot.  One page, composed by itself: what
 * is too long for it is set smaller, then cut.
 */
#include "layout/layout.h"

#include "doc/title.h"

#define WIDTH  400.0
#define HEIGHT 640.0 /* 1 : 1.6 */

#define LONGEST    300  /* characters of one of its texts */
#define SHRINK     0.94 /* a step smaller */
#define SMALL      0.6  /* of its size: a title may have more than FEW lines */
#define FEW        4
#define SEARCHES   7    /* for the measure that sets lines of like length */
#define RULE_WIDTH 36.0 /* between title and subtitle */
#define RULE_THICK 2.5
#define RULE_SPACE 18.0 /* above and below it */

typedef struct {
    const HoDocument *doc;
    HoTheme *theme;
    HoPages *pages;
    GArray *placed; /* of HoPlaced */
    HoEdges margin;
    double measure;
    bool right_to_left;
} Cover;

/* Words as they are set. */
typedef struct {
    HoLines lines;
    const HoStyle *style;
    double measure; /* that they were broken to */
    double height;
} Setting;

static const HoInline *
inline_of(const Cover *cover, const char *words)
{
    HoArena *arena = cover->pages->arena;
    HoInline *list = ho_inline_list_new(arena);
    HoInline *text =
        ho_inline_new(arena, HO_INLINE_TEXT, cover->doc->root->loc);

    if (g_utf8_strlen(words, -1) > LONGEST) {
        g_autofree char *start = g_utf8_substring(words, 0, LONGEST - 1);

        text->text = ho_arena_printf(arena, "%s…", start);
    } else {
        text->text = ho_arena_strdup(arena, words);
    }
    ho_inline_append(list, text);
    return list;
}

static HoStyle *
style_of(const Cover *cover, const char *name, double scale)
{
    const HoStyle *style = ho_theme_style(cover->theme, NULL, name, NULL);
    HoStyle *own = ho_arena_dup(cover->pages->arena, style, 1, sizeof *style);

    own->text.size *= scale;
    own->leading *= scale;
    own->text.hyphenate = false;
    own->indent = 0;
    if (own->align == HO_ALIGN_JUSTIFY)
        own->align = HO_ALIGN_LEFT;
    return own;
}

static bool
is_overfull(const HoLines *lines)
{
    for (unsigned i = 0; i < lines->n_lines; i++)
        if (lines->lines[i].overfull > 0)
            return true;
    return false;
}

/* In as few lines as can be, all of them about as long: set to the narrowest
 * measure that needs no more lines. */
static Setting
set_balanced(const Cover *cover, const HoInline *words, const HoStyle *style)
{
    HoTextContext *text = cover->pages->text;
    Setting best = {.style = style, .measure = cover->measure};
    double low = cover->measure / 2, high = cover->measure;

    best.lines = ho_text_break(text, words, style, high);
    best.height = best.lines.n_lines * style->leading;
    for (int i = 0; i < SEARCHES && best.lines.n_lines > 1; i++) {
        double middle = (low + high) / 2;
        HoLines lines = ho_text_break(text, words, style, middle);

        if (lines.n_lines > best.lines.n_lines || is_overfull(&lines)) {
            low = middle;
            continue;
        }
        high = best.measure = middle;
        best.lines = lines;
    }
    return best;
}

static double
line_left(const Cover *cover, const Setting *setting, const HoLine *line)
{
    double room = cover->measure - line->width;
    HoAlign align = setting->style->align;

    if (align == HO_ALIGN_CENTER)
        return cover->margin.left + room / 2;
    if ((align == HO_ALIGN_RIGHT) != cover->right_to_left)
        return cover->margin.left + room;
    return cover->margin.left + MIN(line->x, 0);
}

/* Where the baseline is in a line's slot, from its top. */
static double
baseline_of(const HoStyle *style)
{
    return (style->leading - style->text.size) / 2 + 0.78 * style->text.size;
}

/* Sets lines below top as far as bottom and returns where they end. */
static double
place(const Cover *cover, const Setting *setting, double top, double bottom)
{
    const HoStyle *style = setting->style;

    for (unsigned i = 0; i < setting->lines.n_lines; i++) {
        const HoLine *line = &setting->lines.lines[i];
        HoPlaced placed = {.type = HO_PLACED_LINE,
                           .x = line_left(cover, setting, line),
                           .y = top + baseline_of(style),
                           .width = line->width,
                           .line = line};

        if (i > 0 && top + style->leading > bottom)
            break;
        g_array_append_val(cover->placed, placed);
        top += style->leading;
    }
    return top;
}

static void
fill(const Cover *cover, double top, double height, HoColor color)
{
    HoPlaced placed = {.type = HO_PLACED_RULE,
                       .y = top,
                       .width = WIDTH,
                       .height = height,
                       .rule = color};

    if (color.alpha > 0)
        g_array_append_val(cover->placed, placed);
}

static void
place_rule(const Cover *cover, const Setting *title, double top)
{
    double room = cover->measure - RULE_WIDTH;
    HoAlign align = title->style->align;
    HoPlaced placed = {.type = HO_PLACED_RULE,
                       .x = cover->margin.left,
                       .y = top,
                       .width = RULE_WIDTH,
                       .height = RULE_THICK,
                       .rule = ho_theme_color(cover->theme, "cover-rule-color",
                                              title->style->text.color)};

    if (align == HO_ALIGN_CENTER)
        placed.x += room / 2;
    else if ((align == HO_ALIGN_RIGHT) != cover->right_to_left)
        placed.x += room;
    g_array_append_val(cover->placed, placed);
}

/* --- its parts --- */

/* Words are parted only where one of them would make the title small. */
static bool
needs_hyphens(const Cover *cover, const HoInline *words, double least)
{
    const HoStyle *full = style_of(cover, "cover-title", 1);
    const HoStyle *style = style_of(
        cover, "cover-title", MIN(1, MAX(SMALL, least / full->text.size)));
    double narrowest, widest;

    ho_text_extents(cover->pages->text, words, style, &narrowest, &widest);
    return narrowest > cover->measure;
}

/* The title as large as the room allows, and of few lines. */
static Setting
fit_title(const Cover *cover, const HoInline *words, double room)
{
    double least =
        ho_theme_number(cover->theme, "cover-title-font-size-min", 18);
    bool hyphenate = needs_hyphens(cover, words, least);
    double narrowest, widest;
    Setting title;

    for (double scale = 1;; scale *= SHRINK) {
        HoStyle *style = style_of(cover, "cover-title", scale);
        bool is_last = style->text.size * SHRINK < least;

        style->text.hyphenate = hyphenate;
        ho_text_extents(cover->pages->text, words, style, &narrowest, &widest);
        if (narrowest > cover->measure && !hyphenate && !is_last)
            continue;
        title = set_balanced(cover, words, style);
        if (is_last || (title.height <= room &&
                        (title.lines.n_lines <= FEW || scale < SMALL)))
            return title;
    }
}

/* Title and subtitle, from the margin down to bottom. */
static void
write_title(const Cover *cover, const char *words, const char *subtitle,
            double bottom)
{
    double top = cover->margin.top;
    double room = bottom - top - RULE_SPACE - RULE_THICK;
    Setting below = {.height = 0}, title;

    if (subtitle != NULL && subtitle[0] != '\0') {
        below = set_balanced(cover, inline_of(cover, subtitle),
                             style_of(cover, "cover-subtitle", 1));
        room -= MIN(below.height, room / 2) + RULE_SPACE;
    }
    title = fit_title(cover, inline_of(cover, words), room);
    top = place(cover, &title, top, cover->margin.top + room);
    place_rule(cover, &title, top + RULE_SPACE);
    if (below.style != NULL)
        place(cover, &below, top + 2 * RULE_SPACE + RULE_THICK, bottom);
}

/* Authors from top on, the edition at the foot. */
static void
write_makers(const Cover *cover, double top)
{
    g_autofree char *names = ho_document_author_names(cover->doc);
    g_autofree char *edition = ho_document_revision(cover->doc);
    double bottom = HEIGHT - cover->margin.bottom;
    Setting set;

    if (edition[0] != '\0') {
        set = set_balanced(cover, inline_of(cover, edition),
                           style_of(cover, "cover-revision", 1));
        set.height = MIN(set.height, (bottom - top) / 2);
        place(cover, &set, bottom - set.height, bottom);
        bottom -= set.height + set.style->leading;
    }
    if (names[0] != '\0') {
        set = set_balanced(cover, inline_of(cover, names),
                           style_of(cover, "cover-authors", 1));
        place(cover, &set, top + set.style->space_above, bottom);
    }
}

static double
field_height(const HoTheme *theme)
{
    const char *told = ho_theme_string(theme, "cover-field-height", "61.8%");
    double height;

    if (!ho_length_parse(told, HEIGHT, WIDTH, 12, &height))
        height = 0.618 * HEIGHT;
    return CLAMP(height, 0.3 * HEIGHT, 0.8 * HEIGHT);
}

static void
write_cover(Cover *cover, const char *title, const char *subtitle)
{
    const HoStyle *paper = ho_theme_style(cover->theme, NULL, "cover", NULL);
    HoColor none = {0};
    double field = field_height(cover->theme);

    cover->margin =
        ho_theme_edges(cover->theme, "cover-margin", (HoEdges){52, 40, 34, 40});
    cover->margin.top = CLAMP(cover->margin.top, 0, field / 2);
    cover->margin.bottom = CLAMP(cover->margin.bottom, 0, HEIGHT / 8);
    cover->margin.left = CLAMP(cover->margin.left, 0, WIDTH / 4);
    cover->margin.right = CLAMP(cover->margin.right, 0, WIDTH / 4);
    cover->measure = WIDTH - cover->margin.left - cover->margin.right;
    fill(cover, 0, HEIGHT, paper->background);
    fill(cover, 0, field,
         ho_theme_color(cover->theme, "cover-field-color", none));
    write_title(cover, title, subtitle, field - cover->margin.bottom);
    write_makers(cover, field);
}

HoPages *
ho_layout_cover(const HoDocument *doc, const HoLayoutOptions *options)
{
    g_autofree char *subtitle = NULL;
    g_autofree char *title = ho_document_title_split(doc, &subtitle);
    g_autoptr(GArray) placed = g_array_new(FALSE, TRUE, sizeof(HoPlaced));
    HoPages *pages;
    Cover cover = {.doc = doc, .theme = options->theme, .placed = placed};

    if (title == NULL)
        title = g_strdup(ho_document_attribute(doc, "docname"));
    if (title == NULL || title[0] == '\0')
        return NULL;
    pages = cover.pages = g_new0(HoPages, 1);
    pages->arena = ho_arena_new();
    pages->text = ho_text_new(options->fonts, options->theme, pages->arena, doc,
                              options->images);
    pages->lang = ho_arena_strdup(pages->arena, ho_document_language(doc));
    pages->created = options->created;
    cover.right_to_left = pages->right_to_left =
        ho_document_is_right_to_left(doc);
    write_cover(&cover, title, subtitle);
    pages->n_pages = 1;
    pages->pages = ho_arena_array(pages->arena, HoPage, 1);
    pages->pages[0].width = WIDTH;
    pages->pages[0].height = HEIGHT;
    pages->pages[0].n_placed = placed->len;
    pages->pages[0].placed =
        ho_arena_dup(pages->arena, placed->data, placed->len, sizeof(HoPlaced));
    return pages;
}
