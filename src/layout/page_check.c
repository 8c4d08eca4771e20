/*
 * Invariants of finished pages: nothing outside the sheet, elements that
 * know their depth, no line twice.
 */
#include "layout/page.h"

#define SLACK 1.0

typedef struct {
    GHashTable *lines; /* seen */
    const HoTag *tag;  /* being read */
    GString *faults;
    unsigned page;
} Check;

static void
fault(Check *check, const char *what)
{
    g_string_append_printf(check->faults, "page %u: %s\n", check->page + 1,
                           what);
}

static void
check_tag(Check *check, const HoTag *tag)
{
    if (tag == NULL || tag == check->tag)
        return;
    for (const HoTag *t = tag; t != NULL; t = t->parent) {
        if (t->depth != (t->parent ? t->parent->depth + 1 : 0))
            fault(check, "an element has the wrong depth");
    }
    check->tag = tag;
}

static void
check_place(Check *check, const HoPage *page, const HoPlaced *placed)
{
    bool is_line = placed->type == HO_PLACED_LINE;
    bool is_ground = placed->type == HO_PLACED_IMAGE && placed->tag == NULL;
    /* What only says that there is an element stands nowhere. */
    bool is_mark = placed->type == HO_PLACED_ANCHOR && placed->id[0] == '\0';
    double bottom = placed->y + (is_line ? 0 : placed->height);

    if (is_ground || is_mark) /* a ground may cover more than the page */
        return;
    if (placed->y < -SLACK || bottom > page->height + SLACK)
        fault(check, "something stands above or below the page");
    if (placed->x < -SLACK || placed->x > page->width + SLACK)
        fault(check, "something stands beside the page");
    if (is_line && placed->line == NULL)
        fault(check, "a line is missing");
    else if (is_line && placed->tag != NULL &&
             !g_hash_table_add(check->lines, (void *) placed->line))
        fault(check, "a line is placed twice");
}

char *
ho_pages_check(const HoPages *pages)
{
    Check check = {.lines = g_hash_table_new(NULL, NULL),
                   .faults = g_string_new(NULL)};

    for (; check.page < pages->n_pages; check.page++) {
        const HoPage *page = &pages->pages[check.page];

        for (unsigned i = 0; i < page->n_placed; i++) {
            check_place(&check, page, &page->placed[i]);
            check_tag(&check, page->placed[i].tag);
        }
    }
    g_hash_table_unref(check.lines);
    return g_string_free(check.faults, check.faults->len == 0);
}
