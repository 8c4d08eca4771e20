/*
 * What the other stages call: inlines in a style, set to a measure.
 */
#include "text/line.h"

#include <math.h>
#include <string.h>

/* Rag: a line of ragged text may fall so much short, as a share of the
 * measure and at most so many ems, as if that were glue. */
static const double rag_share = .12, rag_ems = 3.5;

static const HoFitRules usual_rules = {
    .line_penalty = 20,
    .ladder = 6000,
    .ladder_limit = 60000,
    .adjacent = 3000,
    .last_hyphen = 15000,
    .short_last = .18,
    .short_demerits = 80000,
    .tolerance = 6,
};

typedef struct {
    HoTextContext *text;
    const HoStyle *style;
    double measure;
    HoFitRules rules;
    double demerits;
    int more;          /* lines than is best */
    unsigned cheapest; /* the stretch that has them */
    double least;      /* what that costs */
    bool beside_left;  /* lines at the head begin further right */
} Setting;

HoFitRules
ho_text_rules(const HoStyle *style, double measure)
{
    HoFitRules rules = usual_rules;

    rules.measure = measure;
    rules.indent =
        style->align == HO_ALIGN_JUSTIFY || style->align == HO_ALIGN_LEFT
            ? style->indent
            : 0;
    if (style->align != HO_ALIGN_JUSTIFY)
        rules.slack = MIN(rag_share * measure, rag_ems * style->text.size);
    return rules;
}

/* Finds the lines of a stretch; returns how many. */
static size_t
fit_stretch(const Setting *set, const HoFitRules *rules, double *demerits)
{
    HoTextContext *text = set->text;
    const GArray *breaks = text->pieces.breaks;

    g_array_set_size(text->chosen, breaks->len);
    return ho_fit((const HoFitBreak *) (const void *) breaks->data, breaks->len,
                  rules, (HoFitLine *) (void *) text->chosen->data, demerits);
}

/* Whether a stretch can fill so many lines and one that is not full; a bound
 * that is quickly had. */
static bool
may_have(const Setting *set, double full, bool longer)
{
    const GArray *breaks = set->text->pieces.breaks;
    const HoFitBreak *end = &g_array_index(breaks, HoFitBreak, breaks->len - 1);
    double measure = set->rules.measure;
    double hang = (full + 1) * set->style->text.size; /* more than ever */

    if (longer)
        return end->end + end->end_give + set->rules.indent + hang +
                   2 * HO_LOOSEST *
                       (end->end_stretch + full * set->rules.slack) >
               full * measure;
    return end->end - end->end_give - end->end_shrink - hang <
           (full + 1) * measure;
}

/* The same with so many lines more; 0 when that cannot be.  *extra is what it
 * costs more, *demerits all of it. */
static size_t
fit_looser(const Setting *set, int more, double *extra, double *demerits)
{
    HoFitRules rules = set->rules;
    HoCut *cut = &set->text->cut;
    double usual = cut->demerits;
    size_t n = cut->inlines != NULL ? cut->usual : 0;

    if (n == 0)
        n = fit_stretch(set, &rules, &usual);
    cut->usual = n;
    cut->demerits = usual;
    if (n == 0 || (gint64) n + more < 1 ||
        !may_have(set, (double) n + more - 1, more > 0))
        return 0;
    rules.lines = (unsigned) ((gint64) n + more);
    rules.tolerance = HO_LOOSEST;
    n = fit_stretch(set, &rules, demerits);
    *extra = *demerits - usual;
    return n;
}

static void
build_lines(Setting *set, size_t n)
{
    HoTextContext *text = set->text;
    const HoFitBreak *breaks =
        (const HoFitBreak *) (const void *) text->pieces.breaks->data;

    for (size_t i = 0; i < n; i++) {
        HoLine line = {0};
        const HoFitLine *chosen = &g_array_index(text->chosen, HoFitLine, i);
        double beside = i < set->rules.beside_lines ? set->rules.beside : 0;
        HoLineWish wish = {
            .style = set->style,
            .measure = set->measure - beside,
            .indent = i == 0 ? set->rules.indent : 0,
            .last = i + 1 == n,
            .only = n == 1,
        };
        size_t from = i == 0 ? 0 : chosen[-1].at;

        ho_text_line_build(text, &wish, &breaks[from], &breaks[chosen->at],
                           &line);
        if (set->beside_left)
            line.x += beside;
        line.ends = wish.last;
        g_array_append_val(text->lines, line);
    }
    set->rules.beside_lines -= MIN(set->rules.beside_lines, (unsigned) n);
}

/* Sets a stretch without hard breaks, the number'th of its paragraph. */
static bool
set_stretch(Setting *set, unsigned number)
{
    double extra, demerits = 0;
    size_t n = set->more != 0 && number == set->cheapest
                   ? fit_looser(set, set->more, &extra, &demerits)
                   : fit_stretch(set, &set->rules, &demerits);

    build_lines(set, n);
    set->demerits += demerits;
    return n > 0;
}

/* Looks which stretch may have more lines at the least cost. */
static bool
price_stretch(Setting *set, unsigned number)
{
    double extra, demerits = 0;

    if (fit_looser(set, set->more, &extra, &demerits) > 0 &&
        extra < set->least) {
        set->least = extra;
        set->cheapest = number;
    }
    return true;
}

