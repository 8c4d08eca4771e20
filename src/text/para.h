#pragma once

#include "text/fit.h"
#include "text/font.h"

/*
 * A paragraph on its way to lines: one text with spans, then runs of one font,
 * then pieces (boxes and glue) and the places where lines may end.
 */

/* How a stretch of text looks: a style made ready. */
typedef struct {
    HoTextStyle style;
    HoFontWish wish;
    const HoFont *font;
    const char *lang; /* interned, never NULL */
    hb_language_t language;
    bool french; /* thin spaces before tall punctuation */
} HoLook;

/* From start to the start of the next span. */
typedef struct {
    uint32_t start;
    const HoLook *look;
    const HoLink *link;
    bool code;  /* no hyphens, no spaces of its language; breaks as paths do */
    bool glued; /* never broken inside, apart from blanks if at all */
    bool artifact;
    uint32_t box; /* number of the frame or background around it, 0 none */
} HoSpan;

/* Which source a stretch of text came from. */
typedef struct {
    uint32_t start;
    const HoInline *source;
    uint32_t offset;
} HoOrigin;

typedef enum {
    HO_SPOT_ANCHOR,      /* id */
    HO_SPOT_NOTE,        /* note */
    HO_SPOT_TERM,        /* term */
    HO_SPOT_SOFT_HYPHEN, /* may be parted here, with a hyphen */
    HO_SPOT_BREAK,       /* may be parted here, without */
    HO_SPOT_JOIN,        /* must not */
} HoSpotType;

/* What stands between two characters of the text. */
typedef struct {
    uint32_t at;
    HoSpotType type;
    union {
        const char *id;
        const HoFootnote *note;
        const HoInline *term;
    };
} HoSpot;

/* A picture or another thing in the text, at a U+FFFC. */
typedef struct {
    uint32_t at;
    const HoImage *image;
    const char *alt;
    const HoLink *link;
    double width, height;
    double drop; /* below the baseline */
    const HoInline *source;
    HoLoc loc;
} HoObject;

typedef struct {
    GString *text; /* without controls; '\n' is a hard break */
    GArray *spans, *origins, *spots, *objects;
    bool complex; /* needs more than the rules of Latin text */
    bool verbatim;
    HoLoc loc;
    /* Lines of a source before an offset: what was last asked. */
    const HoInline *asked;
    size_t asked_offset;
    unsigned asked_lines;
} HoParagraph;

/* A stretch in one font, script and direction. */
typedef struct {
    uint32_t start, end;
    const HoSpan *span;
    const HoFont *font;
    uint32_t script; /* hb_script_t, 0: Latin */
    uint8_t level;
    bool emoji;
    bool square; /* Han, kana: one em each */
} HoRun;

/* Whether its letters give a little when lines are justified: not where columns
 * or pictures would be seen to. */
static inline bool
ho_run_gives(const HoRun *run)
{
    return !run->emoji && !run->square && !run->span->look->style.monospace;
}

typedef enum { HO_PIECE_BOX, HO_PIECE_GLUE, HO_PIECE_OBJECT } HoPieceType;

typedef struct {
    HoPieceType type;
    uint32_t start, end; /* bytes of the text */
    uint32_t run;
    HoWord *word;              /* BOX */
    uint32_t from, to;         /* its clusters */
    double width;              /* with padding */
    float pad_left, pad_right; /* between a frame and its letters */
    double stretch, shrink;    /* GLUE */
    bool fixed;                /* GLUE: no line ends here */
} HoPiece;

typedef struct {
    GArray *runs, *pieces, *breaks; /* HoRun, HoPiece, HoFitBreak */
    guint n_runs;   /* of the text; later ones are of words of mixed fonts */
    uint8_t *marks; /* per byte of the text, HO_MAY_… */
    size_t n_marks;
} HoPieces;

enum {
    HO_MAY_BREAK = 1,     /* before this byte */
    HO_MAY_HYPHENATE = 2, /* likewise, with a hyphen: soft hyphens */
    HO_BREAK_WEAKLY = 4,  /* with MAY_BREAK: rather not */
    HO_BREAK_HARDLY = 8,  /* likewise, rather less */
    HO_MAY_SPACE = 16     /* the characters beside it have a space of their own
                             kind between them: cjk.h */
};

/* The paragraph that is cut now, for whoever asks for it again at once. */
typedef struct {
    const HoInline *inlines; /* NULL: none */
    const HoLook *look;      /* of its style */
    HoAlign align;
    double indent, measure;
    const char *lang;
    size_t usual; /* lines of its best setting, 0 not known */
    double demerits;
} HoCut;

