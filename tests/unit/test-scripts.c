/*
 * Text of other scripts: where lines may end, what stands between characters,
 * which way they run, which face draws them.
 */
#include "text-bench.h"

#include "text/typography.h"

#include <locale.h>

static bool
is_among(const char *set, const char *c)
{
    return g_utf8_strchr(set, -1, g_utf8_get_char(c)) != NULL;
}

static const char not_first[] =
    "、。，．」』）】！？：；ー々ぁっゃゅょァッャュョ…";
static const char not_last[] = "「『（【";

/* No line begins or ends with what must not stand there. */
static void
check_edges(Bench *bench, const char *text)
{
    for (int measure = 70; measure < 240; measure += 7) {
        HoLines lines = set_words(bench, text, measure);
        g_autofree char *words = words_of(&lines);
        g_auto(GStrv) line = g_strsplit(words, "|", -1);

        check_lines(&lines, measure);
        g_assert_cmpuint(lines.n_lines, >, 1);
        for (unsigned i = 0; line[i] != NULL; i++) {
            const char *end = line[i] + strlen(line[i]);

            g_assert_cmpstr(line[i], !=, "");
            if (i > 0 && is_among(not_first, line[i]))
                g_error("%s", words);
            if (line[i + 1] != NULL &&
                is_among(not_last, g_utf8_prev_char(end)))
                g_error("%s", words);
        }
    }
}

static void
test_japanese(Bench *bench, const void *lang)
{
    (void) lang;
    check_edges(bench,
                "「知識の共有こそが進歩の礎である」と、司会者は（ちょっと）述べ"
                "ました。チームが行ったプロジェクトの結果、コンピューターと"
                "キャッシュ。『人々』…、はい！「ええ？」");
}

static void
test_chinese(Bench *bench, const void *lang)
{
    (void) lang;
    check_edges(bench,
                "这是我在上海参加的自由软件大会的笔记。大会讨论了许多主题（包括"
                "性能、可靠性与文档质量），并回答了问题。“知识共享”，主持人这样"
                "说道：“是进步的基础。”他介绍了研究成果；谢谢！");
}

static double
width_of(Bench *bench, const char *words)
{
    return ho_text_line(bench->text, words, &bench->style)->width;
}

static void
test_gaps(Bench *bench, const void *lang)
{
    double size = bench->style.text.size;

    (void) lang;
    /* A quarter between letters of two kinds, nothing where a blank is. */
    g_assert_cmpfloat_with_epsilon(
        width_of(bench, "日本Git"),
        width_of(bench, "日本") + width_of(bench, "Git") + .25 * size, .01);
    g_assert_cmpfloat_with_epsilon(width_of(bench, "第3回"),
                                   2.5 * size + width_of(bench, "3"), .01);
    g_assert_cmpfloat_with_epsilon(width_of(bench, "日本 Git"),
                                   width_of(bench, "日本") +
                                       width_of(bench, " Git x") -
                                       width_of(bench, "x"),
                                   .01);
    /* Marks side by side share their empty halves. */
    g_assert_cmpfloat_with_epsilon(width_of(bench, "日」、「本"), 4 * size,
                                   .01);
    g_assert_cmpfloat_with_epsilon(width_of(bench, "日、本"), 3 * size, .01);
}

/* Marks at the ends of a line are set half wide. */
static void
test_hanging(Bench *bench, const void *lang)
{
    double size = bench->style.text.size;
    HoLines lines = set_words(bench, "日日日日日、本本本本本", 5.5 * size);

    (void) lang;
    assert_words(lines, "日日日日日、|本本本本本");
    g_assert_cmpfloat_with_epsilon(lines.lines[0].width, 6 * size, .01);
    lines = set_words(bench, "「日日日日」本本本本", 5 * size);
    assert_words(lines, "「日日日日」|本本本本");
    g_assert_cmpfloat_with_epsilon(lines.lines[0].x, -.5 * size, .01);
}

