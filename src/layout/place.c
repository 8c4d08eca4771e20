/*
 * Items at fixed places.  Order of painting is order of reading; what continues
 * from the page before goes on in the same element.
 */
#include "layout/placing.h"

const HoTag *
ho_placer_tag(const HoPlacer *p, const HoTag *tag)
{
    return p->artifact ? NULL : tag;
}

static void
note_first_text(HoPlacer *p, const HoFlowItem *item)
{
    HoPageDraft *draft = p->draft;

    if (draft->first_text != NULL || p->artifact || p->brought ||
        item->block == NULL)
        return;
    if (draft->first_block == NULL)
        draft->first_block = item->block;
    if (item->type != HO_FLOW_LINE)
        return;
    for (unsigned i = 0; i < item->line->n_runs; i++) {
        const HoGlyphRun *run = &item->line->runs[i];

        if (run->source == NULL)
            continue;
        draft->first_block = item->block;
        draft->first_text = run->source;
        draft->first_offset = run->offset;
        return;
    }
}

static void
place_number(HoPlacer *p, const HoFlowItem *item, double x, double y)
{
    HoPendingNumber number = {
        .entry = item->entry,
        .page = p->drafts->len - 1,
        .index = p->draft->placed->len,
        .x = x + item->x + item->line->x + item->line->width,
        .left = x,
        .begin = item->entry->left,
        .words = item->entry->words,
        .y = y + item->baseline,
        .height = item->height,
        .tag = ho_placer_tag(p, item->tag),
    };

    g_array_append_val(p->numbers, number);
    for (unsigned i = 0; i < 3; i++)
        ho_placer_add(p, (HoPlaced){.type = HO_PLACED_LINE});
}

static void
place_line(HoPlacer *p, const HoFlowItem *item, double x, double y)
{
    double baseline = y + item->baseline;

    note_first_text(p, item);
    if (item->marker != NULL)
        ho_placer_add(p, (HoPlaced){.type = HO_PLACED_LINE,
                                    .x = x + item->marker->x,
                                    .y = baseline,
                                    .width = item->marker->line->width,
                                    .height = item->height,
                                    .tag = ho_placer_tag(p, item->marker->tag),
                                    .line = item->marker->line});
    if (item->line->n_runs + item->line->n_marks > 0 ||
        (item->tag != NULL && item->tag->type == HO_TAG_LBODY))
        ho_placer_add(p, (HoPlaced){.type = HO_PLACED_LINE,
                                    .x = x + item->x + item->line->x,
                                    .y = baseline,
                                    .width = item->line->width,
                                    .height = item->height,
                                    .tag = ho_placer_tag(p, item->tag),
                                    .line = item->line});
    if (item->entry != NULL)
        place_number(p, item, x, y);
}

static void
place_images(HoPlacer *p, const HoFlowItem *item, double x, double y,
             double tight)
{
    const GArray *plates = item->images->plates;
    double height = item->height - tight * (item->height - item->least);
    double scale = item->height > 0 ? height / item->height : 1;
    const HoFlowPlate *last =
        &g_array_index(plates, HoFlowPlate, plates->len - 1);
    double free = item->width - (last->x + last->picture.width) * scale;
    HoAlign align = last->picture.align;

    note_first_text(p, item);
    x += item->x + (align == HO_ALIGN_CENTER  ? free / 2
                    : align == HO_ALIGN_RIGHT ? free
                                              : 0);
    if (last->picture.bleeds)
        x = (p->geometry->page.width - last->picture.width * scale) / 2;
    for (unsigned i = 0; i < plates->len; i++) {
        const HoFlowPlate *plate = &g_array_index(plates, HoFlowPlate, i);
        const HoFlowPicture *picture = &plate->picture;

        ho_placer_add(p, (HoPlaced){.type = HO_PLACED_IMAGE,
                                    .x = x + plate->x * scale,
                                    .y = y,
                                    .width = picture->width * scale,
                                    .height = picture->height * scale,
                                    .tag = ho_placer_tag(p, plate->tag),
                                    .link = picture->link,
                                    .image = {.file = picture->image,
                                              .alt = picture->alt,
                                              .code = picture->code}});
    }
}

void
ho_placer_open_box(HoPlacer *p, const HoFlowBox *box, double x, double y,
                   bool cut)
{
    HoOpenBox open = {box, G_MAXUINT};

    if (box->visible) {
        open.placed = p->draft->placed->len;
        ho_placer_add(p, (HoPlaced){.type = HO_PLACED_BOX,
                                    .x = x + box->x,
                                    .y = y,
                                    .width = box->width,
                                    .box = {.fill = box->background,
                                            .stroke = box->border_color,
                                            .border = box->border,
                                            .radius = box->radius,
                                            .open_top = cut}});
    }
    g_array_append_val(p->open, open);
}

