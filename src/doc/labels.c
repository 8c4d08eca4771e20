/* The words of labels by language: a row a language, a column a label. */
#include "doc/labels.h"

#include <glib.h>
#include <string.h>

static const char *const names[] = {
    "caution-caption",   "important-caption",
    "note-caption",      "tip-caption",
    "warning-caption",   "appendix-caption",
    "chapter-signifier", "part-signifier",
    "section-refsig",    "example-caption",
    "figure-caption",    "table-caption",
    "toc-title",         "preface-title",
    "last-update-label", "version-label",
    "untitled-label",    "manname-title",
    "image-label",       "page-label",
    "cover-label",       "notes-title",
    "pages-title",       "landmarks-title",
    "start-label",       "see-label",
    "see-also-label",    NULL,
};

enum { N_LABELS = G_N_ELEMENTS(names) - 1 };

static const struct {
    const char *lang;
    const char *words[N_LABELS];
} languages[] = {
#define LABELS(lang, ...) {lang, {__VA_ARGS__}},
#include "doc/labels.def"
#undef LABELS
};

static const struct {
    const char *other, *lang;
} aliases[] = {
    {"no", "nb"},         {"zh-cn", "zh"},    {"zh-hans", "zh"},
    {"zh-hant", "zh-tw"}, {"zh-hk", "zh-tw"}, {"iw", "he"},
};

/* "pt_BR" to "pt-br"; false when it is too long for a language tag. */
static bool
normalize(const char *lang, char *out, size_t room)
{
    size_t i;

    for (i = 0; lang[i] != '\0' && i + 1 < room; i++)
        out[i] = lang[i] == '_' ? '-' : (char) g_ascii_tolower(lang[i]);
    out[i] = '\0';
    for (size_t k = 0; k < G_N_ELEMENTS(aliases); k++)
        if (strcmp(out, aliases[k].other) == 0)
            g_strlcpy(out, aliases[k].lang, room);
    return lang[i] == '\0';
}

static const char *const *
find_language(const char *lang)
{
    char tag[32];
    char *dash;

    if (lang == NULL || !normalize(lang, tag, sizeof tag))
        return NULL;
    for (;;) {
        for (size_t i = 0; i < G_N_ELEMENTS(languages); i++)
            if (strcmp(languages[i].lang, tag) == 0)
                return languages[i].words;
        dash = strrchr(tag, '-');
        if (dash == NULL)
            return NULL;
        *dash = '\0';
    }
}

const char *
ho_label(const char *lang, const char *name)
{
    const char *const *words = find_language(lang);

    for (size_t i = 0; words != NULL && i < N_LABELS; i++)
        if (strcmp(names[i], name) == 0)
            return words[i];
    return NULL;
}

const char *
ho_label_name(unsigned n)
{
    return n < N_LABELS ? names[n] : NULL;
}

const char *
ho_language_comma(const char *lang)
{
    static const struct {
        const char *lang, *comma;
    } commas[] = {
        {"ar", "\u060c "}, {"fa", "\u060c "}, {"ur", "\u060c "},
        {"ps", "\u060c "}, {"ja", "\u3001"},  {"zh", "\uff0c"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(commas); i++)
        if (g_ascii_strncasecmp(commas[i].lang, lang, 2) == 0 &&
            (lang[2] == '\0' || lang[2] == '-' || lang[2] == '_'))
            return commas[i].comma;
    return ", ";
}

bool
ho_language_is_rtl(const char *lang)
{
    static const char *const rtl[] = {"ar", "he", "iw", "fa", "ur",
                                      "yi", "ps", "sd", "ug", "dv"};
    size_t length = lang != NULL ? strcspn(lang, "-_") : 0;

    for (size_t i = 0; i < G_N_ELEMENTS(rtl); i++)
        if (strlen(rtl[i]) == length &&
            g_ascii_strncasecmp(rtl[i], lang, length) == 0)
            return true;
    return false;
}
