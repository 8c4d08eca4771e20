#include "html/site.h"

#include "base/file.h"
#include "doc/labels.h"
#include "html/sitepage.h"

#include <string.h>

enum { MAX_NAME = 60 };

typedef struct {
    char *name;
    const HoImage *image; /* or NULL: */
    char *path;           /* this file */
} Asset;

static void
free_page(void *data)
{
    HoSitePage *page = data;

    g_free(page->name);
    g_free(page->title);
    g_free(page);
}

static void
free_asset(void *data)
{
    Asset *asset = data;

    g_free(asset->name);
    g_free(asset->path);
    g_free(asset);
}

static void
init(HoSite *site)
{
    site->pages = g_ptr_array_new_with_free_func(free_page);
    site->elsewhere = g_hash_table_new(NULL, NULL);
    site->places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    site->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    site->assets = g_ptr_array_new_with_free_func(free_asset);
    site->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    site->strings = g_string_chunk_new(1024);
}

static void
clear(HoSite *site)
{
    g_ptr_array_unref(site->pages);
    g_hash_table_unref(site->elsewhere);
    g_hash_table_unref(site->places);
    g_hash_table_unref(site->files);
    g_ptr_array_unref(site->assets);
    g_hash_table_unref(site->names);
    g_string_chunk_free(site->strings);
}

/* --- names --- */

/* Lower-case ASCII letters, digits, "-", "_" and "."; accents fall away. */
static char *
plain_name(const char *words)
{
    g_autofree char *ascii = g_str_to_ascii(words, "en");
    GString *name = g_string_new(NULL);

    for (const char *s = ascii; *s != '\0' && name->len < MAX_NAME; s++) {
        char c = g_ascii_tolower(*s);

        if (g_ascii_isalnum(c) || (name->len > 0 && strchr("-_.", c) != NULL))
            g_string_append_c(name, c);
        else if (name->len > 0 && name->str[name->len - 1] != '-')
            g_string_append_c(name, '-');
    }
    while (name->len > 0 && strchr("-_.", name->str[name->len - 1]) != NULL)
        g_string_truncate(name, name->len - 1);
    return g_string_free(name, FALSE);
}

/* stem + suffix, or stem-2 + suffix…: whatever is not taken.  Yours to free. */
static char *
take_name(HoSite *site, const char *stem, const char *suffix)
{
    char *name = g_strconcat(stem, suffix, NULL);

    for (unsigned n = 2; g_hash_table_contains(site->names, name); n++) {
        g_free(name);
        name = g_strdup_printf("%s-%u%s", stem, n, suffix);
    }
    g_hash_table_add(site->names, g_strdup(name));
    return name;
}

/* --- pages --- */

static char *
title_of(const HoSection *section)
{
    g_autofree char *words = section->base.title != NULL
                                 ? ho_inline_to_text(section->base.title)
                                 : g_strdup("");
    char *title = g_strconcat(section->number != NULL ? section->number : "",
                              words, NULL);

    return g_strstrip(title);
}

static void
add_page(HoSite *site, const HoBlock *block, unsigned depth)
{
    const HoSection *section = ho_section_of(block);
    HoSitePage *page = g_new0(HoSitePage, 1);
    g_autofree char *stem = plain_name(block->id != NULL ? block->id : "");

    if (*stem == '\0') {
        g_free(stem);
        stem = g_strdup_printf("page-%u", site->pages->len);
    }
    page->block = block;
    page->depth = depth;
    page->title = title_of(section);
    page->name = take_name(site, stem, ".html");
    g_ptr_array_add(site->pages, page);
    g_hash_table_add(site->elsewhere, (void *) block);
    for (const HoBlock *child = block->first; child != NULL;
         child = child->next) {
        const HoSection *below = ho_section_of(child);

        if (section->level == 0 && below != NULL && below->level == 1)
            add_page(site, child, depth + 1);
    }
}

static void
find_pages(HoSite *site)
{
    HoSitePage *first = g_new0(HoSitePage, 1);

    first->name = take_name(site, "index", ".html");
    first->title = g_strdup(site->title);
    g_ptr_array_add(site->pages, first);
    for (const HoBlock *child = site->doc->root->first; child != NULL;
         child = child->next)
        if (ho_section_of(child) != NULL)
            add_page(site, child, 0);
}

/* --- what the writer asks for --- */

static const char *
on_id(HoHtml *html, const char *id)
{
    HoSite *site = html->site;

    if (site->trial && !g_hash_table_contains(site->places, id))
        g_hash_table_insert(site->places, g_strdup(id),
                            GUINT_TO_POINTER(site->page + 1));
    return id;
}

/* Notes are on the page of their marks. */
static bool
is_of_note(const char *id)
{
    return g_str_has_prefix(id, "_footnotedef_") ||
           g_str_has_prefix(id, "_footnoteref_");
}

static const char *
on_href(HoHtml *html, const char *id)
{
    const HoSite *site = html->site;
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(site->places, id));
    const HoSitePage *page;
    g_autofree char *href = NULL;

    if (place == 0 || place - 1 == site->page || is_of_note(id))
        return NULL;
    page = site->pages->pdata[place - 1];
    href = page->block != NULL && g_strcmp0(page->block->id, id) == 0
               ? g_strdup(page->name)
               : g_strconcat(page->name, "#", id, NULL);
    return g_string_chunk_insert_const(site->strings, href);
}

