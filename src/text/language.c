/*
 * The language of a text: by its script where that says it, else by its small
 * words - articles, prepositions, pronouns - of which every sentence is full
 * and foreign terms are not.
 */
#include "text/text.h"

#include <string.h>

/* Fewer letters tell nothing; more tell nothing new. */
enum { LETTERS_NEEDED = 40, WORDS_NEEDED = 8, BYTES_READ = 200000 };
/* Share of small words that a language must have, in per cent. */
enum { SHARE_NEEDED = 12 };

typedef struct {
    const char *lang;
    const char *words;
} SmallWords;

static const SmallWords small_words[] = {
    {"en", "the of and to in is that it for was on are as with his they at be "
           "this from have or by one had not but what all were when we there "
           "can an your which their if will each about how up out them then "
           "she many some so these would other into has more you my than"},
    {"fr", "le la les de des du un une et est en que qui dans pour sur pas par "
           "plus avec il elle ils on nous vous ce cette ces sont au aux ne se "
           "son sa ses mais ou où comme tout leur leurs été être avoir fait "
           "très aussi donc car sans même entre cela c'est qu'il d'un d'une "
           "lors afin ont deux peut faire si bien après"},
    {"de",
     "der die und in den von zu das mit sich des auf für ist im dem nicht "
     "ein eine als auch es an werden aus er hat dass sie nach wird bei "
     "einer um am sind noch wie einem über einen so zum war haben nur "
     "oder aber vor zur bis mehr durch man sein wurde kann ich wir"},
    {"es", "el la de que y en un ser se no haber por con su para como estar lo "
           "los las del al una más pero sus le ya o este sí porque esta entre "
           "cuando muy sin sobre también me hasta hay donde quien desde todo "
           "nos durante es son está fue ha"},
    {"it", "il di che la e un in a per è una sono con non si da come io del "
           "della dei delle nel alla al le gli lo i ma più anche o se questo "
           "questa ha dal nella sul loro essere molto quando hanno dopo era "
           "cui ad degli tra ci"},
    {"pt", "o a de que e do da em um para é com não uma os no se na por mais "
           "as dos como mas foi ao ele das tem à seu sua ou ser quando muito "
           "há nos já está eu também só pelo pela até isso ela entre era "
           "depois sem mesmo aos são você"},
    {"nl", "de het een en van in is dat op te voor met die zijn niet aan er "
           "om ook als dan bij of uit nog maar door naar over wordt worden "
           "heeft hebben deze dit kan wel was werd meer geen zich tot hij we "
           "je ik hun"},
    {"sv", "och i att det som en på är av för med till den har de inte om ett "
           "han men var jag sig från vi så kan när man skulle nu ska under "
           "eller efter sin också mot hade bara alla än vid"},
    {"da", "og i at det som en på er af for med til den har de ikke om et han "
           "men var jeg sig fra vi så kan når man skulle nu skal under eller "
           "efter sin også mod havde kun alle end ved blev hvor"},
    {"nb", "og i å det som en på er av for med til den har de ikke om et han "
           "men var jeg seg fra vi så kan når man skulle nå skal under eller "
           "etter sin også mot hadde bare alle enn ved ble hvor"},
    {"fi",
     "ja on ei se että oli hän joka mutta ovat kun niin olla myös jos tai "
     "mukaan kuin sen vain ole sekä jo nyt sitä voi mitä tämä tämän ne "
     "vielä siitä hyvin"},
    {"pl", "w i z na do nie się to że jest o jak a po co tak za od ale przez "
           "dla są być był czy przy które który która oraz tym tego jego już "
           "może lub ich ze tylko"},
    {"cs", "a v se na je to že s z o do i ve pro si by jako k nebo ale za po "
           "jsou který která které jsem byl byla bylo už tak od při jeho také "
           "jen být ze až"},
    {"sk", "a v sa na je to že s z o do i vo pre si by ako k alebo ale za po "
           "sú ktorý ktorá ktoré som bol bola bolo už tak od pri jeho tiež len "
           "byť zo až"},
    {"hu", "a az és hogy nem is egy van meg de ez ha csak el már mint vagy ki "
           "volt azt még fel le be kell lesz aki ami ezt lehet minden való "
           "szerint"},
    {"ro", "și de la în a cu nu o pe că este un se din care mai pentru sau au "
           "lui ca fi are sunt dar prin ce al le ai după fost până această"},
    {"tr",
     "ve bir bu da de için ile çok olarak en daha gibi olan var ne o kadar "
     "sonra ama her ya mi olduğu ise değil kendi ki göre tarafından"},
    {"ca", "de la el i que a en les per un és els una amb del no al es dels "
           "més com va ha o però són també seu aquest aquesta quan fins molt "
           "sobre entre ser"},
    {"hr", "i je u se na da su za od a koji koja koje s o kao ne što ali će bi "
           "iz to ili po do nije bio bila bilo samo nakon"},
};

enum { LANGUAGES = G_N_ELEMENTS(small_words) };

typedef enum {
    LATIN,
    CYRILLIC,
    GREEK,
    HEBREW,
    ARABIC,
    HAN,
    KANA,
    HANGUL,
    DEVANAGARI,
    THAI,
    GEORGIAN,
    ARMENIAN,
    SCRIPTS
} Script;

typedef struct {
    gunichar from, to;
    Script script;
} Range;

