/*
 * From keys to looks.  A look is computed from its parent's by going through
 * the key prefixes that its name stands for, general ones first; equal looks
 * are one object, so that comparing and caching by address is sound.
 */
#include "style/style.h"

#include "style/theme.h"

#include <string.h>

#define PREFIX_LIMIT 6
#define PREFIX_SIZE  96

/* The prefixes whose keys make a look, general ones first. */
typedef struct {
    char names[PREFIX_LIMIT][PREFIX_SIZE];
    unsigned count;
} Prefixes;

/* What is being computed; leading waits for the final size. */
typedef struct {
    HoTheme *theme;
    HoTextStyle *text;
    HoStyle *block;     /* NULL: marked text */
    double parent_size; /* what em means for a size */
    double leading;     /* points, or 0: ratio */
    double ratio;       /* leading to size */
} Work;

typedef struct {
    const void *parent;
    char *name, *roles;
} Key;

/* --- which keys --- */

/* Blocks and parts of blocks of which the keys are called otherwise. */
static const struct {
    const char *name, *prefixes;
} kinds[] = {
    {"paragraph", "block prose"},
    {"listing", "block code"},
    {"literal", "block code"},
    {"stem", "block stem"},
    {"quote", "block quote"},
    {"verse", "block verse"},
    {"admonition", "block admonition"},
    {"example", "block example"},
    {"sidebar", "block sidebar"},
    {"open", "block open"},
    {"passthrough", "block passthrough"},
    {"abstract", "block abstract"},
    {"table", "block table"},
    {"image", "block image"},
    {"video", "block image video"},
    {"audio", "block audio"},
    {"ulist", "block list ulist"},
    {"olist", "block list olist"},
    {"dlist", "block list description-list"},
    {"colist", "block list callout-list"},
    {"list-item", "list-item"},
    {"footnotes-item", "footnotes footnotes-item"},
    {"dlist-term", "description-list-term"},
    {"dlist-description", "description-list-description"},
    {"thematic-break", "block thematic-break"},
    {"toc-title", "heading heading-h2 toc-title"},
    {"listing-caption", "caption code-caption"},
    {"literal-caption", "caption code-caption"},
    {"monospace", "codespan"},
    {"xref", "link xref"},
    {"footnote", "superscript footnote-mark"},
    {"callout", "conum"},
};

/* Names whose parts are looks too: heading-h2 is a heading first. */
static const char *const chained[] = {
    "heading",          "toc",          "header",       "footer", "title-page",
    "admonition-label", "ulist-marker", "olist-marker", "index",  "syntax",
};

static void
add_prefix(Prefixes *prefixes, const char *name, size_t length)
{
    if (prefixes->count < PREFIX_LIMIT && length < PREFIX_SIZE) {
        memcpy(prefixes->names[prefixes->count], name, length);
        prefixes->names[prefixes->count++][length] = '\0';
    }
}

static bool
add_chain(Prefixes *prefixes, const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(chained); i++) {
        size_t length = strlen(chained[i]);

        if (strncmp(name, chained[i], length) != 0 ||
            (name[length] != '-' && name[length] != '\0'))
            continue;
        add_prefix(prefixes, name, length);
        while (name[length] == '-') {
            length += 1 + strcspn(name + length + 1, "-");
            add_prefix(prefixes, name, length);
        }
        return true;
    }
    return false;
}

static void
add_words(Prefixes *prefixes, const char *words)
{
    while (*words != '\0') {
        size_t length = strcspn(words, " ");

        add_prefix(prefixes, words, length);
        words += length + strspn(words + length, " ");
    }
}

static Prefixes
prefixes_of(const char *name)
{
    Prefixes prefixes = {.count = 0};

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            add_words(&prefixes, kinds[i].prefixes);
            return prefixes;
        }
    }
    if (add_chain(&prefixes, name))
        return prefixes;
    if (g_str_has_suffix(name, "-caption"))
        add_prefix(&prefixes, "caption", strlen("caption"));
    add_prefix(&prefixes, name, strlen(name));
    return prefixes;
}

/* --- reading a key --- */

static HoUnitBase
units_in(const Work *work, double em)
{
    HoUnitBase base = ho_theme_units(work->theme);

    base.em = em;
    base.whole = em; /* percent of a size */
    return base;
}

