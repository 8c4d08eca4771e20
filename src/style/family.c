/*
 * Families that a theme may name.  Only those of the fonts list are used; a
 * name that is not there stands for one of its kind, so that a theme made for
 * another program still looks like itself.
 */
#include "style/theme.h"

#include <string.h>

typedef enum { KIND_SERIF, KIND_SANS, KIND_MONO } Kind;

/* height: ascender, descender and gap as the font tells them (hhea). */
static const struct {
    const char *name;
    Kind kind;
    double height;
} families[] = {
    {"Linux Libertine O", KIND_SERIF, 1.14},
    {"Linux Biolinum O", KIND_SANS, 1.14},
    {"JetBrains Mono", KIND_MONO, 1.32},
    {"Linux Libertine Display O", KIND_SERIF, 1.14},
    {"Noto Serif", KIND_SERIF, 1.362},
    {"Noto Sans", KIND_SANS, 1.362},
    {"Noto Sans Mono", KIND_MONO, 1.362},
};

/* Words in the names of families; the first that is found decides. */
static const struct {
    const char *word;
    Kind kind;
} hints[] = {
    {"mono", KIND_MONO},       {"courier", KIND_MONO},
    {"code", KIND_MONO},       {"consol", KIND_MONO},
    {"typewriter", KIND_MONO}, {"m+ 1m", KIND_MONO},
    {"m+1m", KIND_MONO},       {"menlo", KIND_MONO},
    {"hack", KIND_MONO},       {"inconsolata", KIND_MONO},
    {"fixed", KIND_MONO},      {"terminal", KIND_MONO},
    {"sans", KIND_SANS},       {"helvetica", KIND_SANS},
    {"arial", KIND_SANS},      {"gothic", KIND_SANS},
    {"roboto", KIND_SANS},     {"lato", KIND_SANS},
    {"inter", KIND_SANS},      {"calibri", KIND_SANS},
    {"verdana", KIND_SANS},    {"tahoma", KIND_SANS},
    {"montserrat", KIND_SANS}, {"m+ ", KIND_SANS},
    {"mplus", KIND_SANS},      {"ubuntu", KIND_SANS},
    {"grotesk", KIND_SANS},    {"futura", KIND_SANS},
    {"biolinum", KIND_SANS},   {"raleway", KIND_SANS},
    {"poppins", KIND_SANS},    {"segoe", KIND_SANS},
};

static Kind
kind_of(const char *name)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);

    for (size_t i = 0; i < G_N_ELEMENTS(hints); i++)
        if (strstr(lower, hints[i].word) != NULL)
            return hints[i].kind;
    return KIND_SERIF;
}

static const char *
stand_in(HoTheme *theme, const HoValue *value)
{
    const char *name = value->text;
    const char *family = g_hash_table_lookup(theme->families, name);

    if (family != NULL)
        return family;
    family = families[kind_of(name)].name;
    g_hash_table_insert(theme->families, ho_arena_strdup(theme->arena, name),
                        (void *) family);
    ho_diagf(theme->diags, value->loc, HO_DIAG_THEME_FAMILY_UNKNOWN,
             "'%s', now %s", name, family);
    return family;
}

const char *
ho_theme_family(HoTheme *theme, const HoValue *name, bool *monospace)
{
    const char *family = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(families); i++)
        if (g_ascii_strcasecmp(families[i].name, name->text) == 0)
            family = families[i].name;
    if (family == NULL && g_str_has_prefix(name->text, "Noto "))
        family = name->text; /* those for other scripts */
    if (family == NULL)
        family = stand_in(theme, name);
    *monospace = kind_of(family) == KIND_MONO;
    return family;
}

double
ho_family_height(const char *family)
{
    for (size_t i = 0; family != NULL && i < G_N_ELEMENTS(families); i++)
        if (strcmp(families[i].name, family) == 0)
            return families[i].height;
    return 1.362; /* Noto's */
}
