/*
 * The list of fonts.  It names exact files, so nothing is scanned, nothing
 * cached on disk, and no font of the host can slip in; faces are mapped when a
 * style first asks for them.
 */
#include "text/font.h"

#include "base/file.h"

#include <string.h>

static const char *const slot_keys[] = {
    [HO_SLOT_REGULAR] = "regular",
    [HO_SLOT_BOLD] = "bold",
    [HO_SLOT_ITALIC] = "italic",
    [HO_SLOT_BOLD_ITALIC] = "bold-italic",
};

/* Where to look when a family has no face like the one wished, best first. */
static const int slot_order[HO_SLOT_COUNT][HO_SLOT_COUNT] = {
    {HO_SLOT_REGULAR, HO_SLOT_BOLD, HO_SLOT_ITALIC, HO_SLOT_BOLD_ITALIC},
    {HO_SLOT_BOLD, HO_SLOT_REGULAR, HO_SLOT_BOLD_ITALIC, HO_SLOT_ITALIC},
    {HO_SLOT_ITALIC, HO_SLOT_REGULAR, HO_SLOT_BOLD_ITALIC, HO_SLOT_BOLD},
    {HO_SLOT_BOLD_ITALIC, HO_SLOT_BOLD, HO_SLOT_ITALIC, HO_SLOT_REGULAR},
};

static void
set_key(HoFonts *fonts, HoFamily *family, const char *key, const char *value)
{
    if (family == NULL) {
        if (strcmp(key, "folder") == 0)
            fonts->folder = ho_arena_strdup(fonts->arena, value);
        return;
    }
    for (int slot = 0; slot < HO_SLOT_COUNT; slot++)
        if (strcmp(key, slot_keys[slot]) == 0)
            family->files[slot] =
                *value == '/'
                    ? ho_arena_strdup(fonts->arena, value)
                    : ho_arena_printf(
                          fonts->arena, "%s/%s",
                          fonts->folder != NULL ? fonts->folder : ".", value);
    if (strcmp(key, "package") == 0)
        family->package = ho_arena_strdup(fonts->arena, value);
    else if (strcmp(key, "role") == 0)
        family->role = ho_arena_strdup(fonts->arena, value);
    else if (strcmp(key, "style") == 0)
        family->style = ho_arena_strdup(fonts->arena, value);
    else if (strcmp(key, "scripts") == 0)
        family->scripts = ho_arena_strdup(fonts->arena, value);
    else if (strcmp(key, "languages") == 0)
        family->languages = ho_arena_strdup(fonts->arena, value);
}

static HoFamily *
add_family(HoFonts *fonts, const char *name)
{
    HoFamily *family = ho_arena_new0(fonts->arena, HoFamily);
    char *key = g_ascii_strdown(name, -1);

    family->name = ho_arena_strdup(fonts->arena, name);
    family->role = family->style = family->scripts = "";
    g_ptr_array_add(fonts->families, family);
    g_hash_table_replace(fonts->by_name, key, family);
    return family;
}

static void
read_list(HoFonts *fonts, char *text)
{
    HoFamily *family = NULL;
    char *next;

    for (char *line = text; line != NULL; line = next) {
        char *value;

        next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        g_strstrip(line);
        value = strchr(line, '=');
        if (*line == '[' && g_str_has_suffix(line, "]")) {
            line[strlen(line) - 1] = '\0';
            family = add_family(fonts, line + 1);
        } else if (*line != '#' && value != NULL) {
            *value++ = '\0';
            set_key(fonts, family, g_strchomp(line), g_strchug(value));
        }
    }
}

HoFace *
ho_family_face(HoFonts *fonts, HoFamily *family, int *slot)
{
    (void) fonts;
    for (int i = 0; i < HO_SLOT_COUNT; i++) {
        int k = slot_order[*slot][i];

        if (!family->tried[k]) {
            family->tried[k] = true;
            if (family->files[k] != NULL)
                family->faces[k] = ho_face_load(family->files[k]);
            if (family->faces[k] != NULL)
                family->faces[k]->scripts = family->scripts;
        }
        if (family->faces[k] != NULL) {
            *slot = k;
            return family->faces[k];
        }
    }
    return NULL;
}

/* The family called name (case does not matter), or NULL. */
static HoFamily *
family_called(const HoFonts *fonts, const char *name)
{
    g_autofree char *key = g_ascii_strdown(name, -1);

    return g_hash_table_lookup(fonts->by_name, key);
}

const char *
ho_fonts_file(const HoFonts *fonts, const char *family, bool bold, bool italic)
{
    const HoFamily *found = family_called(fonts, family);
    int slot = (bold ? HO_SLOT_BOLD : HO_SLOT_REGULAR) +
               (italic ? HO_SLOT_ITALIC - HO_SLOT_REGULAR : 0);

    return found != NULL ? found->files[slot] : NULL;
}

HoFamily *
ho_fonts_role(const HoFonts *fonts, const char *role)
{
    for (unsigned i = 0; i < fonts->families->len; i++) {
        HoFamily *family = fonts->families->pdata[i];
        int slot = HO_SLOT_REGULAR;

        if (strcmp(family->role, role) == 0 &&
            ho_family_face((HoFonts *) fonts, family, &slot) != NULL)
            return family;
    }
    return NULL;
}

