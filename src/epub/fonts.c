/*
 * Fonts of the theme, cut down to the characters that the book has in them.
 * They are not scrambled: some readers refuse a book whose fonts are.
 */
#include "epub/book.h"

#include <hb-subset.h>
#include <string.h>

/* Faces the style sheet asks for, in the order of the sets below. */
typedef enum { PART_BODY, PART_HEADING, PART_CODE } Part;

static const struct {
    Part part;
    bool bold, italic;
} faces[] = {
    {PART_BODY, false, false},   {PART_BODY, true, false},
    {PART_BODY, false, true},    {PART_BODY, true, true},
    {PART_HEADING, true, false}, {PART_CODE, false, false},
    {PART_CODE, true, false},
};

enum { N_FACES = G_N_ELEMENTS(faces) };

/* Larger ones (of writing with thousands of characters) stay out. */
#define MAX_FONT ((gsize) 512 * 1024)

static const char *
family_of(const HoBook *book, Part part)
{
    static const char *const keys[] = {
        [PART_BODY] = "base-font-family",
        [PART_HEADING] = "heading-font-family",
        [PART_CODE] = "codespan-font-family",
    };

    return book->options->theme != NULL
               ? ho_theme_string(book->options->theme, keys[part], NULL)
               : NULL;
}

/* --- which characters are set in which face --- */

typedef struct {
    bool bold, italic, heading, code;
} Look;

typedef struct {
    hb_set_t *sets[N_FACES];
    GArray *looks; /* of Look: of the open elements */
} Census;

static bool
is_one_of(const char *name, const char *list)
{
    return ho_role_is_in(name, list);
}

static Look
look_of(Look look, const char *name, const char *tag)
{
    if (is_one_of(name, "strong b th dt caption") ||
        strstr(tag, "class=\"label\"") != NULL)
        look.bold = true;
    if (is_one_of(name, "em i cite caption h5 h6") ||
        strstr(tag, "title\"") != NULL)
        look.italic = true;
    if (is_one_of(name, "h1 h2 h3 h4 h5 h6"))
        look.heading = true;
    if (is_one_of(name, "pre code kbd samp") &&
        strstr(tag, "class=\"content\"") == NULL)
        look.code = true;
    return look;
}

static unsigned
face_of(Look look)
{
    Part part = look.code ? PART_CODE : look.heading ? PART_HEADING : PART_BODY;

    if (part == PART_HEADING)
        return 4;
    if (part == PART_CODE)
        return look.bold ? 6 : 5;
    return (look.bold ? 1U : 0U) + (look.italic ? 2U : 0U);
}

/* Past the tag at s. */
static const char *
take_tag(Census *census, const char *s)
{
    const char *end = strchr(s, '>');
    size_t length = strcspn(s + 1, " \n/>");
    Look look = {0};

    if (end == NULL)
        return s + strlen(s);
    if (census->looks->len > 0)
        look = g_array_index(census->looks, Look, census->looks->len - 1);
    if (s[1] == '/' && census->looks->len > 0) {
        g_array_set_size(census->looks, census->looks->len - 1);
    } else if (end[-1] != '/' && g_ascii_isalpha(s[1])) {
        g_autofree char *name = g_strndup(s + 1, length);
        g_autofree char *tag = g_strndup(s, (gsize) (end - s));

        look = look_of(look, name, tag);
        g_array_append_val(census->looks, look);
    }
    return end + 1;
}

static void
take_text(Census *census, const char *xhtml)
{
    const char *s = strstr(xhtml, "<body");

    while (s != NULL && *s != '\0') {
        Look look = {0};

        if (*s == '<') {
            s = take_tag(census, s);
            continue;
        }
        if (census->looks->len > 0)
            look = g_array_index(census->looks, Look, census->looks->len - 1);
        hb_set_add(census->sets[face_of(look)], g_utf8_get_char(s));
        s = g_utf8_next_char(s);
    }
    g_array_set_size(census->looks, 0);
}

/* What references stand for, and capitals that styles ask for. */
static void
complete(hb_set_t *set)
{
    static const char more[] = "&<>\"'- ";
    hb_codepoint_t c = HB_SET_VALUE_INVALID;

    for (const char *s = more; *s != '\0'; s++)
        hb_set_add(set, (hb_codepoint_t) *s);
    while (hb_set_next(set, &c))
        if (g_unichar_islower(c))
            hb_set_add(set, g_unichar_toupper(c));
}

