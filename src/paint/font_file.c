#include "paint/font_file.h"

#include "paint/cff.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <string.h>

/* A font cut down by HarfBuzz to the glyphs that are drawn, as a composite
 * font with two-byte codes (ISO 32000-1, 9.7). */

enum { EM = 1000 };

HoPdfFont *
ho_pdf_font_load(const char *path, int index, unsigned number)
{
    HoPdfFont *font = g_new0(HoPdfFont, 1);
    hb_blob_t *blob = hb_blob_create_from_file(path);
    hb_codepoint_t space = 0;

    font->number = number;
    font->face = hb_face_create(blob, (unsigned) index);
    hb_blob_destroy(blob);
    font->scaled = hb_font_create(font->face);
    hb_font_set_scale(font->scaled, EM, EM);
    font->pictures = hb_ot_color_has_png(font->face);
    font->n_glyphs = hb_face_get_glyph_count(font->face);
    font->glyphs = g_new0(HoPdfGlyph, MAX(font->n_glyphs, 1));
    font->text = g_string_new(NULL);
    hb_font_get_nominal_glyph(font->scaled, ' ', &space);
    font->space = space;
    return font;
}

void
ho_pdf_font_free(HoPdfFont *font)
{
    hb_font_destroy(font->scaled);
    hb_face_destroy(font->face);
    g_free(font->glyphs);
    g_string_free(font->text, TRUE);
    g_clear_pointer(&font->program, g_bytes_unref);
    g_clear_pointer(&font->packed, g_bytes_unref);
    g_free(font);
}

unsigned
ho_pdf_font_number(const HoPdfFont *font)
{
    return font->number;
}

const HoPdfGlyph *
ho_pdf_font_glyph(const HoPdfFont *font, unsigned glyph)
{
    return &font->glyphs[glyph < font->n_glyphs ? glyph : 0];
}

unsigned
ho_pdf_font_space(const HoPdfFont *font)
{
    return font->space;
}

unsigned
ho_pdf_font_nominal(const HoPdfFont *font, gunichar c)
{
    hb_codepoint_t glyph = 0;

    return hb_font_get_nominal_glyph(font->scaled, c, &glyph) ? glyph : 0;
}

bool
ho_pdf_font_is_pictures(const HoPdfFont *font)
{
    return font->pictures;
}

bool
ho_pdf_font_picture(const HoPdfFont *font, unsigned glyph,
                    HoPdfGlyphPicture *picture)
{
    hb_blob_t *blob = hb_ot_color_glyph_reference_png(font->scaled, glyph);
    hb_glyph_extents_t extents;
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);

    if (length == 0 ||
        !hb_font_get_glyph_extents(font->scaled, glyph, &extents)) {
        hb_blob_destroy(blob);
        return false;
    }
    picture->png = g_bytes_new_with_free_func(
        data, length, (GDestroyNotify) hb_blob_destroy, blob);
    picture->x = (double) extents.x_bearing / EM;
    picture->y = (double) (extents.y_bearing + extents.height) / EM;
    picture->width = (double) extents.width / EM;
    picture->height = (double) -extents.height / EM;
    return true;
}

/* --- cutting --- */

static GBytes *
bytes_of_blob(hb_blob_t *blob)
{
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);

    return g_bytes_new_with_free_func(data, length,
                                      (GDestroyNotify) hb_blob_destroy, blob);
}

