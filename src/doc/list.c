#include "doc/list.h"

#include <string.h>

const HoList *
ho_list_of(const HoBlock *block)
{
    static const char *const names[] = {"ulist", "olist", "dlist", "colist"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (ho_block_is(block, names[i]))
            return (const HoList *) block;
    return NULL;
}

const HoListItem *
ho_list_item_of(const HoBlock *block)
{
    return ho_block_is(block, "list_item") ? (const HoListItem *) block : NULL;
}

/* a…z, aa, ab…: bijective base 26. */
static char *
alpha_numeral(int number, char first)
{
    g_autoptr(GString) reverse = g_string_new(NULL);

    for (; number > 0; number = (number - 1) / 26)
        g_string_append_c(reverse, (char) (first + (number - 1) % 26));
    return g_strreverse(g_strdup(reverse->str));
}

static char *
roman_numeral(int number, bool lower)
{
    static const struct {
        int value;
        const char *letters;
    } digits[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                  {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                  {5, "V"},    {4, "IV"},   {1, "I"}};
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(digits); i++)
        for (; number >= digits[i].value; number -= digits[i].value)
            g_string_append(out, digits[i].letters);
    if (lower)
        g_string_ascii_down(out);
    return g_string_free(out, FALSE);
}

static char *
greek_numeral(int number)
{
    char utf8[8] = {0};
    /* There is a second, final sigma in the middle of the alphabet. */
    gunichar letter = (gunichar) (0x3b0 + number + (number > 17 ? 1 : 0));

    g_unichar_to_utf8(letter, utf8);
    return g_strdup(utf8);
}

char *
ho_list_numeral(const char *style, int number)
{
    if (style == NULL || number < 1)
        return g_strdup_printf("%d", number);
    if (strcmp(style, "decimal") == 0)
        return g_strdup_printf("%02d", number);
    if (strcmp(style, "loweralpha") == 0)
        return alpha_numeral(number, 'a');
    if (strcmp(style, "upperalpha") == 0)
        return alpha_numeral(number, 'A');
    if (strcmp(style, "lowerroman") == 0 && number < 4000)
        return roman_numeral(number, true);
    if (strcmp(style, "upperroman") == 0 && number < 4000)
        return roman_numeral(number, false);
    if (strcmp(style, "lowergreek") == 0 && number <= 24)
        return greek_numeral(number);
    return g_strdup_printf("%d", number);
}