/* --- files --- */

static GBytes *
subset(const char *path, const hb_set_t *set)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    hb_face_t *face = blob != NULL ? hb_face_create(blob, 0) : NULL;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_face_t *small = NULL;
    GBytes *bytes = NULL;

    if (face != NULL && input != NULL) {
        hb_set_union(hb_subset_input_unicode_set(input), set);
        hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
        small = hb_subset_or_fail(face, input);
    }
    if (small != NULL) {
        hb_blob_t *result = hb_face_reference_blob(small);
        unsigned length = 0;
        const char *data = hb_blob_get_data(result, &length);

        bytes = g_bytes_new(data, length);
        hb_blob_destroy(result);
    }
    hb_face_destroy(small);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return bytes;
}

static void
add_face(HoBook *book, unsigned n, const hb_set_t *set)
{
    const char *family = family_of(book, faces[n].part);
    const char *path = NULL;
    g_autoptr(GBytes) bytes = NULL;
    HoBookFont *font;

    if (family != NULL && !hb_set_is_empty(set) &&
        strpbrk(family, "\"\\<>;{}") == NULL)
        path = book->options->font_file(book->options->font_data, family,
                                        faces[n].bold, faces[n].italic);
    if (path != NULL && strchr(path, '#') == NULL)
        bytes = subset(path, set);
    if (bytes == NULL || g_bytes_get_size(bytes) > MAX_FONT ||
        g_bytes_get_size(bytes) == 0)
        return;
    font = g_new0(HoBookFont, 1);
    font->is_cff = memcmp(g_bytes_get_data(bytes, NULL), "OTTO", 4) == 0;
    font->name =
        g_strdup_printf("fonts/%u%s", n + 1, font->is_cff ? ".otf" : ".ttf");
    font->family = family;
    font->bold = faces[n].bold;
    font->italic = faces[n].italic;
    font->bytes = g_steal_pointer(&bytes);
    g_ptr_array_add(book->fonts, font);
}

void
ho_book_take_fonts(HoBook *book)
{
    Census census = {.looks = g_array_new(FALSE, TRUE, sizeof(Look))};

    g_autofree char *nav = NULL;

    for (unsigned i = 0; i < N_FACES; i++)
        census.sets[i] = hb_set_create();
    if (book->options->font_file != NULL) {
        nav = ho_book_nav(book);
        take_text(&census, nav);
    }
    for (guint i = 0;
         book->options->font_file != NULL && i < book->chapters->len; i++)
        take_text(&census, ((HoChapter *) book->chapters->pdata[i])->text->str);
    for (unsigned i = 0; i < N_FACES; i++) {
        if (!hb_set_is_empty(census.sets[i])) {
            complete(census.sets[i]);
            add_face(book, i, census.sets[i]);
        }
        hb_set_destroy(census.sets[i]);
    }
    g_array_unref(census.looks);
}

/* --- the style sheet's part --- */

static bool
has_family(const HoBook *book, const char *family)
{
    for (guint i = 0; family != NULL && i < book->fonts->len; i++)
        if (strcmp(((HoBookFont *) book->fonts->pdata[i])->family, family) == 0)
            return true;
    return false;
}

static void
append_use(GString *css, const HoBook *book, Part part, const char *selector,
           const char *generic)
{
    const char *family = family_of(book, part);

    if (has_family(book, family))
        g_string_append_printf(css, "%s{font-family:\"%s\",%s}\n", selector,
                               family, generic);
}

char *
ho_book_fonts_css(const HoBook *book)
{
    GString *css = g_string_new(NULL);

    for (guint i = 0; i < book->fonts->len; i++) {
        const HoBookFont *font = book->fonts->pdata[i];

        g_string_append_printf(
            css,
            "@font-face{font-family:\"%s\";font-weight:%s;font-style:%s;"
            "src:url(../%s)}\n",
            font->family, font->bold ? "bold" : "normal",
            font->italic ? "italic" : "normal", font->name);
    }
    append_use(css, book, PART_BODY, "body", "serif");
    append_use(css, book, PART_HEADING, "h1,h2,h3,h4,h5,h6", "sans-serif");
    append_use(css, book, PART_CODE, "pre,code,kbd,samp", "monospace");
    return g_string_free(css, FALSE);
}