static hb_subset_input_t *
make_input(const HoPdfFont *font)
{
    static const hb_tag_t unneeded[] = {
        HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
        HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
        HB_TAG('M', 'A', 'T', 'H'), HB_TAG('n', 'a', 'm', 'e'),
        HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'),
        HB_TAG('c', 'm', 'a', 'p'), HB_TAG('V', 'O', 'R', 'G'),
        HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
        HB_TAG('C', 'O', 'L', 'R'), HB_TAG('C', 'P', 'A', 'L'),
        HB_TAG('S', 'V', 'G', ' '), HB_TAG('S', 'T', 'A', 'T'),
        HB_TAG('k', 'e', 'r', 'n'), HB_TAG('D', 'S', 'I', 'G')};
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *glyphs, *drop;

    if (input == NULL)
        g_error("out of memory");
    glyphs = hb_subset_input_glyph_set(input);
    drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (unsigned i = 0; i < G_N_ELEMENTS(unneeded); i++)
        hb_set_add(drop, unneeded[i]);
    for (unsigned i = 0; i < font->n_glyphs; i++) {
        if (font->glyphs[i].used)
            hb_set_add(glyphs, i);
    }
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    return input;
}

/* Takes the outlines out of a face. */
static void
take_program(HoPdfFont *font, hb_face_t *face)
{
    hb_blob_t *cff = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));

    font->outlines_are_cff = hb_blob_get_length(cff) > 0;
    if (font->outlines_are_cff) {
        g_autoptr(GBytes) named = bytes_of_blob(cff);

        font->program = ho_cff_number_glyphs(named);
        if (font->program == NULL)
            font->program = g_steal_pointer(&named);
    } else {
        hb_blob_destroy(cff);
        font->program = bytes_of_blob(hb_face_reference_blob(face));
    }
}

/* Codes are the glyphs' numbers in the program: their new index, or what the
 * font itself calls them. */
static void
set_codes(HoPdfFont *font, const hb_map_t *places, unsigned n)
{
    g_autofree uint16_t *numbers = g_new0(uint16_t, n);
    bool numbered =
        font->outlines_are_cff && ho_cff_numbers(font->program, numbers, n);

    for (unsigned i = 0; i < font->n_glyphs; i++) {
        hb_codepoint_t place;
        hb_position_t width;

        if (!font->glyphs[i].used)
            continue;
        place = places != NULL ? hb_map_get(places, i) : i;
        place = place < n ? place : 0;
        width = hb_font_get_glyph_h_advance(font->scaled, i);
        font->glyphs[i].code = numbered ? numbers[place] : (uint16_t) place;
        font->glyphs[i].width = (uint16_t) CLAMP(width, 0, UINT16_MAX);
    }
}

void
ho_pdf_font_cut(HoPdfFont *font)
{
    hb_subset_input_t *input;
    hb_subset_plan_t *plan;
    hb_face_t *cut = NULL;

    if (font->pictures || font->n_glyphs == 0)
        return;
    /* Lines of one paragraph are joined by blanks. */
    font->glyphs[font->space].used = true;
    if (font->glyphs[font->space].length == 0) {
        font->glyphs[font->space].text = (uint32_t) font->text->len;
        font->glyphs[font->space].length = 1;
        g_string_append_c(font->text, ' ');
    }
    input = make_input(font);
    plan = hb_subset_plan_create_or_fail(font->face, input);
    if (plan != NULL)
        cut = hb_subset_plan_execute_or_fail(plan);
    if (cut != NULL) {
        take_program(font, cut);
        set_codes(font, hb_subset_plan_old_to_new_glyph_mapping(plan),
                  hb_face_get_glyph_count(cut));
    } else {
        take_program(font, font->face);
        set_codes(font, NULL, font->n_glyphs);
    }
    font->packed = ho_pdf_deflate(g_bytes_get_data(font->program, NULL),
                                  g_bytes_get_size(font->program));
    hb_face_destroy(cut);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
}

/* --- writing --- */

/* What a glyph says that was never seen by itself: by the font's own table, or
 * else a blank of no width. */
