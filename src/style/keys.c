/*
 * The keys of the theme language: Asciidoctor PDF's and our own.  A key is a
 * category joined to a property, or one of those that stand alone.
 */
#include "style/theme.h"

#include <string.h>

static const char *const properties[] = {
    "align",
    "background-color",
    "border-bottom-width",
    "border-color",
    "border-left-width",
    "border-offset",
    "border-radius",
    "border-right-width",
    "border-style",
    "border-top-width",
    "border-width",
    "font-color",
    "font-family",
    "font-features",
    "font-kerning",
    "font-size",
    "font-style",
    "hyphenate",
    "keep-together",
    "keep-with-next",
    "leading",
    "letter-spacing",
    "line-height",
    "line-height-length",
    "margin",
    "margin-bottom",
    "margin-inside",
    "margin-left",
    "margin-outside",
    "margin-right",
    "margin-top",
    "nowrap",
    "padding",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "rise",
    "text-align",
    "text-decoration",
    "text-decoration-color",
    "text-decoration-width",
    "text-indent",
    "text-transform",
};

/* Categories that take any property.  A "*" stands for one word. */
static const char *const categories[] = {
    "abstract",
    "abstract-first-line",
    "abstract-title",
    "admonition",
    "admonition-icon-*",
    "admonition-label",
    "admonition-label-*",
    "admonition-*",
    "audio",
    "base",
    "block",
    "button",
    "callout",
    "callout-list",
    "caption",
    "code",
    "code-caption",
    "code-linenum",
    "codespan",
    "conum",
    "cover",
    "description-list",
    "description-list-description",
    "description-list-term",
    "dlist",
    "emphasis",
    "example",
    "example-caption",
    "footer",
    "footnote-mark",
    "footnotes",
    "header",
    "heading",
    "heading-chapter",
    "heading-h1",
    "heading-h2",
    "heading-h3",
    "heading-h4",
    "heading-h5",
    "heading-h6",
    "heading-part",
    "image",
    "image-alt",
    "image-caption",
    "index",
    "kbd",
    "link",
    "list",
    "list-item",
    "mark",
    "menu",
    "olist",
    "olist-marker",
    "open",
    "passthrough",
    "preamble",
    "prose",
    "quote",
    "quote-cite",
    "section",
    "sidebar",
    "sidebar-title",
    "span",
    "stem",
    "strong",
    "subscript",
    "superscript",
    "syntax-*",
    "table",
    "table-asciidoc-cell",
    "table-body",
    "table-caption",
    "table-cell",
    "table-foot",
    "table-head",
    "table-header-cell",
    "thematic-break",
    "title-page",
    "title-page-authors",
    "title-page-logo",
    "title-page-revision",
    "title-page-subtitle",
    "title-page-title",
    "toc",
    "toc-dot-leader",
    "toc-h1",
    "toc-h2",
    "toc-h3",
    "toc-h4",
    "toc-h5",
    "toc-h6",
    "toc-title",
    "ulist",
    "ulist-marker",
    "ulist-marker-*",
    "verse",
    "verse-cite",
    "video",
    "xref",
};

