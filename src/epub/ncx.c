/* The older contents, for readers of EPUB 2: they are many. */
#include "epub/book.h"

#include "html/head.h"

typedef struct {
    HoHtml out;
    const HoBook *book;
    GArray *orders; /* of unsigned: of all targets, rising */
    unsigned n_points;
    unsigned depth;
} Ncx;

static int
compare(const void *a, const void *b)
{
    unsigned left = *(const unsigned *) a, right = *(const unsigned *) b;

    return left < right ? -1 : left > right;
}

static void
collect(Ncx *ncx, const HoBlock *parent, unsigned depth)
{
    for (const HoBlock *block = parent->first; block != NULL;
         block = block->next) {
        const HoSection *section = ho_section_of(block);
        g_autofree char *target = NULL;
        unsigned order;

        if (section == NULL ||
            !ho_book_section_target(ncx->book, section, &target, &order))
            continue;
        g_array_append_val(ncx->orders, order);
        ncx->depth = MAX(ncx->depth, depth);
        collect(ncx, block, depth + 1);
    }
}

/* What leads to one place has one number. */
static void
forget_repeats(GArray *orders)
{
    guint kept = 0;

    for (guint i = 0; i < orders->len; i++) {
        unsigned order = g_array_index(orders, unsigned, i);

        if (kept == 0 || g_array_index(orders, unsigned, kept - 1) != order)
            g_array_index(orders, unsigned, kept++) = order;
    }
    g_array_set_size(orders, kept);
}

/* What the contents lead to when there are no sections. */
static const HoChapter *
last_chapter(const HoBook *book)
{
    return book->chapters->pdata[book->chapters->len - 1];
}

static void
collect_all(Ncx *ncx)
{
    const GArray *pages = ncx->book->page_starts;

    collect(ncx, ncx->book->doc->root, 1);
    if (ncx->orders->len == 0)
        g_array_append_val(ncx->orders, last_chapter(ncx->book)->order);
    for (guint i = 0; i < pages->len; i++)
        g_array_append_val(ncx->orders,
                           g_array_index(pages, HoPageStart, i).place->order);
    g_array_sort(ncx->orders, compare);
    forget_repeats(ncx->orders);
}

static unsigned
play_order(const Ncx *ncx, unsigned order)
{
    guint index = 0;

    g_array_binary_search(ncx->orders, &order, compare, &index);
    return index + 1;
}

static void
write_label(HoHtml *out, const char *text)
{
    ho_html_open(out, "navLabel");
    ho_html_open(out, "text");
    ho_html_text(out, text);
    ho_html_close(out);
    ho_html_close(out);
}

static void
write_content(HoHtml *out, const char *src)
{
    ho_html_open_empty(out, "content");
    ho_html_attr(out, "src", src);
    ho_html_close_empty(out);
}

static void
open_point(Ncx *ncx, const char *title, const char *target, unsigned order)
{
    ho_html_open(&ncx->out, "navPoint");
    ho_html_attrf(&ncx->out, "id", "n%u", ++ncx->n_points);
    ho_html_attrf(&ncx->out, "playOrder", "%u", play_order(ncx, order));
    write_label(&ncx->out, title);
    write_content(&ncx->out, target);
}

static void
write_points(Ncx *ncx, const HoBlock *parent)
{
    for (const HoBlock *block = parent->first; block != NULL;
         block = block->next) {
        const HoSection *section = ho_section_of(block);
        g_autofree char *target = NULL, *title = NULL;
        unsigned order;

        if (section == NULL ||
            !ho_book_section_target(ncx->book, section, &target, &order))
            continue;
        title = ho_book_section_title(ncx->book, section);
        open_point(ncx, title, target, order);
        write_points(ncx, block);
        ho_html_close(&ncx->out);
        ho_html_newline(&ncx->out);
    }
}

static void
write_map(Ncx *ncx)
{
    const HoBook *book = ncx->book;
    const HoChapter *chapter = last_chapter(book);

    ho_html_open(&ncx->out, "navMap");
    ho_html_newline(&ncx->out);
    write_points(ncx, book->doc->root);
    if (ncx->n_points == 0) {
        g_autofree char *target =
            ho_book_target(book, book->chapters->len - 1, NULL);

        open_point(ncx, chapter->title, target, chapter->order);
        ho_html_close(&ncx->out);
    }
    ho_html_close(&ncx->out);
    ho_html_newline(&ncx->out);
}

static void
write_page(Ncx *ncx, const HoPageStart *start, unsigned n)
{
    HoHtml *out = &ncx->out;
    g_autofree char *target =
        ho_book_target(ncx->book, start->place->chapter, start->place);

    ho_html_open(out, "pageTarget");
    ho_html_attrf(out, "id", "p%u", n);
    ho_html_attr(out, "type", "normal");
    ho_html_attrf(out, "value", "%u", n);
    ho_html_attrf(out, "playOrder", "%u", play_order(ncx, start->place->order));
    write_label(out, start->mark->folio);
    write_content(out, target);
    ho_html_close(out);
    ho_html_newline(out);
}

static void
write_pages(Ncx *ncx)
{
    const GArray *pages = ncx->book->page_starts;

    if (pages->len == 0)
        return;
    ho_html_open(&ncx->out, "pageList");
    ho_html_newline(&ncx->out);
    write_label(&ncx->out, ho_book_label(ncx->book, "pages-title"));
    for (guint i = 0; i < pages->len; i++)
        write_page(ncx, &g_array_index(pages, HoPageStart, i), i + 1);
    ho_html_close(&ncx->out);
    ho_html_newline(&ncx->out);
}

static void
write_head(Ncx *ncx)
{
    g_autofree char *depth = g_strdup_printf("%u", MAX(ncx->depth, 1));
    g_autofree char *pages = g_strdup_printf("%u", ncx->book->page_starts->len);

    ho_html_open(&ncx->out, "head");
    ho_html_newline(&ncx->out);
    ho_html_meta(&ncx->out, "dtb:uid", ncx->book->identifier);
    ho_html_meta(&ncx->out, "dtb:depth", depth);
    ho_html_meta(&ncx->out, "dtb:totalPageCount", pages);
    ho_html_meta(&ncx->out, "dtb:maxPageNumber", pages);
    ho_html_close(&ncx->out);
    ho_html_newline(&ncx->out);
    ho_html_open(&ncx->out, "docTitle");
    ho_book_element(&ncx->out, "text", ncx->book->title);
    ho_html_close(&ncx->out);
    ho_html_newline(&ncx->out);
}

char *
ho_book_ncx(HoBook *book)
{
    Ncx ncx = {.book = book,
               .orders = g_array_new(FALSE, FALSE, sizeof(unsigned))};

    collect_all(&ncx);
    ho_book_xml_begin(&ncx.out);
    ho_html_open(&ncx.out, "ncx");
    ho_html_attr(&ncx.out, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
    ho_html_attr(&ncx.out, "version", "2005-1");
    ho_html_attr(&ncx.out, "xml:lang", book->lang);
    ho_html_newline(&ncx.out);
    write_head(&ncx);
    write_map(&ncx);
    write_pages(&ncx);
    ho_html_close(&ncx.out);
    ho_html_newline(&ncx.out);
    g_array_unref(ncx.orders);
    return ho_book_xml_end(&ncx.out);
}
