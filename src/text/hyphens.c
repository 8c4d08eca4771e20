/*
 * The places where words may be hyphenated, found once for each word of the
 * cache; and the share of punctuation that hangs in the margin.
 */
#include "text/para.h"

#include "text/cjk.h"
#include "text/hyphen.h"

static const HoHyphenator *
hyphenator_for(HoTextContext *text, hb_language_t language)
{
    void *known = NULL;

    if (!g_hash_table_lookup_extended(text->hyphenators, language, NULL,
                                      &known)) {
        known = ho_hyphenator_load(hb_language_to_string(language));
        g_hash_table_insert(text->hyphenators, (void *) language, known);
    }
    return known;
}

/* A place within a ligature parts other shapes than those of the word. */
static void
measure_apart(HoShaper *shaper, const HoWord *word, HoWordPoint *point)
{
    point->before = ho_shaper_word(shaper, word->text, point->byte,
                                   word->script, word->language, false)
                        ->advance;
    point->after = ho_shaper_word(shaper, word->text + point->byte,
                                  word->length - point->byte, word->script,
                                  word->language, false)
                       ->advance;
}

void
ho_word_hyphenate(HoTextContext *text, HoShaper *shaper, HoWord *word)
{
    uint32_t bytes[HO_HYPHEN_LIMIT];
    const HoHyphenator *hyphenator;
    HoWordPoint *points;
    size_t n;

    if (word->has_points)
        return;
    word->has_points = true;
    if (word->length < 5 || word->backward || word->n_clusters < 2)
        return;
    hyphenator = hyphenator_for(text, word->language);
    n = hyphenator != NULL
            ? ho_hyphenate(hyphenator, word->text, word->length, bytes)
            : 0;
    if (n == 0)
        return;
    points = ho_arena_array(text->fonts->arena, HoWordPoint, n);
    for (size_t i = 0; i < n; i++) {
        unsigned k = ho_word_cluster_at(word, bytes[i]);

        points[i].byte = bytes[i];
        points[i].cluster = k;
        points[i].before = word->clusters[k].x;
        points[i].after = word->advance - word->clusters[k].x;
        if (word->clusters[k].byte != bytes[i])
            measure_apart(shaper, word, &points[i]);
    }
    word->points = points;
    word->n_points = (unsigned) n;
}

/* --- protrusion: shares as customary, after microtype's for serif text --- */

static double
hang_at_end(gunichar c)
{
    switch (c) {
    case '.':
    case ',':
    case 0x60c: /* Arabic comma, full stop */
    case 0x6d4:
        return .7;
    case '-':
    case 0x2010:
    case 0xad:
        return .6;
    case ':':
    case ';':
    case '!':
    case 0x61b: /* Arabic semicolon */
        return .3;
    case '?':
    case 0x61f:
        return .2;
    case '\'':
    case 0x2019:
    case 0x2018:
    case '"':
    case 0x201c:
    case 0x201d:
        return .5;
    case 0x2013:
        return .3;
    case 0x2014:
        return .2;
    case ')':
        return .1;
    case 0xbb:
        return .3;
    default:
        return 0;
    }
}

static double
hang_at_start(gunichar c)
{
    switch (c) {
    case '\'':
    case 0x2018:
    case 0x2019:
    case '"':
    case 0x201c:
    case 0x201d:
    case 0x201e:
        return .5;
    case 0xab:
        return .3;
    case '(':
        return .1;
    case 0x2013:
    case 0x2014:
        return .2;
    default:
        return 0;
    }
}

double
ho_protrusion(const HoTextContext *text, gunichar c, bool start)
{
    if (c >= 0x3000)
        return ho_cjk_blank(c, text->lang, start);
    return start ? hang_at_start(c) : hang_at_end(c);
}
