/* What languages want beside letters: ties between words, quotation marks. */
#include "text/typography.h"

#include <string.h>

#define THIN     "\xe2\x80\xaf" /* U+202F narrow no-break space */
#define NO_BREAK "\xc2\xa0"     /* U+00A0 */

/* --- ties --- */

static const double strong_tie = 100000, tie = 200, weak_tie = 120;

/* Units as they are written after numbers. */
static const char units[] =
    " % ‰ € $ £ km m dm cm mm µm nm kg g mg t l L ml cl s ms µs ns h min j d "
    "K °C °F °  Hz kHz MHz GHz B kB KB MB GB TB PB KiB MiB GiB TiB o Ko ko Mo "
    "Go To Po bit bits Mbit Gbit Mb Gb Mbps Gbps px pt em W kW MW GW kWh V A "
    "mA "
    "Ω N Pa hPa bar dB x € M€ k€ Md Mio Mrd Uhr Std a.m p.m am pm "
    "г гг км м см мм кг т л ч мин руб тыс млн млрд ";

/* Words that a number or a name follows. */
static const char openers[] =
    " p. pp. n° nº no. No. Nr. S. Fig. fig. Figure Table Tab. Chapter "
    "Section chap. art. vol. Vol. Bd. § §§ Page page Figures Kapitel Abb. "
    "Tableau Chapitre Step Version version v. Abschnitt Seite Anm. Bild "
    "Teil Annexe Partie Figura Tabla № с. стр. гл. рис. табл. ст. т. ";

/* Titles before names. */
static const char titles[] =
    " M. MM. Mme Mmes Mlle Mr. Mrs. Ms. Dr. Dr Prof. Pr St. St Ste Mgr Me "
    "Hr. Fr. Herr Frau Sr. Sra. Srta. Sig. Dña. г-н г-жа проф. ";

/* Words that do not begin a line. */
static const char closers[] = " etc. al. usw. ff. sq. sqq. f. и т.д. т.п. ";

static const char months[] =
    " January February March April May June July August September October "
    "November December janvier février mars avril mai juin juillet août "
    "septembre octobre novembre décembre Januar Februar März Mai Juni Juli "
    "Oktober Dezember enero febrero marzo abril mayo junio julio agosto "
    "septiembre noviembre diciembre gennaio febbraio aprile maggio giugno "
    "luglio settembre ottobre dicembre января февраля марта апреля мая июня "
    "июля августа сентября октября ноября декабря ";

static bool
is_listed(const char *list, const char *word, size_t length)
{
    char key[32];

    if (length == 0 || length + 3 > sizeof key)
        return false;
    key[0] = ' ';
    memcpy(key + 1, word, length);
    key[length + 1] = ' ';
    key[length + 2] = '\0';
    return strstr(list, key) != NULL;
}

static bool
is_number(const char *word, size_t length)
{
    bool digits = false;

    for (size_t i = 0; i < length; i++) {
        digits = digits || g_ascii_isdigit(word[i]);
        if (!g_ascii_isdigit(word[i]) && strchr(".,+-(~<>≈", word[i]) == NULL)
            return false;
    }
    return digits;
}

/* A letter with a full stop: "J." before "Smith", "z." before "B." */
static bool
is_initial(const char *word, size_t length)
{
    size_t n = length > 1 ? (size_t) (g_utf8_next_char(word) - word) : 0;

    return n > 0 && length == n + 1 && word[n] == '.' &&
           g_unichar_isalpha(g_utf8_get_char(word));
}

static bool
is_upper(const char *word)
{
    return g_unichar_isupper(g_utf8_get_char(word));
}

/* Without the punctuation at the end. */
static size_t
bare_length(const char *word, size_t length)
{
    while (length > 1 && strchr(".,;:!?)", word[length - 1]) != NULL)
        length--;
    return length;
}

static bool
is_roman(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (strchr("IVXLC", word[i]) == NULL)
            return false;
    return length > 0;
}

/* Three figures of a number that is written in groups. */
static bool
is_group(const char *word, size_t length)
{
    return length >= 3 && g_ascii_isdigit(word[0]) &&
           g_ascii_isdigit(word[1]) && g_ascii_isdigit(word[2]) &&
           bare_length(word, length) == 3;
}

/* What follows a number. */
static double
tie_after_number(const char *before, size_t n_before, const char *after,
                 size_t n_after)
{
    size_t bare = bare_length(after, n_after);

    if (is_listed(units, after, bare))
        return strong_tie;
    if (n_before <= 3 && is_group(after, n_after) &&
        g_ascii_isdigit(before[n_before - 1]))
        return strong_tie;
    return is_listed(months, after, bare) ? weak_tie : 0;
}

/* Words of one letter go with what follows them: a rule in Czech, Slovak and
 * Polish, good manners in Russian and its like. */
