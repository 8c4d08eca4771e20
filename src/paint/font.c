#include "base/ahead.h"
#include "paint/font_file.h"

#include <math.h>
#include <string.h>

/* Which glyphs are drawn, and what each of them says.  A glyph keeps the first
 * text it is seen with; where it says another thing, the page says so. */

struct HoPdfFonts {
    GHashTable *settings; /* const HoFont *: HoPdfSetting *, which it owns */
    GHashTable *files;    /* "path#index": HoPdfFont *, likewise */
    GPtrArray *list;      /* of HoPdfFont *, by number */
    const HoFont *last;   /* the last one asked for */
    const HoPdfSetting *last_setting;
};

HoPdfFonts *
ho_pdf_fonts_new(void)
{
    HoPdfFonts *fonts = g_new0(HoPdfFonts, 1);

    fonts->settings = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    fonts->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) ho_pdf_font_free);
    fonts->list = g_ptr_array_new();
    return fonts;
}

void
ho_pdf_fonts_free(HoPdfFonts *fonts)
{
    if (fonts == NULL)
        return;
    g_hash_table_unref(fonts->settings);
    g_hash_table_unref(fonts->files);
    g_ptr_array_unref(fonts->list);
    g_free(fonts);
}

static HoPdfFont *
find_file(HoPdfFonts *fonts, const HoFont *font)
{
    int index = 0;
    const char *path = ho_font_file(font, &index);
    char *key = g_strdup_printf("%s#%d", path, index);
    HoPdfFont *found = g_hash_table_lookup(fonts->files, key);

    if (found != NULL) {
        g_free(key);
        return found;
    }
    found = ho_pdf_font_load(path, index, fonts->list->len);
    g_hash_table_insert(fonts->files, key, found);
    g_ptr_array_add(fonts->list, found);
    return found;
}

const HoPdfSetting *
ho_pdf_fonts_find(HoPdfFonts *fonts, const HoFont *font)
{
    HoPdfSetting *setting;

    if (font == fonts->last)
        return fonts->last_setting;
    setting = g_hash_table_lookup(fonts->settings, font);
    if (setting == NULL) {
        setting = g_new0(HoPdfSetting, 1);
        setting->font = find_file(fonts, font);
        setting->size = ho_font_size(font);
        setting->expand = ho_font_expand(font);
        setting->slant = ho_font_slant(font);
        g_hash_table_insert(fonts->settings, (gpointer) font, setting);
    }
    fonts->last = font;
    fonts->last_setting = setting;
    return setting;
}

/* --- clusters --- */

HoClusterWalk
ho_cluster_walk(const HoGlyphRun *run)
{
    return (HoClusterWalk){.run = run,
                           .next_glyph = run->backward ? run->n_glyphs : 0};
}

bool
ho_cluster_walk_next(HoClusterWalk *walk)
{
    const HoGlyphRun *run = walk->run;
    const HoCluster *cluster;

    if (walk->next_cluster >= run->n_clusters)
        return false;
    cluster = &run->clusters[walk->next_cluster++];
    g_assert(walk->next_byte + cluster->bytes <= run->length);
    walk->text = run->text + walk->next_byte;
    walk->length = cluster->bytes;
    walk->next_byte += cluster->bytes;
    walk->n = cluster->glyphs;
    if (run->backward) {
        g_assert(walk->n <= walk->next_glyph);
        walk->next_glyph -= walk->n;
        walk->first = walk->next_glyph;
    } else {
        g_assert(walk->next_glyph + walk->n <= run->n_glyphs);
        walk->first = walk->next_glyph;
        walk->next_glyph += walk->n;
    }
    return true;
}

/* --- learning --- */

/* Blanks of any width and hyphens of any kind are read as plain ones, where
 * they share their glyph. */
static const char *
plain_text(const char *text, unsigned *length)
{
    gunichar c;

    if (*length < 2 || *length > 3)
        return text;
    c = g_utf8_get_char_validated(text, *length);
    if (c == 0xa0 || c == 0x202f || (c >= 0x2000 && c <= 0x200a)) {
        *length = 1;
        return " ";
    }
    if (c == 0x2010 || c == 0x2011 || c == 0xad) {
        *length = 1;
        return "-";
    }
    return text;
}

