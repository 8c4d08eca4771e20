/*
 * Verbatim text: every line of the source is a line, columns are kept, and
 * what is too long goes on below, hung in, behind a mark that is not read.
 */
#include "text/line.h"

#include <math.h>
#include <string.h>

enum { TAB_LIMIT = 32 };

static unsigned
tab_size(const HoTextContext *text)
{
    const char *size =
        text->doc != NULL ? ho_document_attribute(text->doc, "tabsize") : NULL;
    gint64 n = size != NULL ? g_ascii_strtoll(size, NULL, 10) : 0;

    return n > 0 && n <= TAB_LIMIT ? (unsigned) n : 8;
}

/* Widens each tab to the next stop.  Columns count characters, wide ones
 * twice. */
static void
set_tabs(HoTextContext *text)
{
    GArray *pieces = text->pieces.pieces, *breaks = text->pieces.breaks;
    const char *words = text->paragraph.text->str;
    unsigned size = tab_size(text), column = 0;
    double moved = 0;
    guint next = 1;

    for (guint i = 0; i < pieces->len; i++) {
        HoPiece *piece = &g_array_index(pieces, HoPiece, i);

        for (; next < breaks->len &&
               g_array_index(breaks, HoFitBreak, next).next_piece <= i;
             next++) {
            HoFitBreak *place = &g_array_index(breaks, HoFitBreak, next);

            place->end += moved;
            place->start += moved;
        }
        if (piece->type == HO_PIECE_GLUE && words[piece->start] == '\t') {
            unsigned stop = (column / size + 1) * size;
            double more = piece->width * (stop - column - 1);

            piece->width += more;
            moved += more;
            column = stop;
        } else {
            column += (unsigned) g_utf8_strlen(words + piece->start,
                                               piece->end - piece->start);
        }
    }
    for (; next < breaks->len; next++) {
        HoFitBreak *place = &g_array_index(breaks, HoFitBreak, next);

        place->end += moved;
        place->start += moved;
    }
}

typedef struct {
    HoTextContext *text;
    HoLineWish wish;
    double hang; /* of continued lines, from where their source line begins */
} Verbatim;

/* How gladly a line is wrapped at a place: after a blank, at a seam, within a
 * name, anywhere. */
static int
rank(const HoFitBreak *place)
{
    static const float limits[] = {59, 139, 1000};
    int rank = 0;

    while (rank < 3 && place->penalty > limits[rank])
        rank++;
    return rank;
}

/* The break to end a line at, from one on: of those that fit and leave it more
 * than half full, the last of the best; or the next one at least. */
static guint
furthest(const Verbatim *set, guint from, double room)
{
    const GArray *breaks = set->text->pieces.breaks;
    const HoFitBreak *start = &g_array_index(breaks, HoFitBreak, from);
    guint best = from + 1;
    int best_rank = 4;

    for (guint i = from + 1; i < breaks->len; i++) {
        const HoFitBreak *place = &g_array_index(breaks, HoFitBreak, i);
        double width = place->end - start->start;
        int here = i + 1 == breaks->len ? 0 : rank(place);

        if (width > room + 1e-6)
            break;
        if (width < .5 * room)
            here = 4;
        if (here <= best_rank) {
            best = i;
            best_rank = here;
        }
    }
    return best;
}

/* The sign that a line goes on from above, left of it: an arrow. */
static void
add_turn_over(const Verbatim *set, HoLine *line, const HoLook *look)
{
    HoTextContext *text = set->text;
    double width;
    const HoFont *font = ho_turn_font(text, look, &width);
    HoGlyphRun *runs =
        ho_arena_array(text->arena, HoGlyphRun, line->n_runs + 1U);
    HoGlyph *glyph = ho_arena_new0(text->arena, HoGlyph);
    HoCluster *cluster = ho_arena_new0(text->arena, HoCluster);
    HoColor pale = look->style.color;
    hb_codepoint_t number = 0;

    hb_font_get_nominal_glyph(font->shaper->face->hb, 0x21aa, &number);
    pale.alpha *= .5;
    glyph->glyph = number;
    *cluster = (HoCluster){(uint16_t) strlen(HO_TURN_MARK), 1};
    if (line->n_runs > 0)
        memcpy(runs, line->runs, line->n_runs * sizeof *runs);
    runs[line->n_runs] = (HoGlyphRun){
        .font = font,
        .color = pale,
        .x = -set->hang + MAX(0, (set->hang * .75 - width) / 2),
        .width = width,
        .glyphs = glyph,
        .clusters = cluster,
        .n_glyphs = 1,
        .n_clusters = 1,
        .text = HO_TURN_MARK,
        .length = (unsigned) strlen(HO_TURN_MARK),
        .artifact = true,
    };
    line->runs = runs;
    line->n_runs++;
}

