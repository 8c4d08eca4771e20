/*
 * From slots to runs of glyphs: neighbours in one font, colour and link become
 * one run, blanks with them, so that a line is few calls to paint.
 */
#include "text/line.h"

#include <string.h>

static bool
is_backward(const HoLineSlot *slot)
{
    return slot->run->level % 2 == 1;
}

/* Drawn, but not in the text. */
static bool
is_added(const HoLineSlot *slot)
{
    return slot->type == HO_SLOT_HYPHEN || slot->type == HO_SLOT_TURN;
}

static bool
is_drawn(const HoLineSlot *slot)
{
    return slot->type == HO_SLOT_WORD || is_added(slot) ||
           (slot->type == HO_SLOT_GAP && slot->end > slot->start);
}

static bool
goes_on(const HoLineSlot *a, const HoLineSlot *b)
{
    if (!is_drawn(b) || is_added(a) || is_added(b) ||
        a->run->font != b->run->font ||
        a->run->span->look != b->run->span->look ||
        a->run->span->link != b->run->span->link ||
        a->run->span->artifact != b->run->span->artifact ||
        is_backward(a) != is_backward(b))
        return false;
    return is_backward(a) ? b->end == a->start : a->end == b->start;
}

typedef struct {
    HoLineMaker *maker;
    HoGlyphRun *run;
    HoGlyph *glyphs;
    HoCluster *clusters;
} RunMaker;

static void
count(RunMaker *make, const HoLineSlot *slot)
{
    HoGlyphRun *run = make->run;

    if (slot->type != HO_SLOT_WORD) {
        run->n_glyphs++;
        run->n_clusters++;
        return;
    }
    run->n_clusters += slot->to - slot->from;
    for (uint32_t i = slot->from; i < slot->to; i++)
        run->n_glyphs += slot->word->clusters[i].n_glyphs;
}

static void
put_glyph(RunMaker *make, uint32_t glyph, double x, double y)
{
    make->run->n_glyphs++;
    *make->glyphs++ = (HoGlyph){glyph, (float) x, (float) y};
}

static void
put_cluster_glyphs(RunMaker *make, const HoLineSlot *slot,
                   const HoWordCluster *cluster, double x)
{
    const HoWord *word = slot->word;
    double scale = slot->run->font->scale;
    double across = scale * make->maker->expand;

    if (!(slot->give > 0))
        across = scale;
    for (uint32_t g = 0; g < cluster->n_glyphs; g++) {
        const HoWordGlyph *glyph = &word->glyphs[cluster->glyph + g];

        put_glyph(make, glyph->glyph, x + (glyph->x - cluster->x) * across,
                  -glyph->y * scale);
    }
}

/* The glyphs of clusters from left to right. */
static void
put_word(RunMaker *make, const HoLineSlot *slot, double x)
{
    double across =
        slot->run->font->scale * (slot->give > 0 ? make->maker->expand : 1);
    double tracking = slot->run->span->look->style.tracking;
    bool backward = slot->word->backward;

    for (uint32_t i = slot->from; i < slot->to; i++) {
        uint32_t k = backward ? slot->to - 1 - (i - slot->from) : i;
        const HoWordCluster *cluster = &slot->word->clusters[k];

        put_cluster_glyphs(make, slot, cluster, x);
        x += cluster->advance * across + tracking;
    }
}

static uint32_t
hyphen_glyph(const HoFont *font)
{
    hb_font_t *hb = font->shaper->face->hb;
    hb_codepoint_t glyph = 0;

    if (!hb_font_get_nominal_glyph(hb, 0x2010, &glyph))
        hb_font_get_nominal_glyph(hb, '-', &glyph);
    return glyph;
}

static uint32_t
turn_glyph(const HoFont *font)
{
    hb_codepoint_t glyph = 0;

    hb_font_get_nominal_glyph(font->shaper->face->hb, 0x21aa, &glyph);
    return glyph;
}

static void
put_glyphs(RunMaker *make, const HoLineSlot *slot)
{
    double x = slot->x - make->run->x;

    if (slot->type == HO_SLOT_WORD)
        put_word(make, slot, x);
    else if (slot->type == HO_SLOT_HYPHEN)
        put_glyph(make, hyphen_glyph(slot->run->font), x, 0);
    else if (slot->type == HO_SLOT_TURN)
        put_glyph(make, turn_glyph(make->run->font), x, 0);
    else if (slot->run->font->shaper->face->space != 0)
        put_glyph(make, slot->run->font->shaper->face->space, x, 0);
}