static void
complete_texts(HoPdfFont *font)
{
    hb_set_t *characters = hb_set_create();
    hb_codepoint_t c = HB_SET_VALUE_INVALID, glyph;
    char utf8[8];

    hb_face_collect_unicodes(font->face, characters);
    while (hb_set_next(characters, &c)) {
        HoPdfGlyph *known;

        if (!hb_font_get_nominal_glyph(font->scaled, c, &glyph) ||
            glyph >= font->n_glyphs)
            continue;
        known = &font->glyphs[glyph];
        if (!known->used || known->length > 0)
            continue;
        known->text = (uint32_t) font->text->len;
        known->length = (uint16_t) g_unichar_to_utf8(c, utf8);
        g_string_append_len(font->text, utf8, known->length);
    }
    hb_set_destroy(characters);
    for (unsigned i = 0; i < font->n_glyphs; i++) {
        HoPdfGlyph *known = &font->glyphs[i];

        if (!known->used || known->length > 0)
            continue;
        known->text = (uint32_t) font->text->len;
        known->length = 3;
        g_string_append(font->text, "\xe2\x80\x8b"); /* U+200B */
    }
}

static int
compare_codes(const void *a, const void *b)
{
    const HoPdfGlyph *const *x = a, *const *y = b;

    return (*x)->code - (*y)->code;
}

/* The glyphs that are drawn, by code. */
static GPtrArray *
list_used(const HoPdfFont *font)
{
    GPtrArray *list = g_ptr_array_new();

    for (unsigned i = 0; i < font->n_glyphs; i++) {
        if (font->glyphs[i].used)
            g_ptr_array_add(list, &font->glyphs[i]);
    }
    qsort(list->pdata, list->len, sizeof(void *), compare_codes);
    return list;
}

static void
append_utf16(GString *out, const char *text, unsigned length)
{
    g_autofree char *valid = g_utf8_make_valid(text, length);
    glong n = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(valid, -1, NULL, &n, NULL);

    g_string_append_c(out, '<');
    for (glong i = 0; i < n; i++)
        g_string_append_printf(out, "%04X", units[i]);
    g_string_append(out, ">\n");
}

static unsigned
put_to_unicode(const HoPdfFont *font, const GPtrArray *glyphs, HoPdf *pdf)
{
    enum { BLOCK = 100 };
    g_autoptr(GString) map = g_string_new(
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        "1 begincodespacerange<0000><FFFF>endcodespacerange\n");
    unsigned object = ho_pdf_reserve(pdf);

    for (unsigned i = 0; i < glyphs->len; i++) {
        const HoPdfGlyph *glyph = g_ptr_array_index(glyphs, i);

        if (i % BLOCK == 0)
            g_string_append_printf(map, "%s%u beginbfchar\n",
                                   i > 0 ? "endbfchar\n" : "",
                                   MIN(BLOCK, glyphs->len - i));
        g_string_append_printf(map, "<%04X>", glyph->code);
        append_utf16(map, font->text->str + glyph->text, glyph->length);
    }
    g_string_append(map, "endbfchar\nendcmap CMapName currentdict/CMap "
                         "defineresource pop end end\n");
    ho_pdf_put_deflated(pdf, object, "", map->str, map->len);
    return object;
}

static void
append_widths(GString *out, const GPtrArray *glyphs)
{
    unsigned next = G_MAXUINT;

    g_string_append(out, "/DW 1000/W[");
    for (unsigned i = 0; i < glyphs->len; i++) {
        const HoPdfGlyph *glyph = g_ptr_array_index(glyphs, i);

        if (glyph->code != next)
            g_string_append_printf(out, "%s%u[", i > 0 ? "]" : "", glyph->code);
        g_string_append_printf(out, "%u ", glyph->width);
        next = glyph->code + 1u;
    }
    g_string_append(out, "]]");
}

/* "ABCDEF+Name", the letters by what is in the subset (9.6.4). */
static char *
make_name(const HoPdfFont *font)
{
    char name[96] = "", letters[7] = "";
    unsigned size = sizeof name;
    guint32 hash = 2166136261u;
    gsize length;
    const guchar *data = g_bytes_get_data(font->program, &length);

    hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
                        HB_LANGUAGE_INVALID, &size, name);
    for (gsize i = 0; i < length; i++)
        hash = (hash ^ data[i]) * 16777619u;
    for (int i = 0; i < 6; i++, hash /= 26)
        letters[i] = (char) ('A' + hash % 26);
    for (char *at = name; *at != '\0'; at++) {
        if (!g_ascii_isalnum(*at) && *at != '-')
            *at = '_';
    }
    return g_strdup_printf("%s+%s", letters, *name != '\0' ? name : "Font");
}

