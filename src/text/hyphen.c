/*
 * Patterns are a trie over Unicode characters.  Reading them so, rather than
 * by libhyphen, takes a tenth of the time (most of what setting one page would
 * take) and needs no conversion of words.
 */
#include "text/hyphen.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define FOLDER "/usr/share/hyphen"

/* Words of more letters are no words. */
enum { WORD_LIMIT = 60, PATTERN_LIMIT = 60 };

typedef struct {
    gunichar c;
    uint32_t child, next; /* 0: none */
    uint32_t values;      /* into digits, 0: no pattern ends here */
} Node;

struct HoHyphenator {
    GArray *nodes;       /* of Node; the first is the root */
    GByteArray *digits;  /* a length, then so many values */
    uint32_t first[128]; /* children of the root by ASCII letter */
    unsigned left, right;
};

/* --- reading --- */

static uint32_t
child_of(const HoHyphenator *h, uint32_t parent, gunichar c)
{
    const Node *nodes = (const Node *) (const void *) h->nodes->data;
    uint32_t child = nodes[parent].child;

    if (parent == 0 && c < 128)
        return h->first[c];
    while (child != 0 && nodes[child].c != c)
        child = nodes[child].next;
    return child;
}

static uint32_t
add_child(HoHyphenator *h, uint32_t parent, gunichar c)
{
    uint32_t child = child_of(h, parent, c);
    Node node = {.c = c};

    if (child != 0)
        return child;
    child = h->nodes->len;
    node.next = g_array_index(h->nodes, Node, parent).child;
    g_array_append_val(h->nodes, node);
    g_array_index(h->nodes, Node, parent).child = child;
    if (parent == 0 && c < 128)
        h->first[c] = child;
    return child;
}

/* One pattern, "1ti3on": letters and the values between them. */
static void
add_pattern(HoHyphenator *h, const char *pattern, const char *end)
{
    uint8_t values[PATTERN_LIMIT + 2] = {0};
    uint32_t node = 0;
    guint8 n = 0;

    for (const char *c = pattern; c < end; c = g_utf8_next_char(c)) {
        if (g_ascii_isdigit(*c)) {
            values[n + 1] = (uint8_t) (*c - '0');
        } else {
            if (n >= PATTERN_LIMIT)
                return;
            node = add_child(h, node, g_utf8_get_char(c));
            n++;
        }
    }
    if (n == 0)
        return;
    values[0] = (uint8_t) (n + 1);
    g_array_index(h->nodes, Node, node).values = h->digits->len;
    g_byte_array_append(h->digits, values, n + 2U);
}

/* So many letters at least stay on a line; what is no such number says
 * nothing. */
static void
read_least(unsigned *least, const char *text)
{
    guint64 number = g_ascii_strtoull(text, NULL, 10);

    if (number > 0)
        *least = (unsigned) MIN(number, WORD_LIMIT);
}

static void
read_line(HoHyphenator *h, const char *line, const char *end)
{
    static const char left[] = "LEFTHYPHENMIN ", right[] = "RIGHTHYPHENMIN ";

    while (end > line && g_ascii_isspace(end[-1]))
        end--;
    if (g_str_has_prefix(line, left))
        read_least(&h->left, line + sizeof left - 1);
    else if (g_str_has_prefix(line, right))
        read_least(&h->right, line + sizeof right - 1);
    /* Capitals are keywords; a stroke is a pattern that changes letters. */
    else if (line < end && *line != '#' && *line != '%' &&
             !g_ascii_isupper(*line) &&
             memchr(line, '/', (size_t) (end - line)) == NULL)
        add_pattern(h, line, end);
}

/* The list before NEXTLEVEL is of whole compounds; what follows is enough. */
static const char *
patterns_start(const char *text)
{
    const char *level = strstr(text, "\nNEXTLEVEL");

    return level != NULL ? level + strlen("\nNEXTLEVEL") : text;
}

static void
read_dictionary(HoHyphenator *h, const char *text)
{
    const char *start = patterns_start(text), *end;

    for (const char *line = text; line < start; line = end + 1) {
        end = line + strcspn(line, "\n");
        if (g_str_has_prefix(line, "LEFT") || g_str_has_prefix(line, "RIGHT"))
            read_line(h, line, end);
        if (*end == '\0')
            break;
    }
    for (const char *line = start; *line != '\0'; line = end + 1) {
        end = line + strcspn(line, "\n");
        read_line(h, line, end);
        if (*end == '\0')
            break;
    }
}

/* The dictionary's patterns in UTF-8; its first line names its encoding. */
static char *
load_text(const char *path)
{
    g_autofree char *bytes = NULL, *charset = NULL;
    const char *rest;
    gsize length;

    if (!g_file_get_contents(path, &bytes, &length, NULL))
        return NULL;
    rest = strchr(bytes, '\n');
    if (rest == NULL)
        return NULL;
    charset = g_strchomp(g_strndup(bytes, (gsize) (rest - bytes)));
    rest++;
    if (g_ascii_strcasecmp(charset, "UTF-8") == 0)
        return g_utf8_validate(rest, -1, NULL) ? g_strdup(rest) : NULL;
    if (g_str_has_prefix(charset, "ISO8859")) {
        char *name = g_strdup_printf("ISO-%s", charset + 3);

        g_free(charset);
        charset = name;
    }
    return g_convert(rest, -1, "UTF-8", charset, NULL, NULL, NULL);
}

