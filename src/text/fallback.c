/*
 * Fonts for characters that the family of the text has not: a family of the
 * list that is made for the script (and, for Chinese, Japanese and Korean, for
 * the language), of the same style if there is one; then symbols; then
 * whatever has the glyph.
 */
#include "text/font.h"

#include <string.h>

typedef struct {
    gunichar c;
    const HoShaper *base;
    const char *lang; /* interned */
    int wished;       /* face */
    const HoFamily *family;
    int slot; /* face that was found */
} Answer;

static guint
answer_hash(gconstpointer key)
{
    const Answer *answer = key;

    return answer->c * 31 ^ g_direct_hash(answer->base) ^
           g_direct_hash(answer->lang);
}

static gboolean
answer_equal(gconstpointer a, gconstpointer b)
{
    const Answer *x = a, *y = b;

    return x->c == y->c && x->base == y->base && x->lang == y->lang &&
           x->wished == y->wished;
}

/* Whether a list of words, parted by blanks, has word. */
static bool
list_has(const char *list, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = list; (at = strstr(at, word)) != NULL; at += length)
        if ((at == list || at[-1] == ' ') &&
            (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

/* "zh-Hant-TW" asks for zh-hant-tw, zh-hant, zh-tw, zh: 4 to 1 for the best
 * of them that the family is for. */
static int
language_score(const HoFamily *family, const char *lang)
{
    g_autofree char *tag = g_ascii_strdown(lang != NULL ? lang : "", -1);
    g_auto(GStrv) part = g_strsplit(tag, "-", 3);
    g_autofree char *two = NULL, *ends = NULL;

    if (family->languages == NULL || *tag == '\0')
        return 0;
    if (list_has(family->languages, tag))
        return 4;
    if (part[0] == NULL || part[1] == NULL)
        return 0;
    two = g_strdup_printf("%s-%s", part[0], part[1]);
    if (list_has(family->languages, two))
        return 3;
    if (part[2] != NULL) {
        ends = g_strdup_printf("%s-%s", part[0], part[2]);
        if (list_has(family->languages, ends))
            return 2;
    }
    return list_has(family->languages, part[0]) ? 1 : 0;
}

static void
script_code(gunichar c, char code[5])
{
    guint32 tag = g_unicode_script_to_iso15924(g_unichar_get_script(c));

    for (int i = 0; i < 4; i++)
        code[i] = (char) (tag >> (24 - 8 * i));
    code[4] = '\0';
}

bool
ho_face_serves(const HoFace *face, gunichar c)
{
    char code[5];

    if (!ho_face_has(face, c))
        return false;
    if (c < 0x590 || face->scripts == NULL || *face->scripts == '\0' ||
        !g_unichar_isalpha(c))
        return true;
    script_code(c, code);
    return strcmp(code, "Zyyy") == 0 || strcmp(code, "Zinh") == 0 ||
           list_has(face->scripts, code);
}

/* How well a family serves a character; 0: only when nothing else does. */
static int
family_score(const HoFamily *family, const char *code, const char *style,
             const char *lang)
{
    bool common = strcmp(code, "Zyyy") == 0 || strcmp(code, "Zinh") == 0;
    int score = 0;

    if (strcmp(family->role, "emoji") == 0)
        return -1;
    if (!common && list_has(family->scripts, code))
        score += 40;
    if (common && family->languages == NULL)
        score += strcmp(family->role, "symbols") == 0 ? 10
                 : strcmp(family->role, "fallback") != 0 ||
                         list_has(family->scripts, "Latn")
                     ? 20
                     : 0;
    score += language_score(family, lang) * 10;
    return score + (strcmp(family->style, style) == 0 ? 5 : 0);
}

/* The face of a family that has a character: the wished one, else the regular
 * one; -1 without. */
static int
slot_with(HoFonts *fonts, HoFamily *family, gunichar c, int wished)
{
    for (int round = 0; round < 2; round++) {
        int slot = round == 0 ? wished : HO_SLOT_REGULAR;
        const HoFace *face = ho_family_face(fonts, family, &slot);

        if (face != NULL && ho_face_has(face, c))
            return slot;
    }
    return -1;
}

static void
find_family(HoFonts *fonts, Answer *answer, const char *style)
{
    int best_score = -1;
    char code[5];

    script_code(answer->c, code);
    for (int round = 0; round < 2 && answer->family == NULL; round++)
        for (unsigned i = 0; i < fonts->families->len; i++) {
            HoFamily *family = fonts->families->pdata[i];
            int score = family_score(family, code, style, answer->lang);
            int slot;

            /* First those made for it, then every file there is; a face as
             * bold as the wished one is worth another style. */
            if (score + 7 <= best_score || (score < 10) != (round == 1))
                continue;
            slot = slot_with(fonts, family, answer->c, answer->wished);
            if (slot >= 0 && slot % 2 == answer->wished % 2)
                score += 7;
            if (slot >= 0 && score > best_score) {
                answer->family = family;
                answer->slot = slot;
                best_score = score;
            }
        }
}

static const char *
style_of(const HoFonts *fonts, const HoShaper *base)
{
    for (unsigned i = 0; i < fonts->families->len; i++) {
        const HoFamily *family = fonts->families->pdata[i];

        for (int slot = 0; slot < HO_SLOT_COUNT; slot++)
            if (family->faces[slot] == base->face)
                return family->style;
    }
    return "";
}

const HoFont *
ho_fonts_fallback(HoFonts *fonts, const HoFont *font, const HoFontWish *wish,
                  gunichar c, const char *lang)
{
    Answer key = {.c = c, .base = font->shaper};
    Answer *answer;
    HoFontWish other = *wish;

    key.lang = lang != NULL ? g_intern_string(lang) : NULL;
    key.wished = (wish->bold ? HO_SLOT_BOLD : HO_SLOT_REGULAR) +
                 (wish->italic ? HO_SLOT_ITALIC : 0);
    if (fonts->fallback == NULL)
        fonts->fallback =
            g_hash_table_new_full(answer_hash, answer_equal, g_free, NULL);
    answer = g_hash_table_lookup(fonts->fallback, &key);
    if (answer == NULL) {
        answer = g_memdup2(&key, sizeof key);
        find_family(fonts, answer, style_of(fonts, font->shaper));
        g_hash_table_add(fonts->fallback, answer);
    }
    if (answer->family == NULL)
        return NULL;
    other.family = answer->family->name;
    other.features = NULL;
    other.bold = answer->slot % 2 == HO_SLOT_BOLD;
    if (strcmp(answer->family->role, "fallback") == 0)
        other.italic = wish->italic && answer->family->files[HO_SLOT_ITALIC];
    return ho_fonts_find(fonts, &other);
}
