#pragma once

#include "base/image.h"
#include "doc/document.h"
#include "style/style.h"

/*
 * From inlines to lines: fonts, shaping with a word cache, hyphenation,
 * line breaking by total fit.  The only stage that talks to Pango.  Lengths in
 * points, y grows downwards, strings and arrays in the pages' arena.
 */

/* --- fonts --- */

/* The families that we may use, by a private fontconfig configuration made
 * from the fonts list; no font of the host is seen otherwise. */
typedef struct HoFonts HoFonts;

/* One face at one size; lives as long as its HoFonts. */
typedef struct HoFont HoFont;

/* list: path of fonts.conf.  NULL with error when no font can be had. */
HoFonts *ho_fonts_new(const char *list, GError **error);
void ho_fonts_free(HoFonts *fonts);

/* The file of a family's face, for books that carry their fonts; NULL when the
 * family or that face of it is not in the list.  Borrowed. */
const char *ho_fonts_file(const HoFonts *fonts, const char *family, bool bold,
                          bool italic);

/* cairo_scaled_font_t * for paint, borrowed. */
void *ho_font_cairo(const HoFont *font);
double ho_font_size(const HoFont *font);
/* Of its width, 1 as drawn; and how far it leans to the right for want of an
 * italic, as a share of its height. */
double ho_font_expand(const HoFont *font);
double ho_font_slant(const HoFont *font);
/* Path and index of the font file, for EPUB subsets; borrowed. */
const char *ho_font_file(const HoFont *font, int *index);

/* --- lines --- */

typedef struct {
    uint32_t glyph;
    float x, y; /* from the run's origin on the baseline */
} HoGlyph;

typedef struct {
    uint16_t bytes, glyphs; /* so much text is so many glyphs */
} HoCluster;

/* Where a click leads: an address, or an id within the document. */
typedef struct {
    const char *uri;  /* or NULL */
    const char *id;   /* or NULL */
    const char *text; /* its words, for /Contents */
} HoLink;

/* Glyphs of one font, colour and link that stand side by side. */
typedef struct {
    const HoFont *font;
    HoColor color;
    double x;    /* from the line's left edge */
    double rise; /* of the baseline */
    double width;
    const HoGlyph *glyphs;
    const HoCluster *clusters;
    unsigned n_glyphs, n_clusters;
    const char *text;       /* what the clusters stand for, UTF-8 */
    unsigned length;        /* in bytes */
    bool backward;          /* clusters run from right to left */
    bool artifact;          /* drawn, not read: a hyphen at a line's end */
    const char *lang;       /* BCP 47 when unlike the document's, else NULL */
    const HoLink *link;     /* or NULL */
    const HoInline *source; /* the text inline it came from, or NULL */
    unsigned offset;        /* of its first byte therein */
} HoGlyphRun;

typedef enum {
    HO_MARK_FILL,  /* background of code, marks, keys */
    HO_MARK_RULE,  /* underline, line through */
    HO_MARK_FRAME, /* border of keys, buttons */
    HO_MARK_IMAGE, /* inline picture */
} HoLineMarkType;

/* What a line holds beside glyphs; fills come before the glyphs. */
typedef struct {
    HoLineMarkType type;
    double x, y, width, height; /* y: top, from the baseline, upwards < 0 */
    double radius, thickness;
    HoColor color;
    const HoImage *image; /* IMAGE */
    const char *alt;      /* IMAGE */
    const HoLink *link;
    const HoInline *source; /* IMAGE: its macro */
} HoLineMark;

typedef struct {
    double ascent, descent; /* of what stands on it */
    double width;           /* as set, without indent */
    double x;               /* of its left edge from the measure's: alignment;
                               where pages will be reflected, from what is the
                               left edge before that */
    double stretch;         /* ratio at which glue was set; 0 natural, below 0
                               tight */
    const HoGlyphRun *runs;
    const HoLineMark *marks;
    unsigned n_runs, n_marks;
    const char *const *anchors; /* ids that stand in it */
    unsigned n_anchors;
    const HoFootnote *const *notes; /* whose marks stand in it */
    unsigned n_notes;
    const HoInline *const *terms; /* index terms that stand in it */
    unsigned n_terms;
    bool hyphenated;      /* ends in a hyphen that the text has not */
    bool ends;            /* a hard break or nothing follows */
    bool turned;          /* of code: it goes on from the line above */
    double overfull;      /* points beyond the measure, 0 if it fits */
    const HoImage *image; /* the line is one picture and nothing else: may be
                             resized by the page composer */
    HoLoc loc;
} HoLine;

typedef struct {
    HoLine *lines;
    unsigned n_lines;
    double demerits;
} HoLines;

/* What text needs beside the words. */
typedef struct HoTextContext HoTextContext;

HoTextContext *ho_text_new(HoFonts *fonts, HoTheme *theme, HoArena *arena,
                           const HoDocument *doc, HoImages *images);
void ho_text_free(HoTextContext *text);

/* Lines are for pages that will be reflected once everything has its place
 * (ho_pages_reflect()), as those of right-to-left documents are. */
