/* Where pictures come from: their files, data: URIs, places in a book. */
#include "html/strict.h"

#include "base/file.h"

#include <string.h>

enum { SAFE_MODE_SAFE = 1, SAFE_MODE_SECURE = 20 };

static bool
is_uri(const char *source)
{
    return strstr(source, "://") != NULL || g_str_has_prefix(source, "data:");
}

/* path against dir, with ".." held inside jail. */
static char *
path_within(const char *dir, const char *path, const char *jail)
{
    g_autofree char *whole = ho_path_resolve(dir, path);
    g_auto(GStrv) parts = NULL;
    g_autoptr(GPtrArray) kept = NULL;
    g_autofree char *rest = NULL;

    if (ho_path_is_inside(whole, jail))
        return g_steal_pointer(&whole);
    parts = g_strsplit(path, "/", -1);
    kept = g_ptr_array_new();
    for (guint i = 0; parts[i] != NULL; i++) {
        if (strcmp(parts[i], "..") == 0 && kept->len > 0)
            g_ptr_array_remove_index(kept, kept->len - 1);
        else if (*parts[i] != '\0' && strcmp(parts[i], ".") != 0 &&
                 strcmp(parts[i], "..") != 0)
            g_ptr_array_add(kept, parts[i]);
    }
    g_ptr_array_add(kept, NULL);
    rest = g_strjoinv("/", (char **) kept->pdata);
    return ho_path_resolve(jail, rest);
}

/* Absolute, and inside of where the safe mode lets files be; yours to free. */
static char *
path_of(const HoDocument *doc, const char *path)
{
    if (doc->dir == NULL)
        return g_strdup(path);
    if (doc->safe < SAFE_MODE_SAFE || doc->base_dir == NULL)
        return ho_path_resolve(doc->dir, path);
    return path_within(doc->dir, path, doc->base_dir);
}

static const HoImage *
load(HoHtml *html, const char *source)
{
    g_autofree char *path = path_of(html->doc, source);

    return ho_images_load(html->images, html->doc->dir, path);
}

const HoImage *
ho_html_image(HoHtml *html, const char *source)
{
    const HoImage *image;
    g_autofree char *decoded = NULL;

    if (html->images == NULL || source == NULL || *source == '\0')
        return NULL;
    if (g_str_has_prefix(source, "data:"))
        return ho_images_load(html->images, html->doc->dir, source);
    if (is_uri(source))
        return NULL;
    if (html->doc->safe >= SAFE_MODE_SECURE && html->flavour != HO_HTML_EPUB)
        return NULL;
    image = load(html, source);
    if (image->status != HO_IMAGE_IS_MISSING || strchr(source, '%') == NULL)
        return image;
    decoded = ho_path_decode(source);
    return load(html, decoded);
}

/* The type a file's name claims: what the attribute data-uri goes by. */
static char *
claimed_type(const char *source)
{
    const char *slash = strrchr(source, '/');
    const char *dot = strrchr(slash != NULL ? slash : source, '.');

    if (dot == NULL || dot[1] == '\0')
        return g_strdup("application/octet-stream");
    if (strcmp(dot, ".svg") == 0)
        return g_strdup("image/svg+xml");
    return g_strconcat("image/", dot + 1, NULL);
}

static char *
data_uri(const HoImage *image, const char *type)
{
    gsize size = 0;
    const guchar *data =
        image->bytes != NULL ? g_bytes_get_data(image->bytes, &size) : NULL;
    g_autofree char *code = g_base64_encode(data, size);

    return g_strconcat("data:", type, ";base64,", code, NULL);
}

/* Pages carry their pictures with them unless they link their style sheet too;
 * a body alone does so when asked. */
static char *
page_src(HoHtml *html, const char *source)
{
    bool asked = html->block != NULL
                     ? ho_block_attribute(html->block, "data-uri") != NULL
                     : ho_document_attribute(html->doc, "data-uri") != NULL;
    bool whole = html->flavour == HO_HTML_PAGE &&
                 ho_document_attribute(html->doc, "linkcss") == NULL;
    const HoImage *image;
    g_autofree char *type = NULL;

    if (is_uri(source) || (!asked && !whole && html->src == NULL))
        return g_strdup(source);
    image = ho_html_image(html, source);
    if (html->src != NULL && !asked) {
        const char *there = image != NULL ? html->src(html, image) : NULL;

        return g_strdup(there != NULL ? there : source);
    }
    if (image == NULL || (image->bytes == NULL && !asked))
        return g_strdup(source);
    if (asked)
        type = claimed_type(source);
    return data_uri(image, type != NULL ? type : ho_image_media_type(image));
}

char *
ho_html_image_src(HoHtml *html, const char *source)
{
    const HoImage *image;

    if (source == NULL)
        return g_strdup("");
    if (html->flavour != HO_HTML_EPUB)
        return page_src(html, source);
    image = ho_html_image(html, source);
    if (image == NULL || html->src == NULL)
        return NULL;
    return g_strdup(html->src(html, image));
}

