#pragma once

#include "base/arena.h"
#include "base/diag.h"

#include <stdbool.h>

/*
 * Themes.  A theme file is YAML with Asciidoctor PDF's keys and meanings
 * (extends, $variables, arithmetic, units, colours) and some of our own; one
 * theme drives PDF and XHTML.  All lengths come out in points.
 */
typedef struct HoTheme HoTheme;

typedef struct {
    double red, green, blue, alpha; /* 0 to 1; alpha 0: none */
} HoColor;

typedef struct {
    double top, right, bottom, left;
} HoEdges;

typedef enum {
    HO_ALIGN_LEFT,
    HO_ALIGN_RIGHT,
    HO_ALIGN_CENTER,
    HO_ALIGN_JUSTIFY
} HoAlign;

typedef enum {
    HO_CASE_NONE,
    HO_CASE_UPPER,
    HO_CASE_LOWER,
    HO_CASE_CAPITALIZE,
    HO_CASE_SMALL_CAPS
} HoCase;

/* How text of some kind looks. */
typedef struct {
    const char *family; /* a name of the fonts list, "Linux Libertine O" */
    double size;
    bool bold, italic, monospace;
    bool underline, line_through;
    HoColor color;
    HoColor background; /* of inline code, marks */
    HoColor border_color;
    double border_width, border_radius, border_offset;
    HoCase transform;
    double rise;          /* above the baseline */
    double tracking;      /* between letters */
    const char *features; /* OpenType: "onum=1,smcp=1", or NULL */
    bool hyphenate;
    bool nowrap;
} HoTextStyle;

/* How one kind of block looks: computed, shared when equal. */
typedef struct {
    HoTextStyle text;
    double leading; /* from baseline to baseline */
    HoAlign align;
    double indent; /* of the first line */
    double space_above, space_below;
    HoEdges margin;  /* left and right: set in from the measure */
    HoEdges padding; /* inside the border */
    HoEdges border;  /* widths */
    HoColor border_color;
    double border_radius;
    HoColor background;
    bool keep_together;  /* unbreakable when it fits a page */
    bool keep_with_next; /* titles */
    bool caption_below;
} HoStyle;

/* Page geometry. */
typedef struct {
    double width, height;
    HoEdges margin;       /* left is inner when mirrored */
    HoEdges least_margin; /* as if there were no measure */
    bool mirrored;        /* facing pages: inner and outer margins */
    unsigned columns;
    double column_gap;
} HoPageStyle;

/* Loads a theme: a path ending in .yml, or a built-in name ("default").  NULL
 * name is "default".  What is wrong in it goes to diags; error is set and NULL
 * returned only when the file cannot be read.  dirs: NULL-terminated folders in
 * which built-in names and `extends` are looked up. */
HoTheme *ho_theme_load(const char *name, const char *const *dirs,
                       HoDiags *diags, GError **error);
void ho_theme_free(HoTheme *theme);

/* The page, with document attributes (pdf-page-size, pdf-page-layout,
 * pdf-page-margin, media) already given to ho_theme_set. */
const HoPageStyle *ho_theme_page(const HoTheme *theme);

/* Which way a page is held. */
typedef enum { HO_TURN_NONE, HO_TURN_PORTRAIT, HO_TURN_LANDSCAPE } HoTurn;

/* A page unlike the document's own: of a size ("A3", "6in x 9in"; NULL: the
 * document's) and an orientation (NONE: that of the size).  One that is turned
 * has the margins of page-margin-rotated, else the document's; no measure holds
 * on pages that are not the document's own.  A size that cannot be read is the
 * document's. */
HoPageStyle ho_theme_page_for(const HoTheme *theme, HoTurn way,
                              const char *size);

/* Sets the page's size in points, as wide and high as it is. */
void ho_theme_set_page_size(HoTheme *theme, double width, double height);

/* Makes the theme of a page that of a booklet's, half as large: type and what
 * goes with it are multiplied by booklet-scale (nothing goes below
 * booklet-font-size-min, the text not below 9 points), and margins are those of
 * booklet-margin-top, -bottom, -inner and -outer; with own_margins they stay
 * what page-margin says. */
void ho_theme_make_booklet(HoTheme *theme, bool own_margins);

/* Small changes that make a text shorter, as shares of what the theme says. */
typedef struct {
    double page;     /* compose-page: the more, the fuller; 0: as it is */
    double leading;  /* of lines and the spaces around blocks */
    double type;     /* the text keeps 9 points */
    double pictures; /* of the least size they may have */
    int contents;    /* levels of the contents at the most; 0: as asked for */
} HoSqueeze;

/* Changes the theme so; NULL undoes it.  Each time from the theme as it was
 * when this was called first. */
void ho_theme_squeeze(HoTheme *theme, const HoSqueeze *squeeze);

/* The size of a named paper in points ("A4", "letter"), upright. */
bool ho_paper_size(const char *name, double *width, double *height);

/* Overrides a key as if it stood last in the file. */
void ho_theme_set(HoTheme *theme, const char *key, const char *value);

/* Lets the keys that begin with "layout-NAME-" take the place of those without:
 * pages are arranged in that way. */
void ho_theme_arrange(HoTheme *theme, const char *name);

/* Style of a block of a class ("paragraph", "quote", "admonition"…) or of a
 * part of one ("quote-cite", "admonition-label", "caption", "heading-h2",
 * "toc-title", "footer"…), with its roles, inside parent (NULL at the top).
 * Never NULL; owned by the theme. */
const HoStyle *ho_theme_style(HoTheme *theme, const HoStyle *parent,
                              const char *name, const char *roles);

/* Style of marked text inside text: name is an inline kind's name ("strong",
 * "monospace", "link", "kbd"…), roles as above.  Owned by the theme. */
const HoTextStyle *ho_theme_text_style(HoTheme *theme,
                                       const HoTextStyle *parent,
                                       const char *name, const char *roles);

/* The file that a relative path names beside one of the files of the theme, the
 * user's own before those it extends: where Asciidoctor PDF looks for pictures
 * of themes.  NULL when there is none; yours to free. */
char *ho_theme_find_file(const HoTheme *theme, const char *path);

/* Raw keys, for what has no place above.  Keys are joined by dashes:
 * "image-min-scale". */
double ho_theme_number(const HoTheme *theme, const char *key, double fallback);
const char *ho_theme_string(const HoTheme *theme, const char *key,
                            const char *fallback);
HoColor ho_theme_color(const HoTheme *theme, const char *key, HoColor fallback);

/* One to four lengths, as CSS orders them. */
HoEdges ho_theme_edges(const HoTheme *theme, const char *key, HoEdges fallback);

/* A length with a unit ("2cm", "50%", "3in", "12", "20vw") in points; percent
 * of `whole`, vw of page_width.  false when it is none. */
bool ho_length_parse(const char *text, double whole, double page_width,
                     double em, double *points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoTheme, ho_theme_free)