void
ho_placer_close_box(HoPlacer *p, double bottom, bool cut)
{
    HoOpenBox open = g_array_index(p->open, HoOpenBox, p->open->len - 1);

    g_array_set_size(p->open, p->open->len - 1);
    if (open.placed != G_MAXUINT) {
        HoPlaced *placed =
            &g_array_index(p->draft->placed, HoPlaced, open.placed);

        placed->height = bottom - placed->y;
        placed->box.open_bottom = cut;
    }
}

static void
place_anchor(HoPlacer *p, const char *id, double x, double y)
{
    if (id == NULL || p->artifact || g_hash_table_contains(p->places, id))
        return;
    g_hash_table_insert(p->places, (void *) id,
                        GUINT_TO_POINTER(p->drafts->len));
    if (p->card > 0)
        g_hash_table_insert(p->cards, (void *) id, GUINT_TO_POINTER(p->card));
    ho_placer_add(
        p, (HoPlaced){.type = HO_PLACED_ANCHOR, .x = x, .y = y, .id = id});
}

static void
place_heading(HoPlacer *p, HoFlowHeading *heading, double x, double y)
{
    if (p->artifact)
        return;
    if (heading->id == NULL)
        heading->id =
            ho_arena_printf(p->flow->arena, "_heading_%u", p->outline->len + 1);
    place_anchor(p, heading->id, x, y);
    g_ptr_array_add(p->outline, heading);
    g_ptr_array_add(p->draft->headings, heading);
}

/* The last slice of the same group that follows item i without a break. */
static unsigned
last_slice(const GArray *items, unsigned i, unsigned end)
{
    const HoRowGroup *group = g_array_index(items, HoFlowItem, i).group;

    while (i + 1 < end) {
        const HoFlowItem *next = &g_array_index(items, HoFlowItem, i + 1);

        if (next->type != HO_FLOW_ROW || next->group != group)
            break;
        i++;
    }
    return i;
}

/* What a page edge before an item, which may be NULL, needs above and below
 * it. */
static HoGroupSlice
edge_of(const HoFlowItem *item)
{
    return item != NULL && item->type == HO_FLOW_ROW
               ? item->group->slices[item->slice]
               : (HoGroupSlice){0};
}

static void
place_beside(HoPlacer *p, const HoFlowItem *item, HoPlaceOffset at)
{
    const GArray *items = item->beside->items;
    double *tops = g_new(double, items->len + 1);

    at.x += item->x;
    at.tight = 0;
    ho_items_measure(items, 0, items->len, (HoSetting){0}, tops);
    ho_placer_items(p, items, 0, items->len, tops, at);
    g_free(tops);
}

static unsigned
place_item(HoPlacer *p, const GArray *items, unsigned i, unsigned end,
           HoPlaceOffset at)
{
    const HoFlowItem *item = &g_array_index(items, HoFlowItem, i);

    switch (item->type) {
    case HO_FLOW_SPACE:
    case HO_FLOW_BREAK:
    case HO_FLOW_INDEX:
        break;
    case HO_FLOW_LINE:
        place_line(p, item, at.x, at.y);
        break;
    case HO_FLOW_IMAGE:
        place_images(p, item, at.x, at.y, at.tight);
        break;
    case HO_FLOW_BOX_BEGIN:
        ho_placer_open_box(p, item->box, at.x, at.y, false);
        break;
    case HO_FLOW_BOX_END:
        ho_placer_close_box(p, at.y + ho_box_bottom(item->box), false);
        break;
    case HO_FLOW_ROW: {
        unsigned last = last_slice(items, i, end);

        note_first_text(p, item);
        ho_placer_group(p, item->group, item->slice,
                        g_array_index(items, HoFlowItem, last).slice, at);
        return last;
    }
    case HO_FLOW_RULE:
        ho_placer_add(p, (HoPlaced){.type = HO_PLACED_RULE,
                                    .x = at.x + item->x,
                                    .y = at.y,
                                    .width = item->width,
                                    .height = item->height,
                                    .rule = item->rule});
        break;
    case HO_FLOW_BESIDE:
        place_beside(p, item, at);
        break;
    case HO_FLOW_ANCHOR:
        place_anchor(p, item->id, at.x + item->x, at.y);
        break;
    case HO_FLOW_HEADING:
        place_heading(p, item->heading, at.x, at.y);
        break;
    }
    return i;
}