/* A length; false when the key is not set. */
static bool
read_length(const Work *work, const char *prefix, const char *name, double em,
            double *points)
{
    const HoValue *value = ho_theme_find_in(work->theme, prefix, name);
    HoUnitBase base;

    if (value == NULL)
        return false;
    if (value->type != HO_VALUE_NUMBER) {
        ho_theme_complain(work->theme, value, name);
        return false;
    }
    base = units_in(work, em);
    *points = ho_quantity_points(value->number, &base);
    return true;
}

static const char *
read_word(const Work *work, const char *prefix, const char *name)
{
    const HoValue *value = ho_theme_find_in(work->theme, prefix, name);

    return value != NULL ? value->text : NULL;
}

static void
read_color(const Work *work, const char *prefix, const char *name,
           HoColor *color)
{
    const HoValue *value = ho_theme_find_in(work->theme, prefix, name);

    if (value != NULL && !ho_value_color(value, color))
        ho_theme_complain(work->theme, value, name);
}

static void
read_flag(const Work *work, const char *prefix, const char *name, bool *flag)
{
    const char *word = read_word(work, prefix, name);

    if (word != NULL)
        *flag = strcmp(word, "true") == 0 || strcmp(word, "yes") == 0 ||
                strcmp(word, "on") == 0;
}

static void
read_edges(const Work *work, const char *prefix, const char *name,
           HoEdges *edges)
{
    static const char *const sides[] = {"top", "right", "bottom", "left"};
    double *fields[] = {&edges->top, &edges->right, &edges->bottom,
                        &edges->left};
    const HoValue *value = ho_theme_find_in(work->theme, prefix, name);
    HoUnitBase base = units_in(work, work->text->size);
    bool border = strcmp(name, "border-width") == 0;

    if (value != NULL && !ho_value_edges(value, &base, edges))
        ho_theme_complain(work->theme, value, name);
    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
        char key[32];

        if (border)
            g_snprintf(key, sizeof key, "border-%s-width", sides[i]);
        else
            g_snprintf(key, sizeof key, "%s-%s", name, sides[i]);
        read_length(work, prefix, key, work->text->size, fields[i]);
    }
}

/* --- text --- */

static void
apply_font(Work *work, const char *prefix)
{
    HoTextStyle *text = work->text;
    const HoValue *family =
        ho_theme_find_in(work->theme, prefix, "font-family");
    const HoValue *size = ho_theme_find_in(work->theme, prefix, "font-size");
    const char *before = text->family;

    if (family != NULL && family->text != NULL)
        text->family = ho_theme_family(work->theme, family, &text->monospace);
    /* code in code is not made smaller again */
    if (size != NULL && size->type == HO_VALUE_NUMBER && family != NULL &&
        work->block == NULL && size->number.unit != HO_UNIT_POINT &&
        before == text->family)
        return;
    read_length(work, prefix, "font-size", work->parent_size, &text->size);
    text->size = CLAMP(text->size, 1, 1000);
}

/* In running text a style adds to what is there, for a block it is all. */
static void
apply_font_style(Work *work, const char *prefix)
{
    const char *word = read_word(work, prefix, "font-style");
    bool bold, italic, normal;

    if (word == NULL)
        return;
    bold = strstr(word, "bold") != NULL;
    italic = strstr(word, "italic") != NULL;
    normal = g_str_has_prefix(word, "normal") || work->block != NULL;
    work->text->bold = bold || (!normal && work->text->bold);
    work->text->italic = italic || (!normal && work->text->italic);
}

static void
apply_transform(Work *work, const char *prefix)
{
    static const struct {
        const char *name;
        HoCase transform;
    } cases[] = {{"none", HO_CASE_NONE},
                 {"uppercase", HO_CASE_UPPER},
                 {"lowercase", HO_CASE_LOWER},
                 {"capitalize", HO_CASE_CAPITALIZE},
                 {"smallcaps", HO_CASE_SMALL_CAPS},
                 {"small-caps", HO_CASE_SMALL_CAPS}};
    const char *word = read_word(work, prefix, "text-transform");

    for (size_t i = 0; word != NULL && i < G_N_ELEMENTS(cases); i++)
        if (strcmp(word, cases[i].name) == 0)
            work->text->transform = cases[i].transform;
}