static double
tie_after_letter(const char *before, size_t n_before, const char *lang)
{
    static const char strict[] = " cs sk pl ", mild[] = " ru uk be bg ";
    gunichar letter = g_utf8_get_char(before);

    if (!g_unichar_isalpha(letter) ||
        (size_t) (g_utf8_next_char(before) - before) != n_before)
        return 0;
    if (is_listed(strict, lang, strcspn(lang, "-_")))
        return strong_tie;
    return is_listed(mild, lang, strcspn(lang, "-_")) ? weak_tie : 0;
}

double
ho_tie_penalty(const char *before, size_t n_before, const char *after,
               size_t n_after, const char *lang)
{
    bool upper;

    if (n_before == 0 || n_after == 0)
        return 0;
    if (is_number(before, n_before))
        return tie_after_number(before, n_before, after, n_after);
    upper = is_upper(after);
    if ((g_ascii_isdigit(*after) || upper) &&
        (is_listed(openers, before, n_before) ||
         (n_before == 1 && *before == 'h')))
        return strong_tie;
    if (n_before < 10 && (upper || *after == 'd') &&
        is_listed(titles, before, n_before))
        return strong_tie;
    if (is_initial(before, n_before))
        return is_initial(after, n_after) ? strong_tie : upper ? tie : 0;
    /* A dash does not begin a line, nor does "etc." */
    if (n_after == 3 && (memcmp(after, "\xe2\x80\x93", 3) == 0 ||
                         memcmp(after, "\xe2\x80\x94", 3) == 0))
        return tie;
    if (n_after < 6 && after[n_after - 1] == '.' &&
        is_listed(closers, after, n_after))
        return tie;
    if (upper && is_upper(before) &&
        is_roman(after, bare_length(after, n_after)) && n_before > 2)
        return weak_tie;
    return n_before <= 2 ? tie_after_letter(before, n_before, lang) : 0;
}

/* --- quotation marks --- */

typedef struct {
    const char *lang;
    HoQuotes outer, inner;
} Row;

static const Row quotes[] = {
    {"en", {"“", "”"}, {"‘", "’"}},
    {"fr", {"«" NO_BREAK, NO_BREAK "»"}, {"“", "”"}},
    {"de", {"„", "“"}, {"‚", "‘"}},
    {"cs", {"„", "“"}, {"‚", "‘"}},
    {"sk", {"„", "“"}, {"‚", "‘"}},
    {"sl", {"„", "“"}, {"‚", "‘"}},
    {"bg", {"„", "“"}, {"’", "’"}},
    {"is", {"„", "“"}, {"‚", "‘"}},
    {"lt", {"„", "“"}, {"‚", "‘"}},
    {"es", {"«", "»"}, {"“", "”"}},
    {"it", {"«", "»"}, {"“", "”"}},
    {"ca", {"«", "»"}, {"“", "”"}},
    {"pt", {"«", "»"}, {"“", "”"}},
    {"pt-BR", {"“", "”"}, {"‘", "’"}},
    {"el", {"«", "»"}, {"“", "”"}},
    {"ru", {"«", "»"}, {"„", "“"}},
    {"uk", {"«", "»"}, {"„", "“"}},
    {"be", {"«", "»"}, {"„", "“"}},
    {"nb", {"«", "»"}, {"‘", "’"}},
    {"nn", {"«", "»"}, {"‘", "’"}},
    {"no", {"«", "»"}, {"‘", "’"}},
    {"da", {"»", "«"}, {"›", "‹"}},
    {"sv", {"”", "”"}, {"’", "’"}},
    {"fi", {"”", "”"}, {"’", "’"}},
    {"nl", {"“", "”"}, {"‘", "’"}},
    {"pl", {"„", "”"}, {"«", "»"}},
    {"hu", {"„", "”"}, {"»", "«"}},
    {"ro", {"„", "”"}, {"«", "»"}},
    {"hr", {"„", "”"}, {"‚", "’"}},
    {"et", {"„", "“"}, {"‚", "‘"}},
    {"lv", {"“", "”"}, {"‘", "’"}},
    {"ja", {"「", "」"}, {"『", "』"}},
    {"zh", {"“", "”"}, {"‘", "’"}},
    {"zh-TW", {"「", "」"}, {"『", "』"}},
    {"zh-Hant", {"「", "」"}, {"『", "』"}},
    {"fr-CH", {"«" THIN, THIN "»"}, {"‹" THIN, THIN "›"}},
    {"de-CH", {"«", "»"}, {"‹", "›"}},
};

static const Row *
find_row(const char *lang, size_t length)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(quotes); i++)
        if (strlen(quotes[i].lang) == length &&
            g_ascii_strncasecmp(quotes[i].lang, lang, length) == 0)
            return &quotes[i];
    return NULL;
}

HoQuotes
ho_quotes_of(const char *lang, bool inner)
{
    const Row *row = find_row(lang, strlen(lang));

    if (row == NULL)
        row = find_row(lang, strcspn(lang, "-_"));
    if (row == NULL)
        row = &quotes[0];
    return inner ? row->inner : row->outer;
}