static int
metric(const HoPdfFont *font, hb_ot_metrics_tag_t tag, int fallback)
{
    hb_position_t value = 0;

    return hb_ot_metrics_get_position(font->scaled, tag, &value) ? value
                                                                 : fallback;
}

/* The box around all glyphs, from the table `head`. */
static void
append_box(GString *out, const HoPdfFont *font)
{
    hb_blob_t *head =
        hb_face_reference_table(font->face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned length, units = hb_face_get_upem(font->face);
    const guint8 *data = (const guint8 *) hb_blob_get_data(head, &length);

    g_string_append(out, "/FontBBox[");
    for (unsigned i = 36; i < 44; i += 2) {
        int edge = length >= 44 ? (gint16) (data[i] << 8 | data[i + 1]) : 0;

        ho_pdf_number(out, edge * (double) EM / units, 0);
        g_string_append_c(out, ' ');
    }
    g_string_append_c(out, ']');
    hb_blob_destroy(head);
}

static unsigned
put_descriptor(const HoPdfFont *font, const char *name, HoPdf *pdf)
{
    g_autoptr(GString) out = g_string_new("<</Type/FontDescriptor/FontName/");
    unsigned file = ho_pdf_reserve(pdf);
    double angle = hb_style_get_value(font->scaled, HB_STYLE_TAG_SLANT_ANGLE);
    double weight = hb_style_get_value(font->scaled, HB_STYLE_TAG_WEIGHT);
    g_autofree char *size = g_strdup_printf("/Length1 %" G_GSIZE_FORMAT,
                                            g_bytes_get_size(font->program));

    g_string_append(out, name);
    /* Symbolic: codes have no standard meaning; italic when it slants. */
    g_string_append_printf(out, "/Flags %d", 4 | (fabs(angle) > 1 ? 64 : 0));
    append_box(out, font);
    g_string_append_printf(
        out, "/Ascent %d/Descent %d/CapHeight %d/ItalicAngle %d/StemV %d",
        metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 800),
        metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -200),
        metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 700), (int) lround(angle),
        weight > 500 ? 140 : 80);
    g_string_append(out, font->outlines_are_cff ? "/FontFile3" : "/FontFile2");
    ho_pdf_ref(out, file);
    g_string_append(out, ">>");
    ho_pdf_put_packed(pdf, file,
                      font->outlines_are_cff ? "/Subtype/CIDFontType0C" : size,
                      font->packed);
    return ho_pdf_add(pdf, out);
}

void
ho_pdf_font_write(HoPdfFont *font, HoPdf *pdf)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) glyphs = NULL;
    g_autofree char *name = NULL;
    unsigned descendant, to_unicode;

    if (font->pictures || font->n_glyphs == 0 || font->object == 0)
        return;
    complete_texts(font);
    glyphs = list_used(font);
    name = make_name(font);
    g_string_append_printf(
        out,
        "<</Type/Font/Subtype/CIDFontType%s/BaseFont/%s/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        font->outlines_are_cff ? "0" : "2/CIDToGIDMap/Identity", name);
    append_widths(out, glyphs);
    g_string_append(out, "/FontDescriptor");
    ho_pdf_ref(out, put_descriptor(font, name, pdf));
    g_string_append(out, ">>");
    descendant = ho_pdf_add(pdf, out);
    to_unicode = put_to_unicode(font, glyphs, pdf);
    g_string_printf(out,
                    "<</Type/Font/Subtype/Type0/BaseFont/%s%s/Encoding"
                    "/Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>",
                    name, font->outlines_are_cff ? "-Identity-H" : "",
                    descendant, to_unicode);
    ho_pdf_put(pdf, font->object, out);
}
