/* Pages as plain data: their end, and what they look like as text. */
#include "layout/page.h"

#include <string.h>

void
ho_pages_free(HoPages *pages)
{
    if (pages == NULL)
        return;
    ho_text_free(pages->text);
    ho_arena_free(pages->arena);
    g_free(pages);
}

static void
dump_line(GString *out, const HoPlaced *placed)
{
    const HoLine *line = placed->line;

    g_string_append(out, "line \"");
    for (unsigned i = 0; i < line->n_runs; i++)
        g_string_append_len(out, line->runs[i].text, line->runs[i].length);
    g_string_append_c(out, '"');
    for (unsigned i = 0; i < line->n_marks; i++)
        if (line->marks[i].type == HO_MARK_IMAGE)
            g_string_append(out, " picture");
}

static void
dump_image(GString *out, const HoPlaced *placed)
{
    const HoImage *image = placed->image.file;
    const char *path = image && image->path ? image->path : "";
    g_autofree char *name = strncmp(path, "data:", 5) == 0
                                ? g_strdup("data:")
                                : g_path_get_basename(path);

    if (placed->image.code != NULL) {
        g_string_append_printf(out, "code %u \"%s\"", placed->image.code->size,
                               placed->image.alt);
        return;
    }
    g_string_append_printf(out, "image %s \"%s\"", name,
                           placed->image.alt ? placed->image.alt : "");
    if (image == NULL || image->status != HO_IMAGE_OK)
        g_string_append(out, " missing");
}

static void
dump_placed(GString *out, const HoPlaced *placed)
{
    if (placed->type == HO_PLACED_ANCHOR && *placed->id == '\0')
        return; /* stands for an empty element */
    g_string_append_printf(out, "  %6.1f %6.1f %6.1f %6.1f  ", placed->x,
                           placed->y, placed->width, placed->height);
    switch (placed->type) {
    case HO_PLACED_LINE:
        dump_line(out, placed);
        break;
    case HO_PLACED_BOX:
        g_string_append_printf(out, "box%s%s",
                               placed->box.open_top ? " continued" : "",
                               placed->box.open_bottom ? " continues" : "");
        break;
    case HO_PLACED_RULE:
        g_string_append(out, "rule");
        break;
    case HO_PLACED_DOTS:
        g_string_append(out, "dots");
        break;
    case HO_PLACED_IMAGE:
        dump_image(out, placed);
        break;
    case HO_PLACED_ANCHOR:
        g_string_append_printf(out, "anchor %s", placed->id);
        break;
    case HO_PLACED_LINK:
        g_string_append_printf(out, "link %s",
                               placed->link->id ? placed->link->id
                                                : placed->link->uri);
        break;
    }
    g_string_append_c(out, '\n');
}

char *
ho_pages_dump(const HoPages *pages)
{
    GString *out = g_string_new(NULL);

    for (unsigned i = 0; i < pages->n_outline; i++)
        g_string_append_printf(out, "outline %u %s #%s\n",
                               pages->outline[i].level, pages->outline[i].title,
                               pages->outline[i].id);
    for (unsigned i = 0; i < pages->n_pages; i++) {
        const HoPage *page = &pages->pages[i];

        g_string_append_printf(out, "page %s  %.1f x %.1f%s\n",
                               page->folio ? page->folio : "-", page->width,
                               page->height, page->blank ? "  blank" : "");
        for (unsigned k = 0; k < page->n_placed; k++)
            dump_placed(out, &page->placed[k]);
    }
    return g_string_free(out, FALSE);
}

/* --- right to left --- */

static void
reflect(HoPlaced *placed, double width)
{
    HoEdges *border = &placed->box.border;

    if (placed->type == HO_PLACED_LINE)
        placed->x = width - placed->x - placed->line->width;
    else
        placed->x = width - placed->x - placed->width;
    if (placed->type == HO_PLACED_BOX) {
        double left = border->left;

        border->left = border->right;
        border->right = left;
    }
}

void
ho_pages_reflect(HoPages *pages)
{
    for (unsigned i = 0; i < pages->n_pages; i++)
        for (unsigned k = 0; k < pages->pages[i].n_placed; k++)
            reflect(&pages->pages[i].placed[k], pages->pages[i].width);
}
