/* Source code and other listings: ----, ``` or [source]. */
#include "blocks/blocks.h"

#include "blocks/flows.h"
#include "html/html.h"
#include "layout/flow.h"
#include "parse/parser.h"

#include <string.h>

static const char *
attribute(const HoBlock *block, const char *name)
{
    return ho_attributes_find(block->document->attributes, name);
}

/* "```language,linenums" */
static void
read_fence(HoBlock *block, HoParser *parser, const char *info)
{
    size_t comma = strcspn(info, ",");
    g_autofree char *language = g_strstrip(g_strndup(info, comma));

    (void) parser;
    if (info[comma] == ',' && info[1] != '\0')
        ho_attrs_set(block->attrs, "linenums", "");
    if (*language != '\0')
        ho_attrs_set(block->attrs, "language", language);
    else if (attribute(block, "source-language") != NULL)
        ho_attrs_set(block->attrs, "language",
                     attribute(block, "source-language"));
    ho_attrs_set(block->attrs, "style", "source");
}

/* The language stands second; without a style the block must be a listing. */
static void
read_language(HoBlock *block)
{
    HoAttrs *attrs = block->attrs;
    const char *style = ho_attrs_positional(attrs, 1);
    const char *given = ho_attrs_positional(attrs, 2);
    const char *assumed = attribute(block, "source-language");
    bool source = style != NULL && strcmp(style, "source") == 0;

    if (!source && ((style != NULL && *style != '\0') ||
                    (given == NULL && assumed == NULL)))
        return;
    ho_attrs_set(attrs, "style", "source");
    if (given != NULL && *given != '\0')
        ho_attrs_set(attrs, "language", given);
    else if (assumed != NULL && ho_attrs_find(attrs, "language") == NULL)
        ho_attrs_set(attrs, "language", assumed);
    if (ho_attrs_positional(attrs, 3) != NULL)
        ho_attrs_set(attrs, "linenums", ho_attrs_positional(attrs, 3));
    if (ho_attrs_has_option(attrs, "linenums") ||
        attribute(block, "source-linenums-option") != NULL)
        ho_attrs_set(attrs, "linenums", "");
    if (ho_attrs_find(attrs, "indent") == NULL)
        ho_attrs_set(attrs, "indent", attribute(block, "source-indent"));
}

static bool
parse(HoBlock *block, HoParser *parser)
{
    const char *terminator = ho_parser_terminator(parser);

    if (terminator != NULL && strcmp(terminator, "```") == 0)
        read_fence(block, parser, ho_parser_peek(parser)->text + 3);
    else
        read_language(block);
    block->style = ho_attrs_find(block->attrs, "style");
    ho_parser_content(parser, block);
    return true;
}

static void
write_source(const HoBlock *block, HoHtml *html)
{
    const char *language = ho_attrs_find(block->attrs, "language");
    bool nowrap = ho_html_is_nowrap(block);

    const char *highlighter = ho_block_attribute(block, "source-highlighter");
    bool pipeline = g_strcmp0(highlighter, "html-pipeline") == 0;

    if (language == NULL && (g_strcmp0(highlighter, "highlight.js") == 0 ||
                             g_strcmp0(highlighter, "highlightjs") == 0))
        language = "none";
    ho_html_open(html, "pre");
    if (pipeline)
        ho_html_attr(html, "lang", language);
    else
        ho_html_class(html, "highlight", nowrap ? "nowrap" : NULL);
    ho_html_open(html, "code");
    if (language != NULL && !pipeline) {
        g_autofree char *class = g_strconcat("language-", language, NULL);

        ho_html_class(html, class, NULL);
        ho_html_attr(html, "data-lang", language);
    }
    ho_html_inlines(html, block->inlines);
    ho_html_close(html);
    ho_html_close(html);
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_block_begin(html, block, "listingblock");
    ho_html_title(html, block);
    ho_html_content_begin(html);
    if (g_strcmp0(block->style, "source") == 0)
        write_source(block, html);
    else
        ho_html_verbatim(html, block);
    ho_html_newline(html);
    ho_html_close_line(html);
    ho_html_close_line(html);
}

const HoBlockClass ho_block_listing = {
    .name = "listing",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_VERBATIM,
    .wide = true,
    .caption = "listing",
    .fence = "---- ```",
    .styles = (const char *const[]){"listing", "source", NULL},
    .disguises = "literal source",
    .parse = parse,
    .flow = ho_verbatim_flow,
    .html = write_html,
};