static void
learn_glyph(HoPdfFont *font, unsigned glyph, const char *text, unsigned length)
{
    HoPdfGlyph *known;

    if (glyph == 0 || glyph >= font->n_glyphs)
        return; /* 0 stands for what the font has not */
    known = &font->glyphs[glyph];
    known->used = true;
    if (known->length > 0 || length == 0)
        return;
    text = plain_text(text, &length);
    known->text = (uint32_t) font->text->len;
    known->length = (uint16_t) length;
    g_string_append_len(font->text, text, length);
}

static void
learn_character(HoPdfFont *font, unsigned glyph, const char *at)
{
    learn_glyph(font, glyph, at, (unsigned) (g_utf8_next_char(at) - at));
}

/* A base and its accents, which the shaper may have put in another order: what
 * the font maps to one of the glyphs is that glyph, the rest go in turn if
 * there are as many characters as glyphs. */
static void
learn_group(HoPdfFont *font, const HoClusterWalk *walk)
{
    const char *at = walk->text, *end = walk->text + walk->length;
    const HoGlyph *glyphs = walk->run->glyphs + walk->first;
    bool even = g_utf8_strlen(walk->text, walk->length) == (glong) walk->n;

    for (; at < end; at = g_utf8_next_char(at)) {
        unsigned wanted = ho_pdf_font_nominal(font, g_utf8_get_char(at));

        for (unsigned i = 0; i < walk->n && wanted != 0; i++) {
            if (glyphs[i].glyph == wanted)
                learn_character(font, wanted, at);
        }
    }
    at = walk->text;
    for (unsigned i = 0; i < walk->n; i++) {
        unsigned k = walk->run->backward ? walk->n - 1 - i : i;

        if (even)
            learn_character(font, glyphs[k].glyph, at);
        else
            learn_glyph(font, glyphs[k].glyph, NULL, 0);
        at = even ? g_utf8_next_char(at) : at;
    }
}

void
ho_pdf_fonts_learn(HoPdfFonts *fonts, const HoGlyphRun *run)
{
    const HoPdfSetting *setting = ho_pdf_fonts_find(fonts, run->font);
    HoClusterWalk walk = ho_cluster_walk(run);

    if (setting->font->pictures)
        return;
    while (ho_cluster_walk_next(&walk)) {
        if (walk.n == 1)
            learn_glyph(setting->font, run->glyphs[walk.first].glyph, walk.text,
                        walk.length);
        else if (walk.n > 1)
            learn_group(setting->font, &walk);
    }
}

bool
ho_pdf_font_reads(const HoPdfFont *font, unsigned glyph, const char *text,
                  unsigned length)
{
    const HoPdfGlyph *known = ho_pdf_font_glyph(font, glyph);

    if (known->length == length &&
        memcmp(font->text->str + known->text, text, length) == 0)
        return true;
    text = plain_text(text, &length);
    return known->length == length &&
           memcmp(font->text->str + known->text, text, length) == 0;
}

/* --- all of them --- */

static gpointer
cut(gconstpointer item, gconstpointer data)
{
    HoPdfFont *font = (gpointer) item;

    (void) data;
    ho_pdf_font_cut(font);
    return font;
}

static gsize
no_size(gconstpointer result)
{
    (void) result;
    return 0;
}

static void
no_free(gpointer result)
{
    (void) result;
}

static const HoAheadClass cutting = {cut, no_size, no_free};

/* All at the same time. */
void
ho_pdf_fonts_cut(HoPdfFonts *fonts)
{
    g_autoptr(HoAhead) ahead = ho_ahead_new(&cutting, NULL);

    for (unsigned i = 1; i < fonts->list->len; i++)
        ho_ahead_ask(ahead, g_ptr_array_index(fonts->list, i), 0);
    for (unsigned i = 0; i < fonts->list->len; i++)
        ho_ahead_take(ahead, g_ptr_array_index(fonts->list, i));
}

void
ho_pdf_fonts_write(HoPdfFonts *fonts, HoPdf *pdf)
{
    for (unsigned i = 0; i < fonts->list->len; i++)
        ho_pdf_font_write(g_ptr_array_index(fonts->list, i), pdf);
}

void
ho_pdf_fonts_resources(HoPdfFonts *fonts, HoPdf *pdf, GString *out)
{
    g_string_append(out, "<<");
    for (unsigned i = 0; i < fonts->list->len; i++) {
        HoPdfFont *font = g_ptr_array_index(fonts->list, i);

        if (font->pictures)
            continue;
        if (font->object == 0)
            font->object = ho_pdf_reserve(pdf);
        g_string_append_printf(out, "/F%u", font->number);
        ho_pdf_ref(out, font->object);
    }
    g_string_append(out, ">>");
}
