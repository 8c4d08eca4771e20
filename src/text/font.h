#pragma once

#include "text/text.h"

#include <cairo.h>
#include <hb.h>

/*
 * Fonts inside the stage: families of the list, faces (one file), shapers (a
 * face with OpenType features and its cache of shaped words), fonts (a shaper
 * at a size).  Shaped words are in font units, so all sizes share them.
 */
typedef struct HoFace HoFace;
typedef struct HoShaper HoShaper;

enum { HO_SLOT_REGULAR, HO_SLOT_BOLD, HO_SLOT_ITALIC, HO_SLOT_BOLD_ITALIC };
enum { HO_SLOT_COUNT = 4 };

/* A family of the list. */
typedef struct {
    const char *name, *package, *role, *style, *scripts, *languages;
    const char *files[HO_SLOT_COUNT]; /* absolute, "#2" for an index; or NULL */
    HoFace *faces[HO_SLOT_COUNT];     /* loaded on first use */
    bool tried[HO_SLOT_COUNT];
} HoFamily;

struct HoFace {
    char *file;
    int index;
    const char *scripts; /* of its family, "" any */
    hb_face_t *hb_face;
    hb_font_t *hb;          /* scaled to units */
    void *cairo;            /* cairo_font_face_t, or NULL before first use */
    double units;           /* per em */
    double ascent, descent; /* of an em, both positive */
    double x_height, cap_height;
    double underline, thickness; /* of an em; underline below the baseline */
    double strikeout;            /* above it */
    bool color;                  /* has pictures for glyphs */
    uint32_t space;              /* its glyph */
    GHashTable *shapers;         /* features → HoShaper * */
};

typedef struct {
    uint32_t glyph;
    int32_t x, y; /* units, from the word's origin */
} HoWordGlyph;

/* So many bytes are so many glyphs; in order of the text. */
typedef struct {
    uint32_t byte;
    uint16_t n_bytes, n_glyphs;
    uint32_t glyph; /* its first one, from the left */
    int32_t x, advance;
    bool joined; /* not to be parted from the cluster before: a shape or kern
                    goes across */
} HoWordCluster;

/* A place where a word may be parted with a hyphen. */
typedef struct {
    uint32_t byte;    /* begins the next line */
    uint32_t cluster; /* likewise; of a joined place, the nearest before */
    int32_t before;   /* advance of what stays, without hyphen */
    int32_t after;    /* advance of what goes */
} HoWordPoint;

/* A word as shaped, cached. */
typedef struct {
    const char *text;
    uint32_t length;
    uint32_t script; /* hb_script_t; 0 Latin by the fast path */
    hb_language_t language;
    bool backward;
    bool missing; /* has a character without glyph */
    int32_t advance;
    unsigned n_glyphs, n_clusters;
    const HoWordGlyph *glyphs;
    const HoWordCluster *clusters;
    bool has_points; /* they are known */
    unsigned n_points;
    const HoWordPoint *points;
} HoWord;

struct HoShaper {
    HoFonts *fonts;
    HoFace *face;
    char *features_text;
    hb_feature_t *features;
    unsigned n_features;
    GHashTable *words; /* of HoWord *, itself the key */
    double space;      /* advance of a blank, of an em */
    double hyphen;     /* likewise, of a hyphen */
};

struct HoFont {
    HoShaper *shaper;
    double size;
    double scale;  /* points a unit */
    double expand; /* of its width, 1 as drawn */
    bool slanted;  /* obliquely, for want of an italic */
    cairo_scaled_font_t *cairo;
};

struct HoFonts {
    HoArena *arena;
    char *folder;
    GPtrArray *families;  /* of HoFamily *, in order of the list */
    GHashTable *by_name;  /* folded name → HoFamily * */
    GHashTable *fonts;    /* of HoFont *, itself the key */
    GHashTable *fallback; /* of struct in fallback.c */
    hb_buffer_t *buffer;  /* scratch */
};

/* What picks a font. */
typedef struct {
    const char *family, *features;
    double size;
    bool bold, italic, monospace;
} HoFontWish;

/* Never NULL: some family of the list has a regular face. */
const HoFont *ho_fonts_find(HoFonts *fonts, const HoFontWish *wish);

/* The first family of a role that is installed, or NULL. */
HoFamily *ho_fonts_role(const HoFonts *fonts, const char *role);

/* The face of a family, or NULL when it has none like it; slot is replaced by
 * the one that was found. */
HoFace *ho_family_face(HoFonts *fonts, HoFamily *family, int *slot);

/* The font like another one at a size or expansion. */
const HoFont *ho_font_variant(const HoFont *font, double size, double expand);

/* A font with a glyph for a character where the wished one has none; NULL when
 * there is none. */
const HoFont *ho_fonts_fallback(HoFonts *fonts, const HoFont *font,
                                const HoFontWish *wish, gunichar c,
                                const char *lang);
/* The colour emoji font, or NULL. */
const HoFont *ho_fonts_emoji(HoFonts *fonts, double size);

bool ho_face_has(const HoFace *face, gunichar c);
/* Whether it has a character and is fit for its script: some have letters of
 * one that are not drawn in their weight, or lack its marks. */
bool ho_face_serves(const HoFace *face, gunichar c);
HoFace *ho_face_load(const char *file);
void ho_face_free(HoFace *face);
HoShaper *ho_face_shaper(HoFonts *fonts, HoFace *face, const char *features);

/* A word, from the cache or shaped.  script 0: Latin, left to right. */
HoWord *ho_shaper_word(HoShaper *shaper, const char *text, size_t length,
                       uint32_t script, hb_language_t language, bool backward);
/* Which cluster a byte is in. */
unsigned ho_word_cluster_at(const HoWord *word, uint32_t byte);