char *
ho_html_media_src(HoHtml *html, const char *source, bool is_film)
{
    g_autofree char *path = NULL, *decoded = NULL;

    if (html->media == NULL)
        return html->flavour == HO_HTML_EPUB ? NULL : g_strdup(source);
    if (is_uri(source) || g_str_has_prefix(source, "//"))
        return html->flavour == HO_HTML_EPUB ? NULL : g_strdup(source);
    path = path_of(html->doc, source);
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        decoded = ho_path_decode(source);
        g_free(path);
        path = path_of(html->doc, decoded);
    }
    return g_strdup(html->media(html, path, is_film));
}

/* "Image 3, Title of the section" */
static char *
place_words(HoHtml *html, const HoBlock *block)
{
    const char *label = ho_document_label(html->doc, "image-label");
    const HoSection *section = block != NULL ? ho_section_around(block) : NULL;
    g_autofree char *title = NULL;
    unsigned number = ++html->strict->n_pictures;

    if (section != NULL && section->base.title != NULL)
        title = ho_inline_to_text(section->base.title);
    else
        title = ho_document_title_text(html->doc);
    if (title == NULL || *g_strstrip(title) == '\0')
        return g_strdup_printf("%s %u", label, number);
    return g_strdup_printf("%s %u, %s", label, number, title);
}

char *
ho_html_image_alt(HoHtml *html, const HoBlock *block, const char *alt,
                  bool given)
{
    HoStrict *strict = html->strict;
    g_autofree char *title = NULL, *place = NULL;

    if (strict == NULL || given)
        return g_strdup(alt != NULL ? alt : "");
    strict->n_undescribed++;
    place = place_words(html, html->block);
    if (!strict->quiet && html->block != NULL)
        ho_diag(html->doc->diags, html->block->loc, HO_DIAG_IMAGE_ALT_MISSING,
                alt);
    if (block != NULL && block->title != NULL && block->class->picture)
        title = ho_inline_to_text(block->title);
    if (title != NULL && *g_strstrip(title) != '\0')
        return g_strconcat(block->caption != NULL ? block->caption : "", title,
                           NULL);
    return g_steal_pointer(&place);
}

/* The start tag of an SVG without its own measures. */
static void
append_start_tag(GString *out, const char *tag, size_t length)
{
    static const char *const names[] = {"width", "height", "style"};
    const char *end = tag + length;

    while (tag < end) {
        size_t skip = 0;

        for (size_t i = 0; i < G_N_ELEMENTS(names) && skip == 0; i++) {
            size_t n = strlen(names[i]);
            const char *value = tag + 1 + n + 1, *close;

            if (!g_ascii_isspace(*tag) || value >= end ||
                strncmp(tag + 1, names[i], n) != 0 || value[-1] != '=' ||
                (*value != '"' && *value != '\''))
                continue;
            close = memchr(value + 1, *value, (size_t) (end - value - 1));
            skip = close != NULL ? (size_t) (close + 1 - tag) : 0;
        }
        if (skip == 0)
            g_string_append_c(out, *tag++);
        else
            tag += skip;
    }
}

static void
append_measure(GString *out, const char *name, const char *value)
{
    g_autofree char *escaped = NULL;

    if (value == NULL)
        return;
    escaped = g_markup_escape_text(value, -1);
    g_string_append_printf(out, " %s=\"%s\"", name, escaped);
}

char *
ho_html_image_svg(HoHtml *html, const char *source, const char *width,
                  const char *height)
{
    const HoImage *image;
    g_autofree char *text = NULL;
    const char *svg, *close;
    gsize size;
    GString *out;

    if (html->flavour == HO_HTML_EPUB)
        return NULL;
    image = ho_html_image(html, source);
    if (image == NULL || image->type != HO_IMAGE_SVG || image->bytes == NULL)
        return NULL;
    text = g_strndup(g_bytes_get_data(image->bytes, NULL),
                     g_bytes_get_size(image->bytes));
    svg = strstr(text, "<svg");
    close = svg != NULL ? strchr(svg, '>') : NULL;
    if (close == NULL)
        return NULL;
    size = (gsize) (close - svg);
    out = g_string_new(NULL);
    if (width == NULL && height == NULL)
        g_string_append_len(out, svg, (gssize) size);
    else
        append_start_tag(out, svg, size);
    if (out->str[out->len - 1] == '/')
        g_string_truncate(out, out->len - 1);
    append_measure(out, "width", width);
    append_measure(out, "height", height);
    if (close[-1] == '/')
        g_string_append_c(out, '/');
    g_string_append(out, close);
    g_strchomp(out->str);
    return g_string_free(out, FALSE);
}