static void
apply_decoration(Work *work, const char *prefix)
{
    const char *word = read_word(work, prefix, "text-decoration");

    if (word == NULL)
        return;
    work->text->underline = strcmp(word, "underline") == 0;
    work->text->line_through = strcmp(word, "line-through") == 0;
}

static void
apply_text(Work *work, const char *prefix)
{
    HoTextStyle *text = work->text;
    const char *features = read_word(work, prefix, "font-features");

    apply_font(work, prefix);
    apply_font_style(work, prefix);
    apply_transform(work, prefix);
    apply_decoration(work, prefix);
    read_color(work, prefix, "font-color", &text->color);
    read_length(work, prefix, "letter-spacing", text->size, &text->tracking);
    read_flag(work, prefix, "hyphenate", &text->hyphenate);
    read_flag(work, prefix, "nowrap", &text->nowrap);
    if (features != NULL)
        text->features = features[0] != '\0' ? features : NULL;
}

/* The frame and ground of marked text, and its place on the line. */
static void
apply_mark(Work *work, const char *prefix)
{
    HoTextStyle *text = work->text;
    double rise = 0;

    read_color(work, prefix, "background-color", &text->background);
    read_color(work, prefix, "border-color", &text->border_color);
    read_length(work, prefix, "border-width", text->size, &text->border_width);
    read_length(work, prefix, "border-radius", text->size,
                &text->border_radius);
    read_length(work, prefix, "border-offset", text->size,
                &text->border_offset);
    if (read_length(work, prefix, "rise", work->parent_size, &rise))
        text->rise += rise;
}

/* --- blocks --- */

static void
apply_align(Work *work, const char *prefix)
{
    static const struct {
        const char *name;
        HoAlign align;
    } aligns[] = {{"left", HO_ALIGN_LEFT},
                  {"right", HO_ALIGN_RIGHT},
                  {"center", HO_ALIGN_CENTER},
                  {"justify", HO_ALIGN_JUSTIFY},
                  {"centre", HO_ALIGN_CENTER}};
    const char *word = read_word(work, prefix, "text-align");

    if (word == NULL)
        word = read_word(work, prefix, "align");
    for (size_t i = 0; word != NULL && i < G_N_ELEMENTS(aligns); i++)
        if (strcmp(word, aligns[i].name) == 0)
            work->block->align = aligns[i].align;
}

static void
apply_leading(Work *work, const char *prefix)
{
    double value;

    if (read_length(work, prefix, "line-height", 1, &value) && value > 0) {
        work->ratio = value * ho_family_height(work->text->family);
        work->leading = 0;
    }
    if (read_length(work, prefix, "leading", work->text->size, &value) &&
        value > 0)
        work->leading = value;
}

/* A caption stands apart from its block by the inside margin. */
static void
apply_caption(Work *work, const char *prefix)
{
    HoStyle *style = work->block;
    const char *end = read_word(work, prefix, "end");
    double inside = 0, outside = 0;
    bool is_inside, is_outside;

    if (end == NULL)
        end = read_word(work, prefix, "caption-end");
    if (end != NULL)
        style->caption_below = strcmp(end, "bottom") == 0;
    is_inside =
        read_length(work, prefix, "margin-inside", work->text->size, &inside);
    is_outside =
        read_length(work, prefix, "margin-outside", work->text->size, &outside);
    if (is_inside)
        *(style->caption_below ? &style->space_above : &style->space_below) =
            inside;
    if (is_outside)
        *(style->caption_below ? &style->space_below : &style->space_above) =
            outside;
}

