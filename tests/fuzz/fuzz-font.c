/* Any bytes: read as outlines of a font, as patterns of hyphenation, as raw
 * HTML. */
#include "paint/cff.h"
#include "text/html.h"
#include "text/hyphen.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
number_glyphs(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) cff = g_bytes_new(data, size);
    g_autoptr(GBytes) numbered = ho_cff_number_glyphs(cff);
    uint16_t numbers[64];

    ho_cff_numbers(cff, numbers, G_N_ELEMENTS(numbers));
    if (numbered != NULL)
        g_assert(ho_cff_numbers(numbered, numbers, 1));
}

static void
hyphenate(const char *text)
{
    static const char *const words[] = {"hyphenation", "Straße", "l'été",
                                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
    HoHyphenator *hyphenator = ho_hyphenator_new(text);
    uint32_t points[HO_HYPHEN_LIMIT];

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        size_t length = strlen(words[i]);
        size_t n = ho_hyphenate(hyphenator, words[i], length, points);

        for (size_t k = 0; k < n; k++)
            g_assert(points[k] > 0 && points[k] < length);
    }
    ho_hyphenator_free(hyphenator);
}

static void
read_tokens(const char *text)
{
    HoToken token;

    do
        token = ho_token_next(&text);
    while (token.type != HO_TOKEN_END);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text =
        g_utf8_make_valid((const char *) data, (gssize) size);

    number_glyphs(data, size);
    hyphenate(text);
    read_tokens(text);
    return 0;
}