static const Range ranges[] = {
    {'A', 0x24f, LATIN},        {0x370, 0x3ff, GREEK},
    {0x400, 0x52f, CYRILLIC},   {0x530, 0x58f, ARMENIAN},
    {0x590, 0x5ff, HEBREW},     {0x600, 0x77f, ARABIC},
    {0x900, 0x97f, DEVANAGARI}, {0xe00, 0xe7f, THAI},
    {0x10a0, 0x10ff, GEORGIAN}, {0x3040, 0x30ff, KANA},
    {0x3400, 0x9fff, HAN},      {0xac00, 0xd7af, HANGUL},
};

typedef struct {
    unsigned letters[SCRIPTS];
    unsigned total;
    GHashTable *known; /* word → bits of languages */
    unsigned hits[LANGUAGES];
    unsigned words;
    const char *text;
    const char *end;
} Census;

static void
count_letter(Census *census, gunichar c)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(ranges); i++)
        if (c >= ranges[i].from && c <= ranges[i].to) {
            census->letters[ranges[i].script]++;
            census->total++;
            return;
        }
}

static bool
is_letter(gunichar c)
{
    return g_unichar_isalpha(c) || c == '\'' || c == 0x2019;
}

static void
count_word(Census *census, const char *word, size_t length)
{
    char *lower;
    unsigned bits;

    census->words++;
    if (length > 24)
        return;
    lower = g_utf8_strdown(word, (gssize) length);
    bits = GPOINTER_TO_UINT(g_hash_table_lookup(census->known, lower));
    for (unsigned i = 0; bits != 0; i++, bits >>= 1)
        census->hits[i] += bits & 1;
    g_free(lower);
}

/* Letters and words of the text. */
static void
take_census(Census *census)
{
    const char *word = NULL;

    for (const char *c = census->text; c < census->end;
         c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);

        if (is_letter(letter)) {
            count_letter(census, letter);
            if (word == NULL)
                word = c;
        } else if (word != NULL) {
            count_word(census, word, (size_t) (c - word));
            word = NULL;
        }
    }
    if (word != NULL)
        count_word(census, word, (size_t) (census->end - word));
}

static void
learn_words(Census *census)
{
    census->known =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (unsigned i = 0; i < LANGUAGES; i++) {
        g_auto(GStrv) words = g_strsplit(small_words[i].words, " ", -1);

        for (unsigned k = 0; words[k] != NULL; k++) {
            unsigned bits =
                GPOINTER_TO_UINT(g_hash_table_lookup(census->known, words[k]));

            bits |= 1U << i;
            g_hash_table_insert(census->known, g_strdup(words[k]),
                                GUINT_TO_POINTER(bits));
        }
    }
}

static const char *
latin_language(const Census *census)
{
    unsigned best = 0;

    for (unsigned i = 1; i < LANGUAGES; i++)
        if (census->hits[i] > census->hits[best])
            best = i;
    if (census->words < WORDS_NEEDED ||
        census->hits[best] * 100 < census->words * SHARE_NEEDED)
        return NULL;
    return small_words[best].lang;
}

static unsigned
count_chars(const Census *census, const char *chars)
{
    unsigned n = 0;

    for (const char *c = census->text; c < census->end; c = g_utf8_next_char(c))
        if (g_utf8_strchr(chars, -1, g_unichar_tolower(g_utf8_get_char(c))))
            n++;
    return n;
}

/* Letters that only one of the languages has. */
static const char *
cyrillic_language(const Census *census)
{
    if (count_chars(census, "їєґ") > 0)
        return "uk";
    if (count_chars(census, "љњђћ") > 0)
        return "sr";
    if (count_chars(census, "ў") > 0)
        return "be";
    return count_chars(census, "ыэ") > 0 ? "ru" : "bg";
}

static const char *
script_language(const Census *census, Script script)
{
    switch (script) {
    case LATIN:
        return latin_language(census);
    case CYRILLIC:
        return cyrillic_language(census);
    case GREEK:
        return "el";
    case HEBREW:
        return "he";
    case ARABIC:
        return count_chars(census, "پچژگ") > 0 ? "fa" : "ar";
    case HAN:
        return census->letters[KANA] * 20 > census->letters[HAN] ? "ja" : "zh";
    case KANA:
        return "ja";
    case HANGUL:
        return "ko";
    case DEVANAGARI:
        return "hi";
    case THAI:
        return "th";
    case GEORGIAN:
        return "ka";
    case ARMENIAN:
        return "hy";
    case SCRIPTS:
        break;
    }
    return NULL;
}

/* A letter of these says as much as a word or two of others. */
static unsigned
weight(const Census *census, Script script)
{
    const unsigned *n = census->letters;

    if (script == HAN)
        return 5 * (n[HAN] + n[KANA]);
    return script == HANGUL ? 5 * n[HANGUL] : n[script];
}

const char *
ho_language_detect(const char *text, size_t length)
{
    Census census = {.text = text, .end = text + MIN(length, BYTES_READ)};
    Script best = LATIN;
    const char *lang = NULL;

    /* Not in the middle of a character. */
    while (census.end < text + length && census.end > text &&
           ((unsigned char) *census.end & 0xc0) == 0x80)
        census.end--;
    learn_words(&census);
    take_census(&census);
    for (Script script = LATIN; script < SCRIPTS; script++)
        if (weight(&census, script) > weight(&census, best))
            best = script;
    if (weight(&census, best) >= LETTERS_NEEDED)
        lang = script_language(&census, best);
    g_hash_table_destroy(census.known);
    return lang;
}
