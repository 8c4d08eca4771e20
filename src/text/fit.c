/*
 * Dynamic programming over the places where lines may end.  A state is a
 * place, the fitness class of the line that ends there, and how many lines in
 * a row ended in a hyphen; where lines are counted, their number too.  States
 * whose lines have grown over the measure are dropped, so work grows with the
 * length of the text times what one line can hold.
 */
#include "text/fit.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum { TIGHT, DECENT, LOOSE, VERY_LOOSE, CLASS_COUNT };
enum { LADDER_COUNT = 3 }; /* 0, 1, 2 or more hyphens in a row */

/* Where ending a line is disliked so much, none ends as long as the others can
 * be had within the tolerance. */
static const double forbidding = 10000;

/* Far looser than any line should be: beyond, all are equally bad. */
static const double worst_ratio = 20;

/* Hostile text may have thousands of places in one line. */
enum { ACTIVE_LIMIT = 4096 };

typedef struct {
    uint32_t at;
    uint32_t line; /* how many lines end with it */
    int32_t from;  /* state, -1 for the start */
    uint8_t fitness, ladder;
    double ratio;
    double demerits;
} State;

typedef struct {
    const HoFitBreak *breaks;
    size_t n;
    const HoFitRules *rules;
    double tolerance;
    double hang;    /* no line is shorter by its tail than this */
    GArray *states; /* of State, all */
    GArray *active; /* of int32_t, into states */
    GArray *fresh;  /* of State: at the present place */
} Fit;

/* --- one line --- */

typedef struct {
    double width, stretch, shrink, give;
} Extent;

static Extent
line_extent(const Fit *fit, size_t from, size_t to)
{
    const HoFitBreak *a = &fit->breaks[from], *b = &fit->breaks[to];

    return (Extent){
        .width = b->end - a->start + (double) a->head +
                 (from == 0 ? fit->rules->indent : 0),
        .stretch = MAX(b->end_stretch - a->start_stretch + fit->rules->slack,
                       (double) b->ragged),
        .shrink = b->end_shrink - a->start_shrink,
        .give = b->end_give - a->start_give,
    };
}

/* Share of the ratio that letters account for. */
static const double give_share = .25;

double
ho_fit_ratio(double room, double stretch, double shrink, double give)
{
    double letters = give > 0 ? CLAMP(room / give, -1, 1) : 0;
    double share = give > 0 ? give_share : 0;
    double rest = room - letters * give;

    if (rest >= 0)
        return stretch * worst_ratio > rest
                   ? share * letters + (1 - share) * rest / stretch
                   : worst_ratio;
    return shrink > 0 ? share * letters + (1 - share) * rest / shrink : -2;
}

/* Of the line after so many. */
static double
measure_after(const HoFitRules *rules, unsigned lines)
{
    return rules->measure - (lines < rules->beside_lines ? rules->beside : 0);
}

/* Ratio of a line's glue; less than -1 when the line is too long. */
static double
line_ratio(const Extent *line, double measure, const HoFitBreak *end, bool last)
{
    double room = measure - line->width - (double) end->tail;

    if (room >= 0 && last)
        return 0;
    /* A hair too long is rounding. */
    if (room < 0 && room > -1e-6)
        return 0;
    return ho_fit_ratio(room, line->stretch, line->shrink, line->give);
}

static double
last_line_demerits(const HoFitRules *rules, double width)
{
    double least = rules->short_last * rules->measure;
    double missing = least > 0 && width < least ? 1 - width / least : 0;

    return missing > 0 ? rules->short_demerits * (.25 + .75 * missing) : 0;
}

static double
line_demerits(const HoFitRules *rules, double ratio, double penalty)
{
    double size = fabs(ratio);
    double badness = rules->line_penalty + 100 * size * size * size;

    return badness * badness + penalty * fabs(penalty);
}

static uint8_t
fitness_of(double ratio)
{
    return ratio < -.5  ? TIGHT
           : ratio < .5 ? DECENT
           : ratio < 1  ? LOOSE
                        : VERY_LOOSE;
}

/* What a line adds that ends at `to`, after the state `a`. */
static double
joint_demerits(const HoFitRules *rules, const HoFitBreak *end, const State *a,
               uint8_t fitness, bool last)
{
    double demerits = 0;

    if (ABS((int) a->fitness - (int) fitness) > 1)
        demerits += rules->adjacent;
    if (end->flagged && a->ladder > 0)
        demerits += a->ladder == 1 ? rules->ladder : rules->ladder_limit;
    if (last && a->ladder > 0)
        demerits += rules->last_hyphen;
    return demerits;
}

/* --- states --- */

/* Whether what comes after two states may differ by their number of lines. */
static bool
is_other_line(const HoFitRules *rules, const State *a, const State *b)
{
    return a->line != b->line &&
           (rules->lines != 0 || a->line < rules->beside_lines ||
            b->line < rules->beside_lines);
}

