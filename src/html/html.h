#pragma once

#include "doc/document.h"
#include "doc/section.h"
#include "style/style.h"

#include "base/image.h"

/*
 * The XHTML writer: one for HTML pages, for bodies alone (-e) and for EPUB
 * chapters.  Elements are closed by name of the stack, so nesting is always
 * right; a start tag stays open for attributes until content follows.
 */
typedef enum {
    HO_HTML_FRAGMENT, /* the body alone, Asciidoctor's vocabulary */
    HO_HTML_PAGE,     /* one file with head, same vocabulary */
    HO_HTML_EPUB      /* chapters: epub:type, roles, no scripts */
} HoHtmlFlavour;

/* Where a printed page begins: at a byte of a text inline, at the start of a
 * block, or (the document's root) in front of all text.  For the EPUB's page
 * list. */
typedef struct {
    const HoBlock *block;
    const HoInline *text; /* or NULL */
    unsigned offset;
    const char *folio;
} HoPageMark;

typedef struct HoStrict HoStrict;

struct HoHtml {
    GString *out;
    const HoDocument *doc;
    HoHtmlFlavour flavour;
    const HoBlock *block; /* being written; for attributes of its moment */
    GPtrArray *stack;     /* of const char *: open elements */
    bool start_tag;       /* "<name attr" written, ">" not yet */
    HoImages *images;     /* for data-uri, inline SVG and sizes; may be NULL */
    const HoTheme *theme; /* for CSS; may be NULL */
    GHashTable *terms;    /* index term → its number, when there is an index;
                             or NULL; see ho_html_terms() */
    const char *lang;     /* of the words being written, where it is not the
                             document's; or NULL */
    bool in_reference;    /* in what a cross-reference shows: no links there */

    /* EPUB, and pages of several files */
    const char *(*href)(HoHtml *html, const char *id); /* "talk-2.xhtml#id":
                          where an id lives, seen from the chapter being
                          written; NULL when nowhere */
    const char *(*src)(HoHtml *html, const HoImage *image); /* in the book */
    bool (*size)(HoHtml *html, const char *src, int *width,
                 int *height); /* of a picture in the book, in
                      pixels; false when that is not known */
    const char *(*media)(HoHtml *html, const char *path,
                         bool is_film); /* a sound or film in the book, by
                               absolute path; NULL when it cannot be in one */
    const char *(*id)(HoHtml *html, const char *id);      /* as it is called in
                               the book; NULL when it is taken there already */
    const char *(*folio)(HoHtml *html, const char *id);   /* the printed page
                                 that an id is on, or NULL */
    void (*marked)(HoHtml *html, const HoPageMark *mark); /* one was written */
    void *book;         /* of whoever set these */
    void *site;         /* pages of several files: a HoSite, or NULL */
    HoStrict *strict;   /* its rules for elements, see strict.h */
    int heading_shift;  /* added to heading levels, by the writer */
    GHashTable *marks;  /* block or text inline → GPtrArray of const
                           HoPageMark *, by offset; or NULL */
    GPtrArray *pending; /* of const HoPageMark *: due at the next words; or
                           NULL */
    GPtrArray *notes;   /* of const HoFootnote *: referred to since the chapter
                           began; or NULL */
    GHashTable *noted;  /* set of the same */
    GHashTable *elsewhere;  /* set of const HoBlock *: chapters of their own */
    const HoBlock *chapter; /* of them, the one being written */
    unsigned number;        /* of the chapter */
};

/* --- elements --- */