static const char *const keys[] = {
    "admonition-column-rule-color",
    "admonition-column-rule-style",
    "admonition-column-rule-width",
    "admonition-icon-*-name",
    "admonition-icon-*-size",
    "admonition-icon-*-stroke-color",
    "admonition-label-min-width",
    "admonition-label-vertical-align",
    "base-font-size-large",
    "base-font-size-min",
    "base-font-size-small",
    "button-content",
    "callout-list-margin-top-after-code",
    "caption-end",
    "caption-max-width",
    "code-caption-end",
    "code-highlight-background-color",
    "code-line-gap",
    "conum-glyphs",
    "cover-back-image",
    "cover-front-image",
    "description-list-description-indent",
    "description-list-term-spacing",
    "example-caption-end",
    "font-fallbacks",
    "footnotes-caption-size",
    "header-height",
    "footer-height",
    "header-title-separator",
    "footer-title-separator",
    "heading-break-after",
    "heading-chapter-break-before",
    "heading-min-height-after",
    "heading-part-break-after",
    "heading-part-break-before",
    "image-border-fit",
    "image-caption-end",
    "image-caption-max-width",
    "image-alt-content",
    "image-max-height",
    "image-min-scale",
    "image-width",
    "index-column-gap",
    "index-columns",
    "kbd-separator",
    "kbd-separator-content",
    "list-indent",
    "list-item-spacing",
    "callout-list-item-spacing",
    "footnotes-item-spacing",
    "list-marker-gap",
    "menu-caret-content",
    "olist-marker-content",
    "page-background-image",
    "page-background-image-recto",
    "page-background-image-verso",
    "page-background-color",
    "page-column-gap",
    "page-columns",
    "page-foreground-image",
    "page-initial-zoom",
    "page-layout",
    "page-margin",
    "page-margin-bottom",
    "page-margin-inner",
    "page-margin-left",
    "page-margin-outer",
    "page-margin-right",
    "page-margin-rotated",
    "page-margin-top",
    "page-mirrored",
    "page-mode",
    "page-numbering-start-at",
    "page-size",
    "media",
    "running-content-start-at",
    "quotes",
    "section-indent",
    "svg-fallback-font-family",
    "svg-font-family",
    "table-body-stripes",
    "table-body-stripe-background-color",
    "table-caption-end",
    "table-caption-max-width",
    "table-cell-padding",
    "table-grid-color",
    "table-grid-style",
    "table-grid-width",
    "table-head-border-bottom-color",
    "table-head-border-bottom-style",
    "table-stripes",
    "table-foot-border-top-color",
    "title-page",
    "title-page-background-image",
    "title-page-authors-content",
    "title-page-authors-content-*",
    "title-page-authors-delimiter",
    "title-page-logo-image",
    "title-page-logo-top",
    "title-page-logo-bottom",
    "title-page-logo-left",
    "title-page-revision-delimiter",
    "title-page-subtitle-top",
    "title-page-title-top",
    "title-page-title-bottom",
    "title-page-title-left",
    "toc-break-after",
    "toc-dot-leader-content",
    "toc-dot-leader-levels",
    "toc-hanging-indent",
    "toc-indent",
    "toc-dot-leader-gap",
    "ulist-marker-*-content",
    "code-turn-over",
    "code-tab-size",
    "image-row-gap",
    "footnotes-rule-width",
    "footnotes-rule-length",
    "footnotes-rule-color",
    "base-widows",
    "base-orphans",
    "link-show-url",
    "table-min-font-size",
};

/* Whether pattern, of which "*" stands for a word without dashes, is all of
 * text. */
static bool
matches(const char *pattern, const char *text, size_t length)
{
    const char *star = strchr(pattern, '*');
    size_t before, after;

    if (star == NULL)
        return strlen(pattern) == length && strncmp(pattern, text, length) == 0;
    before = (size_t) (star - pattern);
    after = strlen(star + 1);
    return length > before + after && strncmp(pattern, text, before) == 0 &&
           strncmp(star + 1, text + length - after, after) == 0 &&
           memchr(text + before, '-', length - before - after) == NULL;
}

static bool
is_category(const char *text, size_t length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(categories); i++)
        if (matches(categories[i], text, length))
            return true;
    return false;
}

bool
ho_theme_key_is_known(const char *key)
{
    size_t length = strlen(key);

    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        if (matches(keys[i], key, length))
            return true;
    /* roles and running heads have names within */
    if (g_str_has_prefix(key, "role-") || g_str_has_prefix(key, "header-") ||
        g_str_has_prefix(key, "footer-"))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++) {
        size_t tail = strlen(properties[i]);

        if (length > tail + 1 && key[length - tail - 1] == '-' &&
            strcmp(key + length - tail, properties[i]) == 0 &&
            is_category(key, length - tail - 1))
            return true;
    }
    return false;
}