void
ho_placer_items(HoPlacer *p, const GArray *items, unsigned first, unsigned end,
                const double *tops, HoPlaceOffset at)
{
    for (unsigned i = first; i < end; i++) {
        HoPlaceOffset here = at;

        here.y += tops[i - first];
        i = place_item(p, items, i, end, here);
    }
}

/* Boxes that were open when the page before ended, and the table heads that
 * are set again. */
static double
reopen(HoPlacer *p, GArray *open, double y)
{
    for (unsigned i = 0; i < open->len; i++) {
        const HoFlowBox *box = g_array_index(open, HoOpenBox, i).box;
        double *tops;

        ho_placer_open_box(p, box, p->left, y, true);
        y += ho_box_top(box);
        if (box->n_repeat == 0)
            continue;
        tops = g_new0(double, box->n_repeat);
        for (unsigned k = 1; k < box->n_repeat; k++)
            tops[k] = tops[k - 1] + box->repeat[k - 1].height;
        p->artifact = true;
        {
            GArray items = {.data = (char *) box->repeat, .len = box->n_repeat};

            ho_placer_items(p, &items, 0, box->n_repeat, tops,
                            (HoPlaceOffset){.x = p->left, .y = y});
        }
        p->artifact = false;
        g_free(tops);
        y += box->repeat_height;
    }
    return y;
}

static void
close_for_page_end(HoPlacer *p, double y, GArray *carried)
{
    g_array_set_size(carried, 0);
    g_array_append_vals(carried, p->open->data, p->open->len);
    while (p->open->len > 0) {
        const HoFlowBox *box =
            g_array_index(p->open, HoOpenBox, p->open->len - 1).box;

        y += ho_box_bottom(box);
        ho_placer_close_box(p, y, true);
    }
}

void
ho_placer_note(HoPlacer *placer, const HoFlowNote *note, double x, double y)
{
    double *tops = g_new(double, note->items->len + 1);

    if (note->note != NULL && !note->continued)
        g_hash_table_insert(placer->notes, (void *) note->note,
                            GINT_TO_POINTER(++placer->draft->n_notes));
    ho_items_measure(note->items, 0, note->items->len, (HoSetting){0}, tops);
    ho_placer_items(placer, note->items, 0, note->items->len, tops,
                    (HoPlaceOffset){.x = x, .y = y});
    g_free(tops);
}

/* The tag that a page beginning with an item is in. */
static const HoTag *
first_tag(const HoFlowItem *item)
{
    if (item->type != HO_FLOW_ROW)
        return item->tag;
    return item->group->tag;
}

static void
place_filling(HoPlacer *placer, const HoPageFilling *filling,
              const double *tops, double y)
{
    unsigned first = filling->first, head = first + filling->brought;
    HoPlaceOffset at = {
        .x = placer->left, .y = y, .tight = filling->setting.tight};

    placer->brought = true;
    ho_placer_items(placer, filling->items, first, head, tops, at);
    placer->brought = false;
    ho_placer_items(placer, filling->items, head, filling->end,
                    tops + filling->brought, at);
}

void
ho_placer_fill(HoPlacer *placer, const HoPageFilling *filling)
{
    const GArray *items = filling->items;
    unsigned first = filling->first, end = filling->end;
    const HoFlowItem *first_item =
        first < end ? &g_array_index(items, HoFlowItem, first) : NULL;
    double *tops = g_new(double, end - first + 1);
    g_autoptr(GArray) carried = g_array_new(FALSE, FALSE, sizeof(HoOpenBox));
    g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(HoFlowNote *));
    const HoTag *next;
    double y, height;

    g_array_append_vals(carried, placer->open->data, placer->open->len);
    g_array_set_size(placer->open, 0);
    y = reopen(placer, carried, placer->top) + edge_of(first_item).above;
    height = ho_items_measure(items, first, end, filling->setting, tops);
    place_filling(placer, filling, tops, y);
    ho_placer_take_notes(placer, filling, tops, y, notes);
    g_free(tops);
    close_for_page_end(placer, y + height + edge_of(filling->next).below,
                       carried);
    next = filling->next != NULL ? first_tag(filling->next) : NULL;
    ho_placer_notes(placer, notes, next);
    g_array_set_size(placer->open, 0);
    g_array_append_vals(placer->open, carried->data, carried->len);
}
