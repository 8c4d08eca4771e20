/* The document's title block: on the first page of an article, on a page of its
 * own in books and where title-page asks for one. */
#include "blocks/flows.h"

#include "blocks/blocks.h"
#include "doc/selection.h"
#include "doc/title.h"
#include "html/html.h"

#include <string.h>

static bool
is_shown(const HoDocument *doc)
{
    return doc->title != NULL && doc->has_header &&
           ho_document_attribute(doc, "notitle") == NULL;
}

static bool
has_title_page(const HoDocument *doc)
{
    return strcmp(doc->doctype, "book") == 0 ||
           ho_document_attribute(doc, "title-page") != NULL;
}

static bool
has_no_title_page(HoFlow *flow)
{
    return strcmp(ho_theme_string(ho_flow_theme(flow), "title-page", "true"),
                  "false") == 0;
}

static void
write_words(HoFlow *flow, const char *words, const char *style_name,
            HoTagType type)
{
    const HoStyle *style = ho_flow_style_of(flow, style_name, NULL);

    if (words == NULL || words[0] == '\0')
        return;
    ho_flow_space(flow, style->space_above);
    ho_flow_tagged(flow, NULL, ho_flow_text_inline(flow, words), style, type);
    ho_flow_space(flow, style->space_below);
}

/* A place on the title page, from the top of the text. */
static double
place_of(HoFlow *flow, const char *key, const char *fallback)
{
    const char *text = ho_theme_string(ho_flow_theme(flow), key, fallback);
    double height = ho_flow_page_height(flow), down;

    if (!ho_length_parse(text, height, ho_flow_page_width(flow), 12, &down) &&
        !ho_length_parse(fallback, height, 0, 12, &down))
        down = 0;
    return CLAMP(down, 0, height * 0.6);
}

/* Returns how far down it is then. */
static double
write_logo(HoFlow *flow)
{
    const HoDocument *doc = ho_flow_document(flow);
    const char *value = ho_document_attribute(doc, "title-logo-image");
    const char *align =
        ho_theme_string(ho_flow_theme(flow), "title-page-logo-align", "left");
    double top = place_of(flow, "title-page-logo-top", "10%");
    HoFlowPicture picture;

    if (value == NULL) {
        value =
            ho_theme_string(ho_flow_theme(flow), "title-page-logo-image", NULL);
        value = value != NULL ? ho_flow_theme_picture(flow, value) : NULL;
    }
    if (value == NULL || !ho_flow_named_picture(flow, value, &picture))
        return 0;
    if (strstr(value, "align=") == NULL)
        picture.align = strcmp(align, "center") == 0  ? HO_ALIGN_CENTER
                        : strcmp(align, "right") == 0 ? HO_ALIGN_RIGHT
                                                      : HO_ALIGN_LEFT;
    picture.alt = "Logo";
    ho_flow_blank(flow, top);
    ho_flow_image(flow, &picture);
    return top + MIN(picture.height, ho_flow_page_height(flow) / 2);
}

static void
write_title_page(HoFlow *flow)
{
    const HoDocument *doc = ho_flow_document(flow);
    g_autofree char *authors = ho_document_author_names(doc);
    g_autofree char *edition = ho_document_revision(doc);
    g_autofree char *subtitle = NULL;
    g_autofree char *title = ho_document_title_split(doc, &subtitle);
    double down;

    ho_flow_page_break(flow, HO_BREAK_FRONT | HO_BREAK_BARE);
    down = write_logo(flow);
    ho_flow_blank(flow,
                  MAX(place_of(flow, "title-page-title-top", "30%") - down,
                      down > 0 ? 12 : 0.01));
    write_words(flow, title, "title-page-title", ho_flow_heading_tag(flow, 1));
    write_words(flow, subtitle, "title-page-subtitle", HO_TAG_P);
    write_words(flow, authors, "title-page-authors", HO_TAG_P);
    write_words(flow, edition, "title-page-revision", HO_TAG_P);
    ho_flow_page_break(flow, HO_BREAK_FRONT);
}

static void
write_title_block(HoFlow *flow)
{
    const HoDocument *doc = ho_flow_document(flow);
    g_autofree char *authors = ho_document_author_names(doc);
    g_autofree char *edition = ho_document_revision(doc);
    g_autofree char *subtitle = NULL;
    g_autofree char *title = ho_document_title_split(doc, &subtitle);
    const HoStyle *style = ho_flow_style_of(flow, "heading-h1", NULL);

    if (subtitle == NULL)
        ho_flow_tagged(flow, NULL, doc->title, style,
                       ho_flow_heading_tag(flow, 1));
    else
        write_words(flow, title, "heading-h1", ho_flow_heading_tag(flow, 1));
    write_words(flow, subtitle, "title-page-subtitle", HO_TAG_P);
    if (authors[0] != '\0')
        ho_flow_words(flow, NULL, authors,
                      ho_flow_style_of(flow, "title-page-authors", NULL));
    if (edition[0] != '\0')
        ho_flow_words(flow, NULL, edition,
                      ho_flow_style_of(flow, "title-page-revision", NULL));
    ho_flow_space(flow, style->space_below);
}

/* Over all columns, where text is set in columns. */
static void
write_across(HoFlow *flow)
{
    bool across = ho_flow_across_begin(flow);

    write_title_block(flow);
    ho_flow_across_end(flow, across);
}

/* Over the title of a talk that is shown alone: whose notes of what. */
static void
write_series(HoFlow *flow)
{
    const HoDocument *doc = ho_flow_document(flow);
    g_autofree char *series = ho_document_series(doc);
    g_autofree char *authors = ho_document_author_names(doc);
    g_autofree char *words = authors[0] == '\0'
                                 ? g_strdup(series)
                                 : g_strconcat(series, " · ", authors, NULL);

    write_words(flow, words, "title-page-series", HO_TAG_P);
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
}

void
ho_title_flow(HoFlow *flow)
{
    const HoDocument *doc = ho_flow_document(flow);
    bool own_page =
        is_shown(doc) && has_title_page(doc) && !has_no_title_page(flow);

    if (ho_document_selected(doc) != NULL) {
        if (is_shown(doc))
            write_series(flow);
        return;
    }
    if (own_page)
        write_title_page(flow);
    else if (is_shown(doc))
        write_across(flow);
    ho_contents_flow_at(flow, "auto", NULL);
    if (own_page) {
        const char *media = ho_document_attribute(doc, "media");
        bool prepress = media != NULL && strcmp(media, "prepress") == 0;

        ho_flow_page_break(flow,
                           HO_BREAK_BODY | (prepress ? HO_BREAK_RECTO : 0));
    }
}