static void
apply_block(Work *work, const char *prefix)
{
    /* a box has one colour of border, whichever side it was given for */
    static const char *const side_colors[] = {
        "border-top-color", "border-right-color", "border-bottom-color",
        "border-left-color"};
    HoStyle *style = work->block;
    double size = work->text->size;
    HoEdges margin = {style->space_above, style->margin.right,
                      style->space_below, style->margin.left};

    read_edges(work, prefix, "margin", &margin);
    style->space_above = margin.top;
    style->space_below = margin.bottom;
    style->margin.left = margin.left;
    style->margin.right = margin.right;
    read_edges(work, prefix, "padding", &style->padding);
    read_edges(work, prefix, "border-width", &style->border);
    /* the rule between an admonition's label and text stands at its left */
    read_length(work, prefix, "column-rule-width", size, &style->border.left);
    read_color(work, prefix, "column-rule-color", &style->border_color);
    read_color(work, prefix, "border-color", &style->border_color);
    for (size_t i = 0; i < G_N_ELEMENTS(side_colors); i++)
        read_color(work, prefix, side_colors[i], &style->border_color);
    read_color(work, prefix, "background-color", &style->background);
    read_length(work, prefix, "border-radius", size, &style->border_radius);
    read_length(work, prefix, "text-indent", size, &style->indent);
    read_length(work, prefix, "spacing", size, &style->space_below);
    read_flag(work, prefix, "keep-together", &style->keep_together);
    read_flag(work, prefix, "keep-with-next", &style->keep_with_next);
    apply_align(work, prefix);
    apply_leading(work, prefix);
    apply_caption(work, prefix);
}

static void
apply(Work *work, const char *prefix)
{
    apply_text(work, prefix);
    if (work->block != NULL)
        apply_block(work, prefix);
    else
        apply_mark(work, prefix);
}

static void
apply_roles(Work *work, const char *roles)
{
    g_auto(GStrv) list = NULL;

    if (roles == NULL || roles[0] == '\0')
        return;
    list = g_strsplit(roles, " ", 32);
    for (char **role = list; *role != NULL; role++) {
        char prefix[PREFIX_SIZE];

        if (g_snprintf(prefix, sizeof prefix, "role-%s", *role) >= PREFIX_SIZE)
            continue;
        g_strdelimit(prefix, "_", '-');
        apply(work, prefix);
    }
}

/* --- sharing --- */

static guint
hash_bytes(const void *data, size_t size)
{
    const unsigned char *bytes = data;
    guint64 hash = 14695981039346656037u; /* FNV-1a */

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ bytes[i]) * 1099511628211u;
    return (guint) (hash ^ (hash >> 32));
}

static guint
hash_key(const void *data)
{
    const Key *key = data;

    return hash_bytes(&key->parent, sizeof key->parent) ^
           g_str_hash(key->name) * 31 ^ g_str_hash(key->roles);
}

static gboolean
equal_keys(const void *a, const void *b)
{
    const Key *x = a, *y = b;

    return x->parent == y->parent && strcmp(x->name, y->name) == 0 &&
           strcmp(x->roles, y->roles) == 0;
}

static guint
hash_style(const void *style)
{
    return hash_bytes(style, sizeof(HoStyle));
}

static gboolean
equal_styles(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(HoStyle)) == 0;
}

static guint
hash_text(const void *style)
{
    return hash_bytes(style, sizeof(HoTextStyle));
}

static gboolean
equal_texts(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(HoTextStyle)) == 0;
}

/* The one object for all that look so. */
static const void *
intern(HoTheme *theme, GHashTable *pool, const void *style, size_t size)
{
    void *found = g_hash_table_lookup(pool, style);

    if (found == NULL) {
        found = ho_arena_dup(theme->arena, style, 1, size);
        g_hash_table_add(pool, found);
    }
    return found;
}

static void
remember(HoTheme *theme, const Key *key, const void *style)
{
    Key *copy = ho_arena_new0(theme->arena, Key);

    copy->parent = key->parent;
    copy->name = ho_arena_strdup(theme->arena, key->name);
    copy->roles = ho_arena_strdup(theme->arena, key->roles);
    g_hash_table_insert(theme->looks, copy, (void *) style);
}

void
ho_theme_forget(HoTheme *theme)
{
    theme->page_known = false;
    g_clear_pointer(&theme->looks, g_hash_table_unref);
    g_clear_pointer(&theme->styles, g_hash_table_unref);
    g_clear_pointer(&theme->text_styles, g_hash_table_unref);
    theme->base = NULL;
}

static void
prepare(HoTheme *theme)
{
    if (theme->looks != NULL)
        return;
    theme->looks = g_hash_table_new(hash_key, equal_keys);
    theme->styles = g_hash_table_new(hash_style, equal_styles);
    theme->text_styles = g_hash_table_new(hash_text, equal_texts);
}

/* --- looks --- */