/* Keeps a copy of the text that glyphs stand for. */
static void
keep_words(HoTextContext *text)
{
    GString *words = text->paragraph.text;

    if (!text->paragraph.verbatim && words->len > 0 &&
        words->str[words->len - 1] == ' ')
        g_string_truncate(words, words->len - 1);
    text->words = ho_arena_strndup(text->arena, words->str, words->len);
}

static HoLines
take_lines(Setting *set)
{
    HoTextContext *text = set->text;

    return (HoLines){
        .lines = ho_arena_dup(text->arena, text->lines->data, text->lines->len,
                              sizeof(HoLine)),
        .n_lines = text->lines->len,
        .demerits = set->demerits,
    };
}

/* The stretch at start up to a hard break or the end. */
static uint32_t
stretch_end(const GString *words, uint32_t start)
{
    const char *end = memchr(words->str + start, '\n', words->len - start);

    return end != NULL ? (uint32_t) (end - words->str) : (uint32_t) words->len;
}

/* Cuts the text at its hard breaks; false as soon as one stretch cannot be
 * set. */
static bool
each_stretch(Setting *set, bool (*take)(Setting *set, unsigned number))
{
    HoTextContext *text = set->text;
    const GString *words = text->paragraph.text;
    double indent = set->rules.indent;
    uint32_t run = 0, range[2] = {0, 0};
    bool good = words->len > 0;

    for (unsigned number = 0; good; number++) {
        double least = set->measure - MAX(set->rules.indent, 0);

        if (set->rules.beside_lines > 0)
            least -= set->rules.beside;
        range[1] = stretch_end(words, range[0]);
        ho_text_cut(text, set->style, least, range, &run);
        good = take(set, number);
        if (range[1] + 1 >= words->len)
            break;
        range[0] = range[1] + 1;
        set->rules.indent = 0;
    }
    set->rules.indent = indent;
    return good;
}

static Setting
setting_of(HoTextContext *text, const HoStyle *style, double measure)
{
    return (Setting){.text = text,
                     .style = style,
                     .measure = MAX(measure, 1),
                     .rules = ho_text_rules(style, MAX(measure, 1)),
                     .least = HUGE_VAL};
}

static bool
is_same(double a, double b)
{
    return !(a < b || a > b);
}

static bool
is_cut(HoTextContext *text, const HoInline *inlines, const Setting *set)
{
    const HoCut *cut = &text->cut;
    const HoStyle *style = set->style;

    return cut->inlines != NULL && cut->inlines == inlines &&
           cut->lang == text->lang && cut->align == style->align &&
           is_same(cut->indent, style->indent) &&
           is_same(cut->measure, set->measure) &&
           cut->look == ho_text_look(text, &style->text, NULL);
}

static void
prepare(HoTextContext *text, const HoInline *inlines, const Setting *set)
{
    ho_text_collect(text, inlines, set->style, set->measure, false);
    keep_words(text);
    ho_text_itemize(text);
}

static HoLines
break_inlines(Setting *set, const HoInline *inlines)
{
    prepare(set->text, inlines, set);
    g_array_set_size(set->text->lines, 0);
    return each_stretch(set, set_stretch) ? take_lines(set) : (HoLines){0};
}

/* Cuts a paragraph without hard breaks and keeps it. */
static void
cut_once(HoTextContext *text, const HoInline *inlines, Setting *set)
{
    uint32_t run = 0;
    uint32_t range[2] = {0, (uint32_t) text->paragraph.text->len};

    ho_text_cut(text, set->style, set->measure - MAX(set->rules.indent, 0),
                range, &run);
    text->cut = (HoCut){.inlines = inlines,
                        .look = ho_text_look(text, &set->style->text, NULL),
                        .align = set->style->align,
                        .indent = set->style->indent,
                        .measure = set->measure,
                        .lang = text->lang};
}

HoLines
ho_text_break(HoTextContext *text, const HoInline *inlines,
              const HoStyle *style, double measure)
{
    Setting set = setting_of(text, style, measure);

    return break_inlines(&set, inlines);
}

HoLines
ho_text_break_beside(HoTextContext *text, const HoInline *inlines,
                     const HoStyle *style, double measure,
                     const HoTextBeside *beside)
{
    Setting set = setting_of(text, style, measure);

    set.rules.beside_lines = beside->lines;
    set.rules.beside = MIN(beside->width, set.measure - 1);
    set.beside_left = beside->left;
    return break_inlines(&set, inlines);
}

HoLines
ho_text_break_looser(HoTextContext *text, const HoInline *inlines,
                     const HoStyle *style, double measure, int lines)
{
    Setting set = setting_of(text, style, measure);
    guint runs;

    set.more = lines;
    if (!is_cut(text, inlines, &set))
        prepare(text, inlines, &set);
    g_array_set_size(text->lines, 0);
    if (text->paragraph.text->len == 0)
        return (HoLines){0};
    if (strchr(text->paragraph.text->str, '\n') == NULL) {
        if (!is_cut(text, inlines, &set))
            cut_once(text, inlines, &set);
        return set_stretch(&set, 0) ? take_lines(&set) : (HoLines){0};
    }
    runs = text->pieces.runs->len;
    each_stretch(&set, price_stretch);
    if (!(set.least < HUGE_VAL))
        return (HoLines){0};
    g_array_set_size(text->pieces.runs, runs);
    return each_stretch(&set, set_stretch) ? take_lines(&set) : (HoLines){0};
}