static void
offer(Fit *fit, const State *state)
{
    for (guint i = 0; i < fit->fresh->len; i++) {
        State *other = &g_array_index(fit->fresh, State, i);

        if (other->fitness != state->fitness ||
            other->ladder != state->ladder ||
            is_other_line(fit->rules, other, state))
            continue;
        if (state->demerits < other->demerits)
            *other = *state;
        return;
    }
    g_array_append_val(fit->fresh, *state);
}

static void
try_line(Fit *fit, int32_t from, const Extent *extent, size_t to, double ratio)
{
    const State *a = &g_array_index(fit->states, State, from);
    const HoFitBreak *end = &fit->breaks[to];
    bool last = to + 1 == fit->n;
    State state = {.at = (uint32_t) to, .line = a->line + 1, .from = from};

    if (fit->rules->lines != 0 && state.line > fit->rules->lines)
        return;
    state.ratio = ratio;
    state.fitness = fitness_of(ratio);
    state.ladder = end->flagged ? (uint8_t) MIN(a->ladder + 1, 2) : 0;
    state.demerits = a->demerits +
                     line_demerits(fit->rules, ratio, (double) end->penalty) +
                     joint_demerits(fit->rules, end, a, state.fitness, last);
    if (last && ratio >= 0)
        state.demerits += last_line_demerits(fit->rules, extent->width);
    offer(fit, &state);
}

/* A line that cannot be set within the measure, when there is no other. */
static void
force_line(Fit *fit, int32_t from, size_t to)
{
    const State *a = &g_array_index(fit->states, State, from);
    State state = {.at = (uint32_t) to, .line = a->line + 1, .from = from};

    state.ratio = -1;
    state.fitness = TIGHT;
    state.demerits = a->demerits + 1e13;
    offer(fit, &state);
}

/* Moves what was found for a place to the active states, without those that
 * another one beats whatever comes. */
static void
keep_fresh(Fit *fit)
{
    const HoFitRules *rules = fit->rules;
    double least = HUGE_VAL;

    for (guint i = 0; i < fit->fresh->len; i++)
        least = MIN(least, g_array_index(fit->fresh, State, i).demerits);
    least += rules->adjacent + rules->ladder + rules->ladder_limit +
             rules->last_hyphen;
    for (guint i = 0; i < fit->fresh->len; i++) {
        const State *state = &g_array_index(fit->fresh, State, i);
        int32_t number = (int32_t) fit->states->len;

        if (state->demerits > least && rules->lines == 0 &&
            rules->beside_lines == 0)
            continue;
        g_array_append_val(fit->states, *state);
        g_array_append_val(fit->active, number);
    }
    g_array_set_size(fit->fresh, 0);
    if (fit->active->len > ACTIVE_LIMIT)
        g_array_remove_range(fit->active, 0, fit->active->len - ACTIVE_LIMIT);
}

/* A line this much too short, in points, is too short from wherever it starts
 * after that: what hangs in the margins is less. */
static const double far = 40;

/* Whether all lines from here on are too loose. */
static bool
is_hopeless(const Fit *fit, const Extent *line)
{
    const HoFitRules *rules = fit->rules;
    double least =
        rules->measure - (rules->beside_lines > 0 ? rules->beside : 0);

    return fit->tolerance < worst_ratio &&
           least - line->width - line->give - far >
               2 * fit->tolerance * line->stretch;
}

/* Tries the lines that end at a place.  false: none can.  States of one place
 * stand together in `active`, later places behind. */
static bool
visit(Fit *fit, size_t to)
{
    const HoFitBreak *end = &fit->breaks[to];
    int32_t *active = (int32_t *) (void *) fit->active->data;
    bool last = to + 1 == fit->n;
    bool forbidden =
        (double) end->penalty >= forbidding && fit->tolerance < worst_ratio;
    int32_t nearest = -1;
    guint kept = 0;
    size_t from = G_MAXSIZE;
    Extent extent = {0};
    double ratio = 0, measure = 0;

    for (guint i = 0; i < fit->active->len; i++) {
        int32_t from_state = active[i];
        const State *state = &g_array_index(fit->states, State, from_state);
        double here = measure_after(fit->rules, state->line);

        if (state->at != from || ABS(here - measure) > 0) {
            from = state->at;
            measure = here;
            extent = line_extent(fit, from, to);
            ratio = line_ratio(&extent, measure, end, last);
            if (!last && is_hopeless(fit, &extent)) {
                memmove(active + kept, active + i,
                        (fit->active->len - i) * sizeof *active);
                kept += fit->active->len - i;
                nearest = active[kept - 1];
                break;
            }
        }
        if (ratio >= -1 && ratio <= fit->tolerance && !forbidden)
            try_line(fit, from_state, &extent, to, ratio);
        if (extent.width - extent.shrink - extent.give <= measure + fit->hang)
            active[kept++] = from_state;
        nearest = from_state;
    }
    g_array_set_size(fit->active, kept);
    if (last)
        g_array_set_size(fit->active, 0);
    if (fit->fresh->len == 0 && fit->active->len == 0) {
        if (nearest < 0 || fit->tolerance < worst_ratio ||
            fit->rules->lines != 0)
            return false;
        force_line(fit, nearest, to);
    }
    keep_fresh(fit);
    return true;
}