static const HoStyle *
base_style(HoTheme *theme)
{
    HoStyle style;
    Work work = {.theme = theme, .text = &style.text, .block = &style};

    if (theme->base != NULL)
        return theme->base;
    memset(&style, 0, sizeof style);
    style.text.family = "Linux Libertine O";
    style.text.size = work.parent_size = ho_theme_units(theme).rem;
    style.text.color = (HoColor){0, 0, 0, 1};
    work.ratio = ho_family_height(style.text.family);
    apply_text(&work, "base");
    apply_align(&work, "base");
    apply_leading(&work, "base");
    style.leading =
        work.leading > 0 ? work.leading : work.ratio * style.text.size;
    theme->base = intern(theme, theme->styles, &style, sizeof style);
    return theme->base;
}

/* What a block hands on to the blocks in it: the text, not the box. */
static void
inherit(HoStyle *style, const HoStyle *parent)
{
    memset(style, 0, sizeof *style);
    memcpy(&style->text, &parent->text, sizeof style->text);
    style->leading = parent->leading;
    style->align = parent->align;
}

/* A border that was given a width and no colour has the common one. */
static void
color_border(HoTheme *theme, HoStyle *style)
{
    const HoEdges *border = &style->border;

    if (style->border_color.alpha > 0 ||
        (border->top <= 0 && border->right <= 0 && border->bottom <= 0 &&
         border->left <= 0))
        return;
    style->border_color =
        ho_theme_color(theme, "base-border-color", style->text.color);
}

static const HoStyle *
compute_style(HoTheme *theme, const HoStyle *parent, const char *name,
              const char *roles)
{
    Prefixes prefixes = prefixes_of(name);
    HoStyle style;
    Work work = {.theme = theme,
                 .text = &style.text,
                 .block = &style,
                 .parent_size = parent->text.size,
                 .ratio = parent->leading / parent->text.size};

    inherit(&style, parent);
    for (unsigned i = 0; i < prefixes.count; i++)
        apply(&work, prefixes.names[i]);
    apply_roles(&work, roles);
    color_border(theme, &style);
    style.leading =
        work.leading > 0 ? work.leading : work.ratio * style.text.size;
    return intern(theme, theme->styles, &style, sizeof style);
}

/* Names of classes have underscores, keys have dashes. */
static char *
dashed(const char *name)
{
    return g_strdelimit(g_strdup(name), "_", '-');
}

const HoStyle *
ho_theme_style(HoTheme *theme, const HoStyle *parent, const char *name,
               const char *roles)
{
    g_autofree char *key_name = dashed(name);
    Key key = {.name = key_name,
               .roles = (char *) (roles != NULL ? roles : "")};
    const HoStyle *style;

    prepare(theme);
    if (parent == NULL)
        parent = base_style(theme);
    else
        parent = intern(theme, theme->styles, parent, sizeof *parent);
    if (strcmp(name, "base") == 0)
        return base_style(theme);
    /* the caption of a listing is no code: it stands outside of its block */
    if (g_str_has_suffix(key_name, "caption"))
        parent = base_style(theme);
    key.parent = parent;
    style = g_hash_table_lookup(theme->looks, &key);
    if (style == NULL) {
        style = compute_style(theme, parent, key_name, roles);
        remember(theme, &key, style);
    }
    return style;
}

const HoTextStyle *
ho_theme_text_style(HoTheme *theme, const HoTextStyle *parent, const char *name,
                    const char *roles)
{
    g_autofree char *key_name = dashed(name);
    Key key = {.name = key_name,
               .roles = (char *) (roles != NULL ? roles : "")};
    const HoTextStyle *found;
    HoTextStyle style;
    Prefixes prefixes;
    Work work = {.theme = theme, .text = &style};

    prepare(theme);
    parent = parent != NULL ? parent : &base_style(theme)->text;
    key.parent = intern(theme, theme->text_styles, parent, sizeof *parent);
    found = g_hash_table_lookup(theme->looks, &key);
    if (found != NULL)
        return found;
    memcpy(&style, key.parent, sizeof style);
    work.parent_size = style.size;
    prefixes = prefixes_of(key_name);
    for (unsigned i = 0; i < prefixes.count; i++)
        apply(&work, prefixes.names[i]);
    apply_roles(&work, roles);
    found = intern(theme, theme->text_styles, &style, sizeof style);
    remember(theme, &key, found);
    return found;
}