/* "<tag"; attributes may follow. */
void ho_html_open(HoHtml *html, const char *tag);
/* ' name="value"', escaped; nothing when value is NULL. */
void ho_html_attr(HoHtml *html, const char *name, const char *value);
void ho_html_attrf(HoHtml *html, const char *name, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
/* class="first more": blank-separated parts, each may be NULL. */
void ho_html_class(HoHtml *html, const char *first, const char *more);
/* id and class of a block: kind, then its roles. */
void ho_html_block_attrs(HoHtml *html, const HoBlock *block, const char *kind);
/* Ends the innermost element; and the line after it. */
void ho_html_close(HoHtml *html);
void ho_html_close_line(HoHtml *html);
/* An element without content: <br/>, <img …/>; attributes go in between. */
void ho_html_open_empty(HoHtml *html, const char *tag);
void ho_html_close_empty(HoHtml *html);
/* A line end in the output, where it makes it readable. */
void ho_html_newline(HoHtml *html);

/* --- content --- */

/* Escaped; what XML does not allow is left out. */
void ho_html_text(HoHtml *html, const char *text);
void ho_html_textf(HoHtml *html, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Markup as it is: of whole elements, well-formed unless it was the author's.
 */
void ho_html_raw(HoHtml *html, const char *markup);
/* The author's own markup as a block, of any quality: mended in EPUB, left as
 * it is elsewhere. */
void ho_html_author_markup(HoHtml *html, const char *markup);
/* Inlines among which the author's own markup stands; as above.  Of a
 * passthrough block they may be whole blocks.  false: nothing was written,
 * there is none or nothing is mended in this flavour. */
bool ho_html_author_inlines(HoHtml *html, const HoInline *list);
/* The text of a TEXT inline, with the page marks that fall into it. */
void ho_html_marked_text(HoHtml *html, const HoInline *inl);

/* The page marks that stand before a block. */
void ho_html_block_marks(HoHtml *html, const HoBlock *block);

void ho_html_inlines(HoHtml *html, const HoInline *list);
/* The box before a checklist's item, and the blank after it. */
void ho_html_checkbox(HoHtml *html, const HoInline *box);
/* One of them. */
void ho_html_inline(HoHtml *html, const HoInline *inl);
/* Each child by the html verb of its class; one without is left out. */
void ho_html_children(HoHtml *html, const HoBlock *block);
/* The division that a block is, with its id, class and roles; and the one
 * around its content, of class "content".  Each begins a line; ended by
 * ho_html_close_line(). */
void ho_html_block_begin(HoHtml *html, const HoBlock *block, const char *kind);
void ho_html_content_begin(HoHtml *html);
/* <pre> with the text of a verbatim block. */
void ho_html_verbatim(HoHtml *html, const HoBlock *block);
/* Whether its lines are not to be turned: `nowrap`, or without `prewrap`. */
bool ho_html_is_nowrap(const HoBlock *block);
/* One block, as above. */
void ho_html_block(HoHtml *html, const HoBlock *block);
/* The content and the notes of a document in a table cell. */
void ho_html_nested(HoHtml *html, const HoDocument *doc);
/* <div class="title">caption title</div>, nothing without a title. */
void ho_html_title(HoHtml *html, const HoBlock *block);
/* The words of inlines as one attribute value, markup left out; yours to free.
 */
char *ho_html_plain(HoHtml *html, const HoInline *list);
/* What markup says, as the values of document attributes are: tags left out,
 * character references read; yours to free. */
char *ho_html_words(const char *markup);
/* The contents: <div id="toc">, in EPUB only in a section.  For the block
 * macro (its id, title, roles, levels), or NULL: the document's own, in its
 * header, preamble or where `toc-placement` says; the caller decides whether it
 * is due there. */
void ho_html_toc(HoHtml *html, const HoBlock *macro);
/* Whether the document's own contents are due at a placement: "auto",
 * "preamble", "macro". */
bool ho_html_toc_is_at(const HoDocument *doc, const char *placement);
/* EPUB: the mark of a footnote, and the notes of the chapter so far, headed by
 * a label for those who hear it. */
void ho_html_noteref(HoHtml *html, const HoInline *inl);
void ho_html_endnotes(HoHtml *html, const char *label);
/* EPUB: a formula, as its source without what marks it as one. */
void ho_html_formula(HoHtml *html, const char *source);
/* The section of footnotes of doc; nothing when it has none. */
void ho_html_footnotes(HoHtml *html, const HoDocument *doc);

/* The index's terms by number, from 1, in the order of the document; yours to
 * unref; NULL when nothing asks for an index. */
GHashTable *ho_html_terms(const HoDocument *doc);
/* A term's place and, where it is visible, its words. */
void ho_html_index_term(HoHtml *html, const HoInline *term);
/* All terms, sorted, with links; nothing without html->terms. */
void ho_html_index(HoHtml *html);

/* The NAME section that a manual page is headed by. */
void ho_html_manname(HoHtml *html);

/* --- pictures --- */

/* The picture that source names (as in `source` of an image: with imagesdir),
 * or NULL when html has no images, source is a URI, or safe mode forbids it;
 * its status may be that it is missing. */
const HoImage *ho_html_image(HoHtml *html, const char *source);
/* What to write as src of source: itself, a data: URI, or its place in the
 * book; yours to free.  NULL: EPUB only, the picture cannot be shown; write its
 * alternative text. */
char *ho_html_image_src(HoHtml *html, const char *source);
/* What to write as src of a sound or film; yours to free.  NULL: EPUB only, it
 * cannot be played; write its name. */
char *ho_html_media_src(HoHtml *html, const char *source, bool is_film);
/* The words for those who cannot see a picture; yours to free.  What was not
 * given (alt is then made of the file's name) is in EPUB the caption of block,
 * or the picture's number and the section it is in. */
char *ho_html_image_alt(HoHtml *html, const HoBlock *block, const char *alt,
                        bool given);
/* The markup of an SVG picture, to stand in the page itself (opts=inline), with
 * width and height put in their places when not NULL; yours to free.  NULL:
 * there is none; always in EPUB, where pictures are files. */
char *ho_html_image_svg(HoHtml *html, const char *source, const char *width,
                        const char *height);

/* --- whole outputs, yours to free --- */

/* Body alone or page.  images may be NULL, theme may be NULL. */
char *ho_html_document(const HoDocument *doc, HoHtmlFlavour flavour,
                       HoImages *images, const HoTheme *theme);

/* The style sheet that a theme gives, for pages and for EPUB.  is_rtl: the text
 * runs from right to left; pages' sheets serve both ways. */
char *ho_html_css(const HoTheme *theme, HoHtmlFlavour flavour, bool is_rtl);

/* The value of `dir` that says how the document runs; NULL: left to right,
 * which nobody has to say. */
const char *ho_html_direction(const HoDocument *doc);

/* A drawing without scripts and whatever else is not a picture; NULL when it is
 * no SVG.  Yours to unref. */
GBytes *ho_html_clean_svg(GBytes *bytes);

/* The language that is said of a text: named by its author, else found in a
 * text long enough to tell, else "en". */
const char *ho_html_language(const HoDocument *doc);

/* Whether a tag has the shape of BCP 47: "fr", "pt-BR". */
bool ho_html_is_language(const char *tag);

/* EPUB's rules for elements; see strict.h. */
HoStrict *ho_strict_new(void);
void ho_strict_free(HoStrict *strict);
/* A run through the whole book begins. */
void ho_strict_begin_book(HoStrict *strict);
/* How many pictures had no words of the author's for those who cannot see them,
 * in this run. */
unsigned ho_html_undescribed(const HoStrict *strict);
/* Headings begin anew; quiet: a trial run that reports nothing. */
void ho_strict_begin(HoStrict *strict, bool quiet);
/* The style sheet's part for what were style attributes; yours to free. */
char *ho_strict_css(const HoStrict *strict);

/* HTML of any quality to well-formed XHTML body content; *repaired says
 * whether something had to be mended.  Yours to free. */
char *ho_html_repair(const char *markup, bool *repaired);
