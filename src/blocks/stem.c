/* Formulas: [stem], [latexmath] or [asciimath] on ++++ or a paragraph. */
#include "blocks/blocks.h"

#include "html/html.h"
#include "layout/flow.h"
#include "parse/parser.h"

#include <string.h>

/* stem takes the notation from its second value or the document; the names of
 * both notations may be short. */
static const char *
notation_of(const HoBlock *block)
{
    const char *name = ho_attrs_positional(block->attrs, 2);

    if (name == NULL || *name == '\0')
        name = ho_attributes_find(block->document->attributes, "stem");
    if (name != NULL &&
        (strcmp(name, "latexmath") == 0 || strcmp(name, "latex") == 0 ||
         strcmp(name, "tex") == 0))
        return "latexmath";
    return "asciimath";
}

static bool
parse(HoBlock *block, HoParser *parser)
{
    const char *style = ho_attrs_find(block->attrs, "style");

    if (style == NULL || strcmp(style, "stem") == 0)
        ho_attrs_set(block->attrs, "style", notation_of(block));
    block->style = ho_attrs_find(block->attrs, "style");
    ho_parser_content(parser, block);
    return true;
}

/* The bytes of a break at `at`: blank lines, or a line that a backslash ends;
 * 0 when it is none.  *lines is how many line ends it has. */
static size_t
break_length(const char *at, unsigned *lines)
{
    size_t length = strspn(at, " ");
    bool marked = at[length] == '\\' && at[length + 1] == '\n';

    *lines = 0;
    if (!marked)
        length = 0;
    for (;;) {
        size_t next = at[length] == '\n' ? 1
                      : marked && at[length] == '\\' && at[length + 1] == '\n'
                          ? 2
                          : 0;

        if (next == 0)
            break;
        length += next;
        ++*lines;
    }
    return marked || *lines > 1 ? length : 0;
}

/* Formulas of AsciiMath end with their lines: each is delimited of its own. */
static void
write_asciimath(HoHtml *html, const char *text)
{
    const char *start = text;
    unsigned lines;

    while (*text != '\0') {
        size_t length = break_length(text, &lines);
        g_autofree char *formula = NULL;

        if (length == 0) {
            text += MAX(strspn(text, " "), 1);
            continue;
        }
        formula = g_strndup(start, (size_t) (text - start));
        ho_html_textf(html, "%s\\$", formula);
        while (--lines > 0)
            ho_html_raw(html, "<br/>");
        ho_html_text(html, "\n\\$");
        text += length;
        start = text;
    }
    ho_html_text(html, start);
}

/* The formula's text when it is text alone, else NULL. */
static const char *
text_alone(const HoBlock *block)
{
    const HoInline *first =
        block->inlines != NULL ? block->inlines->first : NULL;

    return first != NULL && first->kind == HO_INLINE_TEXT && first->next == NULL
               ? first->text
               : NULL;
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    bool latex = g_strcmp0(block->style, "latexmath") == 0;
    const char *open = latex ? "\\[" : "\\$";
    const char *close = latex ? "\\]" : "\\$";
    g_autofree char *words = ho_inline_to_text(block->inlines);
    bool delimited =
        g_str_has_prefix(words, open) && g_str_has_suffix(words, close);

    ho_html_block_begin(html, block, "stemblock");
    ho_html_title(html, block);
    ho_html_content_begin(html);
    if (html->flavour == HO_HTML_EPUB) {
        ho_html_formula(html, words);
    } else {
        ho_html_text(html, delimited ? "" : open);
        if (!latex && !delimited && text_alone(block) != NULL)
            write_asciimath(html, text_alone(block));
        else
            ho_html_inlines(html, block->inlines);
        ho_html_text(html, delimited ? "" : close);
    }
    ho_html_newline(html);
    ho_html_close_line(html);
    ho_html_close_line(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    ho_flow_title(flow, block);
    ho_flow_box_begin(flow, block, ho_flow_style(flow));
    ho_flow_verbatim(flow, block, block->inlines, ho_flow_style(flow));
    ho_flow_box_end(flow);
}

const HoBlockClass ho_block_stem = {
    .name = "stem",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_RAW,
    .styles = (const char *const[]){"stem", "latexmath", "asciimath", NULL},
    .parse = parse,
    .flow = write_flow,
    .html = write_html,
};
