/*
 * Faces: one font file each, with the measures that lines are built from, and
 * shapers, a face with OpenType features.  Nothing is hinted or rounded.
 */
#include "text/font.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

static double
face_metric(const HoFace *face, hb_ot_metrics_tag_t tag, double fallback)
{
    hb_position_t value = 0;

    if (!hb_ot_metrics_get_position(face->hb, tag, &value) || value == 0)
        return fallback;
    return value / face->units;
}

static void
measure_face(HoFace *face)
{
    hb_codepoint_t glyph = 0;

    face->ascent = face_metric(face, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, .8);
    face->descent =
        -face_metric(face, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -.2);
    face->x_height = face_metric(face, HB_OT_METRICS_TAG_X_HEIGHT, .45);
    face->cap_height = face_metric(face, HB_OT_METRICS_TAG_CAP_HEIGHT, .66);
    face->underline =
        -face_metric(face, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -.1);
    face->thickness = face_metric(face, HB_OT_METRICS_TAG_UNDERLINE_SIZE, .05);
    face->strikeout =
        face_metric(face, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET, .25);
    hb_font_get_nominal_glyph(face->hb, ' ', &glyph);
    face->space = glyph;
    face->color = hb_ot_color_has_png(face->hb_face);
}

static void
free_shaper(HoShaper *shaper)
{
    g_hash_table_destroy(shaper->words);
    g_free(shaper->features);
    g_free(shaper->features_text);
    g_free(shaper);
}

HoFace *
ho_face_load(const char *file)
{
    const char *number = strrchr(file, '#');
    g_autofree char *path = number != NULL
                                ? g_strndup(file, (gsize) (number - file))
                                : g_strdup(file);
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    HoFace *face;

    if (blob == NULL)
        return NULL;
    face = g_new0(HoFace, 1);
    face->file = g_steal_pointer(&path);
    face->index = number != NULL ? (int) strtol(number + 1, NULL, 10) : 0;
    face->hb_face = hb_face_create(blob, (unsigned) face->index);
    hb_blob_destroy(blob);
    face->hb = hb_font_create(face->hb_face);
    face->units = hb_face_get_upem(face->hb_face);
    face->shapers = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                          (GDestroyNotify) free_shaper);
    if (hb_face_get_glyph_count(face->hb_face) == 0) {
        ho_face_free(face);
        return NULL;
    }
    measure_face(face);
    return face;
}

void
ho_face_free(HoFace *face)
{
    if (face == NULL)
        return;
    g_hash_table_destroy(face->shapers);
    if (face->cairo != NULL)
        cairo_font_face_destroy(face->cairo);
    hb_font_destroy(face->hb);
    hb_face_destroy(face->hb_face);
    g_free(face->file);
    g_free(face);
}

bool
ho_face_has(const HoFace *face, gunichar c)
{
    hb_codepoint_t glyph;

    return hb_font_get_nominal_glyph(face->hb, c, &glyph);
}

/* --- shapers --- */

static double
glyph_advance(const HoFace *face, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(face->hb, glyph) / face->units;
}

static void
parse_features(HoShaper *shaper)
{
    g_auto(GStrv) words = g_strsplit_set(shaper->features_text, ", ", -1);

    shaper->features = g_new0(hb_feature_t, g_strv_length(words) + 1);
    for (unsigned i = 0; words[i] != NULL; i++)
        if (hb_feature_from_string(words[i], -1,
                                   &shaper->features[shaper->n_features]))
            shaper->n_features++;
}

static guint
word_hash(gconstpointer key)
{
    const HoWord *word = key;
    guint hash = 5381;

    for (uint32_t i = 0; i < word->length; i++)
        hash = hash * 33 + (guchar) word->text[i];
    return hash;
}

static gboolean
word_equal(gconstpointer a, gconstpointer b)
{
    const HoWord *x = a, *y = b;

    return x->length == y->length && x->script == y->script &&
           x->language == y->language && x->backward == y->backward &&
           memcmp(x->text, y->text, x->length) == 0;
}

HoShaper *
ho_face_shaper(HoFonts *fonts, HoFace *face, const char *features)
{
    HoShaper *shaper =
        g_hash_table_lookup(face->shapers, features != NULL ? features : "");
    hb_codepoint_t glyph;

    if (shaper != NULL)
        return shaper;
    shaper = g_new0(HoShaper, 1);
    shaper->fonts = fonts;
    shaper->face = face;
    shaper->features_text = g_strdup(features != NULL ? features : "");
    parse_features(shaper);
    shaper->words = g_hash_table_new(word_hash, word_equal);
    shaper->space = face->space != 0 ? glyph_advance(face, face->space) : .25;
    if (hb_font_get_nominal_glyph(face->hb, 0x2010, &glyph) ||
        hb_font_get_nominal_glyph(face->hb, '-', &glyph))
        shaper->hyphen = glyph_advance(face, glyph);
    g_hash_table_insert(face->shapers, shaper->features_text, shaper);
    return shaper;
}

/* --- what paint and epub see --- */

static cairo_font_face_t *
face_cairo(HoFace *face)
{
    FcPattern *pattern;

    if (face->cairo != NULL)
        return face->cairo;
    pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FILE, (const FcChar8 *) face->file);
    FcPatternAddInteger(pattern, FC_INDEX, face->index);
    face->cairo = cairo_ft_font_face_create_for_pattern(pattern);
    FcPatternDestroy(pattern);
    return face->cairo;
}

void *
ho_font_cairo(const HoFont *font)
{
    HoFont *mutable = (HoFont *) font;
    cairo_font_options_t *options;
    cairo_matrix_t matrix, identity;

    if (font->cairo != NULL)
        return font->cairo;
    options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_matrix_init(&matrix, font->size * font->expand, 0,
                      -ho_font_slant(font) * font->size, font->size, 0, 0);
    cairo_matrix_init_identity(&identity);
    mutable->cairo = cairo_scaled_font_create(face_cairo(font->shaper->face),
                                              &matrix, &identity, options);
    cairo_font_options_destroy(options);
    return font->cairo;
}

double
ho_font_size(const HoFont *font)
{
    return font->size;
}

double
ho_font_expand(const HoFont *font)
{
    return font->expand;
}

double
ho_font_slant(const HoFont *font)
{
    return font->slanted ? .2 : 0;
}

const char *
ho_font_file(const HoFont *font, int *index)
{
    if (index != NULL)
        *index = font->shaper->face->index;
    return font->shaper->face->file;
}