static void
put_clusters(RunMaker *make, const HoLineSlot *slot)
{
    bool blank = slot->type == HO_SLOT_GAP;

    if (slot->type == HO_SLOT_WORD) {
        for (uint32_t i = slot->from; i < slot->to; i++) {
            const HoWordCluster *cluster = &slot->word->clusters[i];

            *make->clusters++ =
                (HoCluster){cluster->n_bytes, cluster->n_glyphs};
        }
        return;
    }
    *make->clusters++ = (HoCluster){
        .bytes = slot->type == HO_SLOT_TURN ? strlen(HO_TURN_MARK)
                 : blank ? (uint16_t) (slot->end - slot->start)
                         : 1,
        .glyphs = blank && slot->run->font->shaper->face->space == 0 ? 0 : 1,
    };
}

static void
describe(RunMaker *make, const HoLineSlot *first, const HoLineSlot *last)
{
    HoGlyphRun *run = make->run;
    HoTextContext *text = make->maker->text;
    const HoLook *look = first->run->span->look;
    const HoLineSlot *begin = is_backward(first) ? last : first;
    const HoLineSlot *finish = is_backward(first) ? first : last;
    const HoOrigin *origin =
        ho_paragraph_origin(&text->paragraph, begin->start);

    run->font = first->run->font;
    if (first->give > 0 && ABS(make->maker->expand - 1) > 1e-9)
        run->font = ho_font_variant(first->run->font, first->run->font->size,
                                    make->maker->expand);
    run->color = look->style.color;
    run->rise = look->style.rise;
    run->x = first->x;
    run->width = last->x + last->width - first->x;
    run->backward = is_backward(first);
    run->link = first->run->span->link;
    run->artifact = is_added(first) || first->run->span->artifact;
    run->lang = look->lang != text->doc_lang ? look->lang : NULL;
    run->text = make->maker->words + begin->start;
    run->length = finish->end - begin->start;
    if (first->type == HO_SLOT_HYPHEN) {
        run->text = "-";
        run->length = 1;
    } else if (first->type == HO_SLOT_TURN) {
        double width;

        run->font = ho_turn_font(text, look, &width);
        run->color.alpha *= .5;
        run->text = HO_TURN_MARK;
        run->length = (unsigned) strlen(HO_TURN_MARK);
    }
    if (origin != NULL && origin->source != NULL) {
        run->source = origin->source;
        run->offset = origin->offset + (begin->start - origin->start);
    }
}

/* Words decide whether a run is set wider; a gap goes along. */
static const HoLineSlot *
first_word(const HoLineMaker *maker, guint from, guint to)
{
    for (guint i = from; i < to; i++)
        if (maker->slots[i].type == HO_SLOT_WORD)
            return &maker->slots[i];
    return &maker->slots[from];
}

static void
make_run(HoLineMaker *maker, guint from, guint to)
{
    HoGlyphRun run = {0};
    RunMaker make = {.maker = maker, .run = &run};
    HoArena *arena = maker->text->arena;
    HoLineSlot first = maker->slots[from];

    first.give = first_word(maker, from, to)->give;
    describe(&make, &first, &maker->slots[to - 1]);
    for (guint i = from; i < to; i++)
        count(&make, &maker->slots[i]);
    make.glyphs = ho_arena_array(arena, HoGlyph, run.n_glyphs);
    make.clusters = ho_arena_array(arena, HoCluster, run.n_clusters);
    run.glyphs = make.glyphs;
    run.clusters = make.clusters;
    run.n_glyphs = 0;
    for (guint i = from; i < to; i++) {
        put_glyphs(&make, &maker->slots[i]);
        put_clusters(&make,
                     &maker->slots[run.backward ? to - 1 - (i - from) : i]);
    }
    g_array_append_val(maker->buffers->runs, run);
}

void
ho_line_runs(HoLineMaker *maker, HoLine *line)
{
    g_array_set_size(maker->buffers->runs, 0);
    for (guint i = 0; i < maker->n_slots;) {
        guint end = i + 1;

        if (!is_drawn(&maker->slots[i])) {
            i++;
            continue;
        }
        while (end < maker->n_slots &&
               goes_on(&maker->slots[end - 1], &maker->slots[end]))
            end++;
        make_run(maker, i, end);
        i = end;
    }
    line->n_runs = maker->buffers->runs->len;
    line->runs = ho_arena_dup(maker->text->arena, maker->buffers->runs->data,
                              line->n_runs, sizeof(HoGlyphRun));
}