void ho_text_set_mirrored(HoTextContext *text);

/* The language of what comes next, for a block with a `lang` of its own; NULL:
 * the document's.  Returns what it was. */
const char *ho_text_set_language(HoTextContext *text, const char *lang);

/* What stands beside links on paper, where nobody can follow them: nothing,
 * the address in brackets, or a number in brackets whose address (or code) is
 * listed elsewhere. */
typedef enum {
    HO_LINKS_PLAIN,
    HO_LINKS_INLINE,
    HO_LINKS_NOTE,
    HO_LINKS_QR
} HoPrintLinks;

/* The number of a link, the same each time that it is asked for. */
typedef unsigned (*HoLinkNumber)(void *data, const HoInline *link);

void ho_text_set_links(HoTextContext *text, HoPrintLinks how,
                       HoLinkNumber number, void *data);

/* Sets inlines in style to a measure.  Hard breaks end lines; a picture alone
 * between hard breaks or at the ends is a line of its own. */
HoLines ho_text_break(HoTextContext *text, const HoInline *inlines,
                      const HoStyle *style, double measure);

/* The same beside something: the first `lines` lines are shorter by width, and
 * begin after it when it stands on the left. */
typedef struct {
    unsigned lines;
    double width;
    bool left;
} HoTextBeside;

HoLines ho_text_break_beside(HoTextContext *text, const HoInline *inlines,
                             const HoStyle *style, double measure,
                             const HoTextBeside *beside);

/* How much the gaps of a paragraph set longer may be stretched, as a ratio of
 * their glue. */
#define HO_LOOSEST 1.25

/* The best setting of the same paragraph with so many lines more or less (+1,
 * -1) than ho_text_break() gives, for a page that would be the better for it
 * (TeX's \\looseness).  n_lines is 0 when there is none in which every line
 * fits and no gap is stretched over HO_LOOSEST; of a paragraph with hard breaks
 * one stretch grows, the cheapest.  What it costs is the
 * difference in demerits between it and the usual setting, which may be
 * anything from nearly 0; a line stretched by half of what it can costs about
 * 1,000, one stretched by all of it 15,000 (fit.h).  Call it only for
 * paragraphs that are to be cured: it takes as long as setting the paragraph
 * anew, and its lines are in the arena from then on. */
HoLines ho_text_break_looser(HoTextContext *text, const HoInline *inlines,
                             const HoStyle *style, double measure, int lines);

/* Verbatim text: lines kept, tabs to 8 (or tabsize), long lines wrapped with a
 * turn-over mark. */
HoLines ho_text_break_verbatim(HoTextContext *text, const HoInline *inlines,
                               const HoStyle *style, double measure);

/* How wide verbatim text is that is not wrapped. */
double ho_text_verbatim_width(HoTextContext *text, const HoInline *inlines,
                              const HoStyle *style);

/* One line of plain words, never broken: page numbers, markers, labels. */
HoLine *ho_text_line(HoTextContext *text, const char *words,
                     const HoStyle *style);

/* Narrowest and widest that inlines can be set to: longest unbreakable piece,
 * and all on one line. */
void ho_text_extents(HoTextContext *text, const HoInline *inlines,
                     const HoStyle *style, double *narrowest, double *widest);

/* How gladly a line ends after a part of a text. */
typedef enum {
    HO_SEAM_BLANK,  /* between words */
    HO_SEAM_PATH,   /* in an address or a name of code, after a separator */
    HO_SEAM_HYPHEN, /* within a word, with a hyphen; or within a name */
    HO_SEAM_END,    /* it does: a hard break, or the end */
} HoSeam;

/* A part of a text that is parted only where no other way is left. */
typedef struct {
    float width;
    float after; /* BLANK: of the blank, if the line goes on; HYPHEN: of the
                    hyphen, if it does not */
    HoSeam seam;
} HoTextPart;

/* Appends what inlines consist of to parts; the last one ends.  Verbatim text
 * has one part a line.  For the widths of table columns. */
void ho_text_parts(HoTextContext *text, const HoInline *inlines,
                   const HoStyle *style, bool verbatim, GArray *parts);

/* The sign of a callout, yours to free: a figure in a black circle up to 20
 * (U+2776, U+24EB). */
char *ho_text_callout(int number);

/* --- notes --- */

/* The number that a footnote has on the pages. */
int ho_text_note_number(HoTextContext *text, const HoFootnote *note);

/* Notes met from here on for the first time count from 1, and so do those after
 * the next call. */
void ho_text_restart_notes(HoTextContext *text);

/* Numbers of notes (GINT_TO_POINTER by const HoFootnote *) that go before all
 * others; the caller keeps the table alive. */
void ho_text_set_note_numbers(HoTextContext *text, GHashTable *numbers);

/* --- languages --- */

/* The language a text is written in ("fr"), found from its letters, or NULL
 * when it cannot be told.  Static string. */
const char *ho_language_detect(const char *text, size_t length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoFonts, ho_fonts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoTextContext, ho_text_free)
