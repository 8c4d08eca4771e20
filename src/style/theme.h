#pragma once

#include "style/value.h"

/*
 * Inside of a theme, for the files of this folder.  Keys are flat: nested
 * names joined by dashes, underscores made dashes.
 */
struct HoTheme {
    HoArena *arena;
    HoDiags *diags;          /* borrowed */
    const char *const *dirs; /* copies; the last one holds the built-in ones */
    GHashTable *keys;        /* name → const HoValue * */
    GHashTable *foreign;     /* keys of the user's files that may be unknown */
    GHashTable *used;        /* names that a $variable refers to */
    GHashTable *families;    /* name as written → one of ours; told once */
    GPtrArray *files;        /* paths read, in order */
    HoPageStyle page;
    bool page_known;
    GHashTable *loose; /* the keys before ho_theme_squeeze, or NULL */
    const HoStyle *base;
    GHashTable *styles, *text_styles; /* computed, each once */
    GHashTable *looks;                /* by parent, name and roles */
};

/* A key's value; NULL when it is not there or null. */
const HoValue *ho_theme_find(const HoTheme *theme, const char *key);

/* The value of prefix-name. */
const HoValue *ho_theme_find_in(const HoTheme *theme, const char *prefix,
                                const char *name);

/* Sets a key, with $variables replaced and sums done as its name allows. */
void ho_theme_put(HoTheme *theme, const char *key, const HoValue *value);

/* A scalar as it was written, made a value: for ho_theme_put and for items of
 * lists.  key tells what is allowed in it. */
HoValue ho_theme_evaluate(HoTheme *theme, const char *key, const char *text,
                          bool plain, HoLoc loc);

/* Reads a file and those it extends into the keys.  false with error when it
 * cannot be opened. */
bool ho_theme_read(HoTheme *theme, const char *path, unsigned depth,
                   GError **error);

/* The same for text that stands in for a file at path. */
void ho_theme_read_text(HoTheme *theme, const char *path, const char *text,
                        size_t length, unsigned depth);

/* A theme without keys; dirs as in ho_theme_load. */
HoTheme *ho_theme_new(const char *const *dirs, HoDiags *diags);

/* The path of a theme by name; own: the user's folders come first.  NULL when
 * there is none.  Yours to free. */
char *ho_theme_lookup(const HoTheme *theme, const char *name, bool own);

/* Whether the theme language knows a key (keys.c). */
bool ho_theme_key_is_known(const char *key);

/* The family of the fonts list that stands for a name: itself or one of its
 * kind.  *monospace says which kind. */
const char *ho_theme_family(HoTheme *theme, const HoValue *name,
                            bool *monospace);

/* Height of a line set solid in a family, in em: what line-height multiplies,
 * as it does in Asciidoctor PDF. */
double ho_family_height(const char *family);

/* What relative units mean outside of any text. */
HoUnitBase ho_theme_units(const HoTheme *theme);

/* Drops what was computed: a key has changed. */
void ho_theme_forget(HoTheme *theme);

/* Reports a value that cannot be used, once. */
void ho_theme_complain(const HoTheme *theme, const HoValue *value,
                       const char *key);