/* Some family that can be used, in order of the list. */
static HoFamily *
any_family(const HoFonts *fonts)
{
    for (unsigned i = 0; i < fonts->families->len; i++) {
        int slot = HO_SLOT_REGULAR;

        if (ho_family_face((HoFonts *) fonts, fonts->families->pdata[i],
                           &slot) != NULL)
            return fonts->families->pdata[i];
    }
    return NULL;
}

static guint
font_hash(gconstpointer key)
{
    const HoFont *font = key;

    return g_direct_hash(font->shaper) ^ (guint) (font->size * 1024) ^
           (guint) (font->expand * 4096);
}

static gboolean
font_equal(gconstpointer a, gconstpointer b)
{
    const HoFont *x = a, *y = b;

    return x->shaper == y->shaper && !(x->size < y->size) &&
           !(x->size > y->size) && !(x->expand < y->expand) &&
           !(x->expand > y->expand) && x->slanted == y->slanted;
}

static const HoFont *
intern_font(HoFonts *fonts, const HoFont *wanted)
{
    HoFont *font = g_hash_table_lookup(fonts->fonts, wanted);

    if (font == NULL) {
        font = g_new0(HoFont, 1);
        *font = *wanted;
        font->cairo = NULL;
        font->scale = font->size / font->shaper->face->units;
        g_hash_table_add(fonts->fonts, font);
    }
    return font;
}

static HoFamily *
wished_family(HoFonts *fonts, const HoFontWish *wish, int *slot)
{
    HoFamily *family =
        wish->family != NULL ? family_called(fonts, wish->family) : NULL;

    if (family != NULL && ho_family_face(fonts, family, slot) != NULL)
        return family;
    family = ho_fonts_role(fonts, wish->monospace ? "mono" : "body");
    return family != NULL ? family : any_family(fonts);
}

const HoFont *
ho_fonts_find(HoFonts *fonts, const HoFontWish *wish)
{
    int slot = (wish->bold ? 1 : 0) + (wish->italic ? 2 : 0);
    HoFamily *family = wished_family(fonts, wish, &slot);
    HoFace *face = ho_family_face(fonts, family, &slot);
    HoFont font = {.size = wish->size, .expand = 1};

    font.slanted = wish->italic && slot < HO_SLOT_ITALIC;
    font.shaper = ho_face_shaper(fonts, face, wish->features);
    return intern_font(fonts, &font);
}

const HoFont *
ho_font_variant(const HoFont *font, double size, double expand)
{
    HoFont wanted = *font;

    wanted.size = size;
    wanted.expand = expand;
    return intern_font(font->shaper->fonts, &wanted);
}

const HoFont *
ho_fonts_emoji(HoFonts *fonts, double size)
{
    HoFamily *family = ho_fonts_role(fonts, "emoji");
    HoFont font = {.size = size, .expand = 1};
    int slot = HO_SLOT_REGULAR;

    if (family == NULL)
        return NULL;
    font.shaper =
        ho_face_shaper(fonts, ho_family_face(fonts, family, &slot), NULL);
    return intern_font(fonts, &font);
}

static void
free_font(void *data)
{
    HoFont *font = data;

    if (font->cairo != NULL)
        cairo_scaled_font_destroy(font->cairo);
    g_free(font);
}

HoFonts *
ho_fonts_new(const char *list, GError **error)
{
    g_autoptr(GBytes) bytes = ho_file_load(list, error);
    g_autofree char *text = NULL;
    HoFonts *fonts;

    if (bytes == NULL)
        return NULL;
    fonts = g_new0(HoFonts, 1);
    fonts->arena = ho_arena_new();
    fonts->families = g_ptr_array_new();
    fonts->by_name =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    fonts->fonts =
        g_hash_table_new_full(font_hash, font_equal, free_font, NULL);
    fonts->buffer = hb_buffer_create();
    text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    read_list(fonts, text);
    if (any_family(fonts) == NULL) {
        HoFamily *family =
            fonts->families->len > 0 ? fonts->families->pdata[0] : NULL;

        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                    "no font of '%s' can be read; install the package %s", list,
                    family != NULL && family->package != NULL
                        ? family->package
                        : "that it names");
        ho_fonts_free(fonts);
        return NULL;
    }
    return fonts;
}

void
ho_fonts_free(HoFonts *fonts)
{
    if (fonts == NULL)
        return;
    g_hash_table_destroy(fonts->fonts);
    if (fonts->fallback != NULL)
        g_hash_table_destroy(fonts->fallback);
    for (unsigned i = 0; i < fonts->families->len; i++) {
        HoFamily *family = fonts->families->pdata[i];

        for (int slot = 0; slot < HO_SLOT_COUNT; slot++)
            ho_face_free(family->faces[slot]);
    }
    g_ptr_array_free(fonts->families, TRUE);
    g_hash_table_destroy(fonts->by_name);
    hb_buffer_destroy(fonts->buffer);
    ho_arena_free(fonts->arena);
    g_free(fonts);
}