static void
test_korean(Bench *bench, const void *lang)
{
    HoLines lines;

    (void) lang;
    /* Between words where that can be, else between syllables. */
    bench->style.align = HO_ALIGN_LEFT;
    lines = set_words(bench, "자유 소프트웨어 학회", 80);
    assert_words(lines, "자유 소프트웨어|학회");
    bench->style.align = HO_ALIGN_JUSTIFY;
    lines = set_words(bench, "자유 소프트웨어 학회", 60);
    assert_words(lines, "자유 소프트웨|어 학회");
    check_edges(bench,
                "이 메모는 학회에서 작성한 것입니다. 자유 소프트웨어 학회에는 "
                "300명 이상이 참가하였으며, 토론이 이루어졌습니다.");
}

static const char *
file_of(Bench *bench, const char *words)
{
    int index;

    return ho_font_file(
        ho_text_line(bench->text, words, &bench->style)->runs[0].font, &index);
}

/* Text faces have letters of scripts that they are not made for. */
static void
test_faces(Bench *bench, const void *lang)
{
    (void) lang;
    g_assert_nonnull(strstr(file_of(bench, "\xd7\xa9"), "NotoSerifHebrew-R"));
    bench->style.text.bold = true;
    g_assert_nonnull(strstr(file_of(bench, "\xd7\xa9"), "NotoSerifHebrew-B"));
    bench->style.text.family = "Linux Biolinum O";
    g_assert_nonnull(strstr(file_of(bench, "\xd7\xa9"), "NotoSansHebrew-B"));
    g_assert_nonnull(strstr(file_of(bench, "日"), "NotoSansCJK-B"));
}

/* Han letters look different by language: faces of one collection. */
static void
test_han(Bench *bench, const void *lang)
{
    int index;

    (void) lang;
    ho_font_file(ho_text_line(bench->text, "直", &bench->style)->runs[0].font,
                 &index);
    g_assert_cmpint(index, ==, 2);
    ho_text_set_language(bench->text, "ja");
    ho_font_file(ho_text_line(bench->text, "直", &bench->style)->runs[0].font,
                 &index);
    g_assert_cmpint(index, ==, 0);
    ho_text_set_language(bench->text, "zh-TW");
    ho_font_file(ho_text_line(bench->text, "直", &bench->style)->runs[0].font,
                 &index);
    g_assert_cmpint(index, ==, 3);
}

static void
test_quotes(Bench *bench, const void *lang)
{
    (void) bench;
    (void) lang;
    g_assert_cmpstr(ho_quotes_of("de", false).open, ==, "„");
    g_assert_cmpstr(ho_quotes_of("de-AT", true).close, ==, "‘");
    g_assert_cmpstr(ho_quotes_of("de-CH", false).open, ==, "«");
    g_assert_cmpstr(ho_quotes_of("en-GB", false).open, ==, "“");
    g_assert_cmpstr(ho_quotes_of("fr", false).open, ==, "«\u00a0");
    g_assert_cmpstr(ho_quotes_of("ja", true).open, ==, "『");
    g_assert_cmpstr(ho_quotes_of("xx", true).open, ==, "‘");
}

/* Where the pages will be reflected, lines that begin on the right have their
 * place from there. */
static void
test_mirrored(Bench *bench, const void *lang)
{
    HoLines lines;

    (void) lang;
    ho_text_set_mirrored(bench->text);
    lines = set_words(bench, "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", 300);
    g_assert_cmpfloat_with_epsilon(lines.lines[0].x, 0, .01);
    lines = set_words(bench, "12", 300);
    g_assert_cmpfloat_with_epsilon(lines.lines[0].x, 0, .01);
    /* English of several lines begins on the left. */
    lines = set_words(bench, "Here are some English words.", 60);
    g_assert_cmpuint(lines.n_lines, >, 1);
    g_assert_cmpfloat_with_epsilon(lines.lines[lines.n_lines - 1].x +
                                       lines.lines[lines.n_lines - 1].width,
                                   60, 2);
}

#define ADD(name, lang) \
    g_test_add("/scripts/" #name, Bench, lang, set_up, test_##name, tear_down)

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    ADD(japanese, "ja");
    ADD(chinese, "zh");
    ADD(gaps, "ja");
    ADD(hanging, "ja");
    ADD(korean, "ko");
    ADD(faces, "ja");
    ADD(han, "zh");
    ADD(quotes, "de");
    ADD(mirrored, "he");
    return g_test_run();
}