/* The blanks that a source line begins with. */
static double
own_indent(const HoTextContext *text, uint32_t start)
{
    const GArray *pieces = text->pieces.pieces;
    double indent = 0;

    for (guint i = 0; i < pieces->len; i++) {
        const HoPiece *piece = &g_array_index(pieces, HoPiece, i);

        if (piece->type != HO_PIECE_GLUE)
            break;
        if (piece->start >= start)
            indent += piece->width;
    }
    return indent;
}

static void
set_source_line(Verbatim *set, uint32_t range[2], uint32_t *run)
{
    HoTextContext *text = set->text;
    const GArray *breaks = text->pieces.breaks;
    const HoLook *look = ho_text_look(text, &set->wish.style->text, NULL);
    double measure = set->wish.measure, indent;

    ho_text_cut(text, set->wish.style, 0, range, run);
    set_tabs(text);
    indent = MIN(own_indent(text, range[0]), measure / 2 - set->hang);
    indent = MAX(indent, 0) + set->hang;
    ho_text_cut_anywhere(text, MAX(measure - indent, 1));
    for (guint from = 0; from + 1 < breaks->len;) {
        guint to = furthest(set, from, measure - (from == 0 ? 0 : indent));
        HoLine line = {0};

        set->wish.indent = from == 0 ? 0 : indent;
        ho_text_line_build(text, &set->wish,
                           &g_array_index(breaks, HoFitBreak, from),
                           &g_array_index(breaks, HoFitBreak, to), &line);
        line.turned = from > 0;
        if (line.turned)
            add_turn_over(set, &line, look);
        g_array_append_val(text->lines, line);
        from = to;
    }
}

/* Source lines are counted for diagnostics and for marks beside them. */
static void
number_lines(HoTextContext *text, guint from, uint32_t count)
{
    for (guint i = from; i < text->lines->len; i++)
        g_array_index(text->lines, HoLine, i).loc.line += count;
}

HoLines
ho_text_break_verbatim(HoTextContext *text, const HoInline *inlines,
                       const HoStyle *style, double measure)
{
    HoStyle plain = *style;
    Verbatim set = {.text = text};
    const GString *words;
    uint32_t run = 0, range[2] = {0, 0}, count = 0;

    plain.align = HO_ALIGN_LEFT;
    plain.text.hyphenate = false;
    plain.text.nowrap = false;
    set.wish =
        (HoLineWish){.style = &plain, .measure = MAX(measure, 1), .last = true};
    set.hang = MIN(2 * plain.text.size, set.wish.measure / 4);
    ho_text_collect(text, inlines, &plain, set.wish.measure, true);
    words = text->paragraph.text;
    text->words = ho_arena_strndup(text->arena, words->str, words->len);
    ho_text_itemize(text);
    g_array_set_size(text->lines, 0);
    while (range[0] < words->len) {
        const char *end =
            memchr(words->str + range[0], '\n', words->len - range[0]);
        guint first = text->lines->len;

        range[1] =
            end != NULL ? (uint32_t) (end - words->str) : (uint32_t) words->len;
        set_source_line(&set, range, &run);
        number_lines(text, first, count++);
        range[0] = range[1] + 1;
    }
    return (HoLines){
        .lines = ho_arena_dup(text->arena, text->lines->data, text->lines->len,
                              sizeof(HoLine)),
        .n_lines = text->lines->len,
    };
}

double
ho_text_verbatim_width(HoTextContext *text, const HoInline *inlines,
                       const HoStyle *style)
{
    HoLines lines = ho_text_break_verbatim(text, inlines, style, 5e4);
    double width = 0;

    for (unsigned i = 0; i < lines.n_lines; i++)
        width = MAX(width, lines.lines[i].width);
    return width;
}
