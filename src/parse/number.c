/*
 * Section numbers: each section's own numeral as soon as it is read, the whole
 * number with its signifier when the tree is finished.
 */
#include "parse/internal.h"

#include "base/number.h"

#include <stdlib.h>
#include <string.h>

static const char *
roman(HoArena *arena, int n)
{
    static const struct {
        int value;
        const char *letters;
    } steps[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                 {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                 {5, "V"},    {4, "IV"},   {1, "I"}};
    GString *out = g_string_new(NULL);
    const char *text;

    /* Thousands are letters one by one: keep a hostile count short. */
    for (size_t i = 0; n < 100000 && i < G_N_ELEMENTS(steps); i++)
        for (; n >= steps[i].value; n -= steps[i].value)
            g_string_append(out, steps[i].letters);
    text = ho_arena_strdup(arena, out->str);
    g_string_free(out, TRUE);
    return text;
}

/* An appendix is called so by the attribute as its end leaves it. */
static void
number_appendix(HoParser *parser, HoSection *section)
{
    const char *caption =
        ho_attributes_find(parser->doc->attributes, "appendix-caption");

    section->numeral = ho_parser_count(parser, "appendix-number", "A");
    section->number =
        caption != NULL
            ? ho_arena_printf(parser->arena, "%s %s: ", caption,
                              section->numeral)
            : ho_arena_printf(parser->arena, "%s. ", section->numeral);
}

void
ho_section_assign_numeral(HoParser *parser, HoSection *section,
                          HoOrdinal *ordinal)
{
    bool book = strcmp(parser->doc->doctype, "book") == 0;

    if (!section->numbered)
        return;
    if (strcmp(section->name, "appendix") == 0)
        number_appendix(parser, section);
    else if (strcmp(section->name, "chapter") == 0 ||
             (book && section->special && section->level == 1))
        section->numeral = ho_parser_count(parser, "chapter-number", "1");
    else if (strcmp(section->name, "part") == 0)
        section->numeral = roman(parser->arena, ordinal->next++);
    else
        section->numeral =
            ho_arena_printf(parser->arena, "%d", ordinal->next++);
}

/* "2.1.": the numerals from the outermost numbered section on. */
static const char *
whole_number(HoArena *arena, const HoSection *section, const char *end)
{
    const HoSection *outer = section->base.parent != NULL
                                 ? ho_section_of(section->base.parent)
                                 : NULL;
    const char *own = section->numeral != NULL ? section->numeral : "";

    if (section->level > 1 && outer != NULL)
        return ho_arena_printf(arena, "%s%s%s", whole_number(arena, outer, "."),
                               own, end);
    return ho_arena_printf(arena, "%s%s", own, end);
}

static const char *
with_signifier(HoArena *arena, const HoSection *section, const char *attribute,
               const char *number)
{
    const char *signifier = ho_block_attribute(&section->base, attribute);

    if (signifier == NULL)
        return ho_arena_printf(arena, "%s ", number);
    return ho_arena_printf(arena, "%s %s ", signifier, number);
}

static void
number_section(HoArena *arena, HoSection *section)
{
    const char *levels = ho_block_attribute(&section->base, "sectnumlevels");
    bool book = strcmp(section->base.document->doctype, "book") == 0;

    if (!section->numbered || section->number != NULL)
        return;
    if (section->level > (levels != NULL ? ho_int_of(levels, 0) : 3))
        return;
    if (book && strcmp(section->name, "chapter") == 0 && section->level < 2)
        section->number = with_signifier(arena, section, "chapter-signifier",
                                         whole_number(arena, section, "."));
    else if (book && strcmp(section->name, "part") == 0)
        section->number = with_signifier(arena, section, "part-signifier",
                                         whole_number(arena, section, ":"));
    else
        section->number =
            ho_arena_printf(arena, "%s ", whole_number(arena, section, "."));
}

void
ho_parser_number_sections(HoParser *parser)
{
    const HoBlock *root = parser->doc->root;

    for (const HoBlock *block = root; block != NULL;
         block = ho_block_walk(root, block)) {
        HoSection *section = (HoSection *) ho_section_of(block);

        if (section != NULL)
            number_section(parser->arena, section);
    }
}