/* Which country's dictionary stands for a language without country. */
static const char *const usual[] = {
    "en_US", "fr_FR", "de_DE", "es_ES", "it_IT", "nl_NL", "pt_BR", "ru_RU",
    "pl_PL", "sv_SE", "nb_NO", "nn_NO", "da_DK", "hu_HU", "uk_UA", "ca_ES",
    "cs_CZ", "bg_BG", "el_GR", "hr_HR", "lt_LT", "lv_LV", "ro_RO", "sk_SK",
    "sl_SI", "sr_RS", "id_ID", "et_EE", "fi_FI", "gl_ES",
};

static char *
existing(const char *tag)
{
    char *path = g_strdup_printf(FOLDER "/hyph_%s.dic", tag);

    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        g_clear_pointer(&path, g_free);
    return path;
}

/* "pt-PT" asks for hyph_pt_PT, hyph_pt, then the usual one of pt. */
static char *
find_path(const char *lang)
{
    size_t n = strcspn(lang, "-_");
    g_autofree char *language = g_ascii_strdown(lang, (gssize) n);
    char *path = NULL;

    if (n == 0 || n > 3)
        return NULL;
    if (strcmp(language, "no") == 0)
        return existing("nb_NO");
    if (strlen(lang) == n + 3) {
        g_autofree char *country = g_ascii_strup(lang + n + 1, 2);
        g_autofree char *tag = g_strdup_printf("%s_%s", language, country);

        path = existing(tag);
    }
    for (unsigned i = 0; path == NULL && i < G_N_ELEMENTS(usual); i++)
        if (strncmp(usual[i], language, n) == 0 && usual[i][n] == '_')
            path = existing(usual[i]);
    return path != NULL ? path : existing(language);
}

HoHyphenator *
ho_hyphenator_new(const char *text)
{
    HoHyphenator *h = g_new0(HoHyphenator, 1);
    Node root = {0};
    guint8 none = 0;

    h->left = 2;
    h->right = 3;
    h->nodes = g_array_sized_new(FALSE, FALSE, sizeof(Node), 32768);
    h->digits = g_byte_array_sized_new(65536);
    g_array_append_val(h->nodes, root);
    g_byte_array_append(h->digits, &none, 1);
    read_dictionary(h, text);
    h->left = MAX(h->left, 2);
    h->right = MAX(h->right, 2);
    return h;
}

HoHyphenator *
ho_hyphenator_load(const char *lang)
{
    g_autofree char *path = find_path(lang);
    g_autofree char *text = path != NULL ? load_text(path) : NULL;

    return text != NULL ? ho_hyphenator_new(text) : NULL;
}

void
ho_hyphenator_free(HoHyphenator *hyphenator)
{
    if (hyphenator == NULL)
        return;
    g_array_free(hyphenator->nodes, TRUE);
    g_byte_array_free(hyphenator->digits, TRUE);
    g_free(hyphenator);
}

/* --- use --- */

typedef struct {
    gunichar letters[WORD_LIMIT + 3]; /* between two dots */
    uint32_t bytes[WORD_LIMIT + 3];   /* where each begins */
    unsigned n;
} Letters;

static bool
is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019;
}

/* The word without what stands around it; false when it is none. */
static bool
take_letters(Letters *letters, const char *word, size_t length)
{
    const char *c = word, *end = word + length;
    bool ended = false, small = false;

    letters->letters[letters->n++] = '.';
    for (; c < end; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        bool capital = g_unichar_isupper(letter);

        if (!g_unichar_isalpha(letter) &&
            !(is_apostrophe(letter) && letters->n > 1)) {
            if (g_unichar_isdigit(letter) || letter == '_' || letter == '@')
                return false;
            ended = letters->n > 1;
            continue;
        }
        /* Two words in one, a capital inside, or no end in sight. */
        if (ended || (capital && letters->n > 1) || letters->n > WORD_LIMIT)
            return false;
        small = small || !capital;
        letters->bytes[letters->n] = (uint32_t) (c - word);
        letters->letters[letters->n++] =
            is_apostrophe(letter) ? '\'' : g_unichar_tolower(letter);
    }
    while (letters->n > 1 && letters->letters[letters->n - 1] == '\'')
        letters->n--;
    letters->letters[letters->n] = '.';
    return small;
}

/* Raises the values between letters by all patterns that begin at one. */
static void
apply_patterns(const HoHyphenator *h, const Letters *letters, unsigned from,
               uint8_t *values)
{
    uint32_t node = 0;

    for (unsigned i = from; i <= letters->n; i++) {
        const guint8 *digits;

        node = child_of(h, node, letters->letters[i]);
        if (node == 0)
            return;
        digits = h->digits->data + g_array_index(h->nodes, Node, node).values;
        for (unsigned k = 0; k < digits[0]; k++)
            values[from + k] = MAX(values[from + k], digits[k + 1]);
    }
}

size_t
ho_hyphenate(const HoHyphenator *hyphenator, const char *word, size_t length,
             uint32_t points[HO_HYPHEN_LIMIT])
{
    Letters letters = {.n = 0};
    uint8_t values[2 * WORD_LIMIT + 8] = {0};
    unsigned left = hyphenator->left, right = hyphenator->right;
    size_t count = 0;

    if (!take_letters(&letters, word, length) || letters.n - 1 < left + right)
        return 0;
    for (unsigned from = 0; from < letters.n; from++)
        apply_patterns(hyphenator, &letters, from, values);
    /* values[i] stands before letters[i]; letters[1] is the first. */
    for (unsigned i = 1 + left; i + right <= letters.n; i++)
        if (values[i] % 2 == 1 && letters.letters[i] != '\'' &&
            letters.letters[i - 1] != '\'' && count < HO_HYPHEN_LIMIT)
            points[count++] = letters.bytes[i];
    return count;
}