/* The name of the copy of a file in a folder. */
static const char *
add_asset(HoSite *site, const char *folder, const char *path,
          const HoImage *image)
{
    const char *known = g_hash_table_lookup(site->files, path);
    g_autofree char *base = g_path_get_basename(path);
    g_autofree char *stem = NULL, *suffix = NULL, *full = NULL;
    char *dot = strrchr(base, '.');
    Asset *asset;

    if (known != NULL)
        return known;
    if (image != NULL)
        suffix = g_strdup(ho_image_suffix(image));
    else
        suffix = dot != NULL ? plain_name(dot + 1) : g_strdup("");
    if (image == NULL && *suffix != '\0') {
        char *with_dot = g_strconcat(".", suffix, NULL);

        g_free(suffix);
        suffix = with_dot;
    }
    if (dot != NULL)
        *dot = '\0';
    stem = plain_name(base);
    full = g_strconcat(folder, *stem != '\0' ? stem : "file", NULL);
    asset = g_new0(Asset, 1);
    asset->name = take_name(site, full, suffix);
    asset->image = image;
    asset->path = image == NULL ? g_strdup(path) : NULL;
    g_ptr_array_add(site->assets, asset);
    g_hash_table_insert(site->files, g_strdup(path), asset->name);
    return asset->name;
}

static const char *
on_src(HoHtml *html, const HoImage *image)
{
    g_autofree char *data = NULL;

    if (image->status != HO_IMAGE_OK || image->bytes == NULL)
        return NULL;
    if (strcmp(image->path, "data:") == 0) /* each is its own */
        data = g_strdup_printf("data/%u", image->number);
    return add_asset(html->site, "images/", data != NULL ? data : image->path,
                     image);
}

static const char *
on_media(HoHtml *html, const char *path, bool is_film)
{
    (void) is_film;
    return g_file_test(path, G_FILE_TEST_IS_REGULAR)
               ? add_asset(html->site, "media/", path, NULL)
               : NULL;
}

/* --- writing --- */

typedef struct {
    HoSiteWriter *write;
    void *data;
} Output;

static bool
write_pages(HoSite *site, bool trial, const Output *output, GError **error)
{
    HoHtml html = {
        .doc = site->doc,
        .flavour = HO_HTML_PAGE,
        .block = site->doc->root,
        .stack = g_ptr_array_new(),
        .images = site->images,
        .theme = site->theme,
        .terms = ho_html_terms(site->doc),
        .href = trial ? NULL : on_href,
        .src = on_src,
        .media = on_media,
        .id = on_id,
        .site = site,
        .elsewhere = site->elsewhere,
        .notes = g_ptr_array_new(),
        .noted = g_hash_table_new(NULL, NULL),
    };
    bool done = true;

    site->trial = trial;
    for (guint i = 0; done && i < site->pages->len; i++) {
        const HoSitePage *page = site->pages->pdata[i];
        g_autoptr(GBytes) bytes = NULL;

        site->page = i;
        html.out = g_string_new(NULL);
        html.chapter = page->block;
        html.heading_shift = page->block != NULL ? -1 : 0;
        g_ptr_array_set_size(html.notes, 0);
        g_hash_table_remove_all(html.noted);
        ho_site_write_page(&html);
        bytes = g_string_free_to_bytes(html.out);
        if (!trial)
            done = output->write(page->name, bytes, output->data, error);
    }
    g_ptr_array_unref(html.stack);
    g_ptr_array_unref(html.notes);
    g_hash_table_unref(html.noted);
    g_clear_pointer(&html.terms, g_hash_table_unref);
    return done;
}

static bool
write_assets(const HoSite *site, const Output *output, GError **error)
{
    for (guint i = 0; i < site->assets->len; i++) {
        const Asset *asset = site->assets->pdata[i];
        g_autoptr(GBytes) bytes = asset->image != NULL
                                      ? g_bytes_ref(asset->image->bytes)
                                      : ho_file_load(asset->path, error);

        if (bytes == NULL ||
            !output->write(asset->name, bytes, output->data, error))
            return false;
        if (asset->image != NULL)
            ho_image_forget(asset->image);
    }
    return true;
}

static bool
write_sheet(const HoSite *site, const Output *output, GError **error)
{
    char *css = ho_html_css(site->theme, HO_HTML_PAGE, false);
    g_autoptr(GBytes) bytes = g_bytes_new_take(css, strlen(css));

    return output->write("style.css", bytes, output->data, error);
}

bool
ho_html_site(const HoDocument *doc, HoImages *images, const HoTheme *theme,
             HoSiteWriter *write, void *data, GError **error)
{
    g_autofree char *title = ho_document_title_text(doc);
    HoSite site = {.doc = doc, .images = images, .theme = theme};
    Output output = {write, data};
    bool done;

    if (title != NULL)
        g_strstrip(title);
    site.title = title != NULL && *title != '\0' ? title : "index";
    init(&site);
    find_pages(&site);
    done = write_pages(&site, true, &output, error) &&
           write_pages(&site, false, &output, error) &&
           write_sheet(&site, &output, error) &&
           write_assets(&site, &output, error);
    clear(&site);
    return done;
}