struct HoTextContext {
    HoFonts *fonts;
    HoTheme *theme;
    HoArena *arena;
    const HoDocument *doc;
    HoImages *images;
    const char *lang;     /* of the text now, interned */
    const char *doc_lang; /* of the document, interned */
    GHashTable *looks;    /* of HoLook *, itself the key */
    GHashTable *hyphenators;
    GHashTable *missing;   /* characters reported */
    uint32_t now;          /* byte of the paragraph that is looked at */
    GHashTable *reported;  /* inlines whose picture was */
    HoParagraph paragraph; /* scratch */
    HoPieces pieces;       /* scratch */
    HoCut cut;             /* what is in the two */
    GArray *chosen;        /* scratch: HoFitLine */
    GArray *lines;         /* scratch: HoLine */
    const char *words;     /* of the paragraph, in the arena */
    bool backward;         /* the paragraph runs from right to left */
    bool mirrored;         /* pages will be reflected */
    const char *han_lang;  /* its language if it has Han letters, or NULL */
    bool is_japanese;      /* kana have been seen */
    struct HoLineBuffers *buffers;
    GHashTable *notes_given, *notes_met; /* const HoFootnote *: number */
    int last_note;                       /* number of the last one met */
    HoPrintLinks print_links;
    HoLinkNumber link_number;
    void *link_data;   /* for it */
    double protrusion; /* share of the full protrusion, 0 none */
    double expansion;  /* of letters, each way: .02 is two percent */
};

static inline uint32_t
ho_char_bytes(const char *c)
{
    return (uint32_t) (g_utf8_next_char(c) - c);
}

/* look.c */
GHashTable *ho_looks_new(void);
const HoLook *ho_text_look(HoTextContext *text, const HoTextStyle *style,
                           const char *lang);
const HoLook *ho_text_mark(HoTextContext *text, const HoLook *look,
                           const char *name, const char *roles);
const HoLook *ho_look_with_language(HoTextContext *text, const HoLook *look,
                                    const char *lang);

/* collect.c: fills text->paragraph. */
void ho_text_collect(HoTextContext *text, const HoInline *inlines,
                     const HoStyle *style, double measure, bool verbatim);

/* paragraph.c: appends to the paragraph. */
void ho_paragraph_reset(HoParagraph *paragraph);
void ho_paragraph_clear(HoParagraph *paragraph);
void ho_paragraph_add(HoParagraph *paragraph, const HoSpan *span,
                      const char *text, size_t length, const HoInline *source);
void ho_paragraph_break(HoParagraph *paragraph);
/* Takes a blank at the end back, if nothing hangs on it. */
void ho_paragraph_drop_blank(HoParagraph *paragraph);
void ho_paragraph_spot(HoParagraph *paragraph, HoSpot spot);
void ho_paragraph_object(HoParagraph *paragraph, const HoSpan *span,
                         HoObject object);

/* The object at a byte, or the next one; NULL behind the last. */
const HoObject *ho_paragraph_object_at(const HoParagraph *paragraph,
                                       uint32_t at);
/* The source that a byte came from, NULL when there is none; and its place in
 * the document. */
const HoOrigin *ho_paragraph_origin(const HoParagraph *paragraph, uint32_t at);
HoLoc ho_paragraph_loc(HoParagraph *paragraph, uint32_t at);

/* runs.c */
void ho_text_itemize(HoTextContext *text);
void ho_pieces_clear(HoPieces *pieces);
/* The font that draws a character in a look.  One that no font has is reported
 * once, where text->now is. */
const HoFont *ho_text_font_for(HoTextContext *text, const HoLook *look,
                               gunichar c);

/* opportunity.c: sets HO_MAY_… in the paragraph's marks. */
void ho_text_mark_breaks(HoTextContext *text);

/* pieces.c: makes the pieces and breaks of a stretch of the text without hard
 * breaks, [start, end); *run is the first run that may be in it and is moved
 * on.  measure 0: as for one endless line. */
void ho_text_cut(HoTextContext *text, const HoStyle *style, double measure,
                 uint32_t range[2], uint32_t *run);

/* hyphens.c: the places of a word, found once; NULL hyphenator: none. */
void ho_word_hyphenate(HoTextContext *text, HoShaper *shaper, HoWord *word);

/* emergency.c: where nothing may be parted but must be, for want of room. */
void ho_text_cut_anywhere(HoTextContext *text, double measure);

/* How much of a character hangs in the margin where a line starts or ends, as
 * a share of its width. */
double ho_protrusion(const HoTextContext *text, gunichar c, bool start);

/* break.c: what makes lines good in a style. */
HoFitRules ho_text_rules(const HoStyle *style, double measure);

/* lines.c: the line between two breaks, set to the measure. */
typedef struct {
    const HoStyle *style;
    double measure, indent;
    bool last; /* of the paragraph or before a hard break */
    bool only; /* and the first one, too */
} HoLineWish;

void ho_text_line_build(HoTextContext *text, const HoLineWish *wish,
                        const HoFitBreak *from, const HoFitBreak *to,
                        HoLine *line);
