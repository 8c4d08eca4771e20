/* Markers, numerals and cell specifiers: values with edges. */
#include "blocks/list.h"
#include "blocks/table.h"

#include <string.h>

static void
check_numeral(const char *style, int number, const char *expected)
{
    g_autofree char *numeral = ho_list_numeral(style, number);

    g_assert_cmpstr(numeral, ==, expected);
}

static void
test_numerals(void)
{
    check_numeral(NULL, 7, "7");
    check_numeral("arabic", -1, "-1");
    check_numeral("decimal", 7, "07");
    check_numeral("loweralpha", 26, "z");
    check_numeral("loweralpha", 27, "aa");
    check_numeral("upperalpha", 703, "AAA");
    check_numeral("lowerroman", 1994, "mcmxciv");
    check_numeral("upperroman", 4000, "4000");
    check_numeral("lowergreek", 18, "σ");
    check_numeral("lowergreek", 24, "ω");
    check_numeral("loweralpha", 0, "0");
}

static void
check_mark(const char *line, HoListKind kind, char sign, size_t length)
{
    HoListMark mark;
    bool found = ho_list_mark(line, kind, &mark);

    g_assert_cmpint(found, ==, sign != '\0');
    if (!found)
        return;
    g_assert_cmpint(mark.trait.sign, ==, sign);
    g_assert_cmpuint(mark.trait.length, ==, length);
    g_assert_cmpuint(mark.text, <=, strlen(line));
}

static void
test_markers(void)
{
    check_mark("* a", HO_LIST_UNORDERED, '*', 1);
    check_mark("  *** a", HO_LIST_UNORDERED, '*', 3);
    check_mark("*a", HO_LIST_UNORDERED, '\0', 0);
    check_mark("*", HO_LIST_UNORDERED, '\0', 0);
    check_mark("-- a", HO_LIST_UNORDERED, '\0', 0);
    check_mark("\xe2\x80\xa2 a", HO_LIST_UNORDERED, 'o', 1);
    check_mark(".. a", HO_LIST_ORDERED, '.', 2);
    check_mark("10. a", HO_LIST_ORDERED, '1', 1);
    check_mark("iv) a", HO_LIST_ORDERED, 'i', 1);
    check_mark("iv. a", HO_LIST_ORDERED, '\0', 0);
    check_mark("i. a", HO_LIST_ORDERED, 'a', 1);
    check_mark("", HO_LIST_ORDERED, '\0', 0);
    check_mark("a:: b", HO_LIST_DESCRIPTION, ':', 2);
    check_mark("a::", HO_LIST_DESCRIPTION, ':', 2);
    check_mark("a::b", HO_LIST_DESCRIPTION, '\0', 0);
    check_mark("a::b::: c", HO_LIST_DESCRIPTION, ':', 3);
    check_mark("a::::: b", HO_LIST_DESCRIPTION, ':', 4);
    check_mark("::", HO_LIST_DESCRIPTION, '\0', 0);
    check_mark("a;;; b", HO_LIST_DESCRIPTION, ';', 2);
    check_mark("// a:: b", HO_LIST_DESCRIPTION, '\0', 0);
    check_mark("<1> a", HO_LIST_CALLOUT, '<', 1);
    check_mark("<.> a", HO_LIST_CALLOUT, '<', 1);
    check_mark("<> a", HO_LIST_CALLOUT, '\0', 0);
}

static void
check_spec(const char *text, bool valid, unsigned columns, unsigned rows,
           unsigned copies)
{
    HoCellSpec spec;

    g_assert_cmpint(ho_cell_spec_parse(text, strlen(text), &spec), ==, valid);
    if (!valid)
        return;
    g_assert_cmpuint(spec.colspan, ==, columns);
    g_assert_cmpuint(spec.rowspan, ==, rows);
    g_assert_cmpuint(spec.repeat, ==, copies);
}

static void
test_cell_specs(void)
{
    check_spec("", true, 1, 1, 1);
    check_spec("2.3+", true, 2, 3, 1);
    check_spec(".3+", true, 1, 3, 1);
    check_spec(" 2+^.>s", true, 2, 1, 1);
    check_spec("3*", true, 1, 1, 3);
    check_spec("0+", true, 1, 1, 1);
    check_spec("99999999999999999999+", true, 1000000, 1, 1);
    check_spec("2", false, 0, 0, 0);
    check_spec("+", false, 0, 0, 0);
    check_spec("ss", false, 0, 0, 0);
    check_spec("a b", false, 0, 0, 0);
}

static void
test_cell_spec_at_end(void)
{
    HoCellSpec spec;

    g_assert_cmpuint(ho_cell_spec_split("text 2+", 7, &spec), ==, 4);
    g_assert_cmpuint(spec.colspan, ==, 2);
    g_assert_cmpuint(ho_cell_spec_split("text2+", 6, &spec), ==, 6);
    g_assert_cmpuint(spec.colspan, ==, 1);
    g_assert_cmpuint(ho_cell_spec_split("text  ", 6, &spec), ==, 4);
    g_assert_cmpuint(ho_cell_spec_split("text word", 9, &spec), ==, 9);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/list/numerals", test_numerals);
    g_test_add_func("/list/markers", test_markers);
    g_test_add_func("/table/specs", test_cell_specs);
    g_test_add_func("/table/spec-at-end", test_cell_spec_at_end);
    return g_test_run();
}
