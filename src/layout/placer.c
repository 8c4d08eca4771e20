/* Pages as they are begun: which side, whose margins, what is known of them. */
#include "layout/arrange.h"
#include "layout/place.h"

static void
free_draft(void *data)
{
    HoPageDraft *draft = data;

    g_array_unref(draft->placed);
    g_ptr_array_unref(draft->headings);
    g_free(draft);
}

HoPlacer *
ho_placer_new(HoFlow *flow)
{
    HoPlacer *placer = g_new0(HoPlacer, 1);

    placer->flow = flow;
    placer->geometry = flow->geometry;
    placer->drafts = g_ptr_array_new_with_free_func(free_draft);
    placer->places = g_hash_table_new(g_str_hash, g_str_equal);
    placer->cards = g_hash_table_new(g_str_hash, g_str_equal);
    placer->notes = g_hash_table_new(NULL, NULL);
    placer->numbers = g_array_new(FALSE, FALSE, sizeof(HoPendingNumber));
    placer->open = g_array_new(FALSE, FALSE, sizeof(HoOpenBox));
    placer->outline = g_ptr_array_new();
    placer->sides = g_array_new(FALSE, FALSE, sizeof(HoSideNote));
    return placer;
}

void
ho_placer_free(HoPlacer *placer)
{
    g_ptr_array_unref(placer->drafts);
    g_hash_table_unref(placer->places);
    g_hash_table_unref(placer->cards);
    g_hash_table_unref(placer->notes);
    g_array_unref(placer->numbers);
    g_array_unref(placer->open);
    g_ptr_array_unref(placer->outline);
    g_array_unref(placer->sides);
    g_free(placer);
}

bool
ho_placer_is_recto_next(const HoPlacer *placer)
{
    return placer->drafts->len % 2 == 0;
}

void
ho_placer_page(HoPlacer *placer, bool blank)
{
    HoPageDraft *draft = g_new0(HoPageDraft, 1);

    draft->geometry = placer->geometry;
    draft->placed = g_array_new(FALSE, TRUE, sizeof(HoPlaced));
    draft->headings = g_ptr_array_new();
    draft->blank = blank;
    draft->front = placer->front;
    draft->bare = placer->bare || blank;
    placer->left = ho_geometry_left(placer->geometry, placer->drafts->len);
    placer->top = placer->geometry->page.margin.top;
    placer->foot = placer->top + placer->geometry->body_height;
    placer->card = 0;
    g_ptr_array_add(placer->drafts, draft);
    placer->draft = draft;
}

void
ho_placer_blank(HoPlacer *placer)
{
    const HoGeometry *geometry = placer->geometry;
    const HoLayoutOptions *options = placer->flow->options;

    ho_placer_page(placer, true);
    if (options->note_lines)
        ho_note_lines_place(placer->draft->placed, options->theme, placer->left,
                            placer->top, geometry->body_width,
                            geometry->body_height);
}

HoPlaced *
ho_placer_add(HoPlacer *placer, HoPlaced placed)
{
    GArray *array = placer->draft->placed;

    g_array_append_val(array, placed);
    return &g_array_index(array, HoPlaced, array->len - 1);
}