static bool
run(Fit *fit, double tolerance)
{
    State start = {.from = -1, .fitness = DECENT};
    int32_t zero = 0;

    fit->tolerance = tolerance;
    g_array_set_size(fit->states, 0);
    g_array_set_size(fit->active, 0);
    g_array_set_size(fit->fresh, 0);
    g_array_append_val(fit->states, start);
    g_array_append_val(fit->active, zero);
    for (size_t to = 1; to < fit->n; to++)
        if (!visit(fit, to))
            return false;
    return true;
}

/* --- the result --- */

/* The best of the last states; of those with a number of lines, if given. */
static const State *
best_end(const Fit *fit)
{
    unsigned lines = fit->rules->lines;
    const State *best = NULL;

    for (guint i = 0; i < fit->active->len; i++) {
        const State *state = &g_array_index(
            fit->states, State, g_array_index(fit->active, int32_t, i));

        if ((lines == 0 || state->line == lines) &&
            (best == NULL || state->demerits < best->demerits))
            best = state;
    }
    return best;
}

static size_t
write_lines(const Fit *fit, const State *end, HoFitLine *lines)
{
    size_t n = end->line;

    for (const State *state = end; state->from >= 0;
         state = &g_array_index(fit->states, State, state->from))
        lines[state->line - 1] =
            (HoFitLine){.at = state->at, .ratio = state->ratio};
    return n;
}

static double
longest_hang(const HoFitBreak *breaks, size_t n)
{
    double hang = 0;

    for (size_t i = 1; i < n; i++)
        hang = MAX(hang, (double) -breaks[i].tail);
    return hang + 1e-6;
}

/* Most paragraphs need no line that is looser. */
static const double usual_ratio = 1.5;

/* What the best way costs that has no line looser than usual; NULL when one
 * that has could cost less. */
static const State *
best_usual(Fit *fit)
{
    const HoFitRules *rules = fit->rules;
    double looser = line_demerits(rules, usual_ratio, 0);
    const State *end;

    if (rules->lines != 0 || rules->tolerance <= usual_ratio)
        return NULL;
    for (size_t i = 1; i < fit->n; i++) {
        double penalty = MIN((double) fit->breaks[i].penalty, 0);

        looser -= penalty * penalty;
    }
    end = run(fit, usual_ratio) ? best_end(fit) : NULL;
    return end != NULL && end->demerits < looser ? end : NULL;
}

size_t
ho_fit(const HoFitBreak *breaks, size_t n, const HoFitRules *rules,
       HoFitLine *lines, double *demerits)
{
    Fit fit = {.breaks = breaks, .n = n, .rules = rules};
    const State *end;
    size_t count = 0;

    if (n < 2)
        return 0;
    fit.hang = longest_hang(breaks, n);
    fit.states = g_array_new(FALSE, FALSE, sizeof(State));
    fit.active = g_array_new(FALSE, FALSE, sizeof(int32_t));
    fit.fresh = g_array_new(FALSE, FALSE, sizeof(State));
    end = best_usual(&fit);
    if (end == NULL && (run(&fit, rules->tolerance) ||
                        (rules->lines == 0 && run(&fit, worst_ratio))))
        end = best_end(&fit);
    if (end != NULL) {
        count = write_lines(&fit, end, lines);
        if (demerits != NULL)
            *demerits = end->demerits;
    }
    g_array_free(fit.states, TRUE);
    g_array_free(fit.active, TRUE);
    g_array_free(fit.fresh, TRUE);
    return count;
}

double
ho_fit_line(const HoFitBreak *breaks, size_t n, const HoFitRules *rules,
            size_t from, size_t to, double *ratio)
{
    Fit fit = {.breaks = breaks, .n = n, .rules = rules};
    Extent extent = line_extent(&fit, from, to);
    bool last = to + 1 == n;
    double demerits;

    *ratio = line_ratio(&extent, rules->measure, &breaks[to], last);
    if (*ratio < -1)
        return -1;
    demerits = line_demerits(rules, *ratio, (double) breaks[to].penalty);
    if (last && *ratio >= 0)
        demerits += last_line_demerits(rules, extent.width);
    return demerits;
}

double
ho_fit_cost(const HoFitBreak *breaks, size_t n, const HoFitRules *rules,
            HoFitLine *lines, size_t count)
{
    State before = {.fitness = DECENT};
    double sum = 0;

    for (size_t i = 0; i < count; i++) {
        const HoFitBreak *end = &breaks[lines[i].at];
        double own = ho_fit_line(breaks, n, rules, before.at, lines[i].at,
                                 &lines[i].ratio);
        uint8_t fitness = fitness_of(lines[i].ratio);

        if (own < 0)
            return HUGE_VAL;
        sum += own;
        sum +=
            joint_demerits(rules, end, &before, fitness, lines[i].at + 1 == n);
        before.at = lines[i].at;
        before.fitness = fitness;
        before.ladder = end->flagged ? (uint8_t) MIN(before.ladder + 1, 2) : 0;
    }
    return sum;
}
