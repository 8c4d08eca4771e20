/*
 * From keys to looks.  A look is computed from its parent's by going through
 * the key prefixes that its name stands for, general ones first; equal looks
 * are one object, so that comparing and caching by address is sound.
 */
#include "style/apply.h"

#include <string.h>

#define PREFIX_LIMIT 6
#define PREFIX_SIZE  96

/* The prefixes whose keys make a look, general ones first. */
typedef struct {
    char names[PREFIX_LIMIT][PREFIX_SIZE];
    unsigned count;
} Prefixes;

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
    {"cover-title", "title-page title-page-title cover cover-title"},
    {"cover-subtitle", "title-page title-page-subtitle cover cover-subtitle"},
    {"cover-authors", "title-page title-page-authors cover cover-authors"},
    {"cover-revision", "title-page title-page-revision cover cover-revision"},
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

        if (!g_str_has_prefix(name, chained[i]) ||
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
    HoLookWork work = {.theme = theme, .text = &style.text, .block = &style};

    if (theme->base != NULL)
        return theme->base;
    memset(&style, 0, sizeof style);
    style.text.family = "Linux Libertine O";
    style.text.size = work.parent_size = ho_theme_units(theme).rem;
    style.text.color = (HoColor){0, 0, 0, 1};
    work.ratio = ho_family_height(style.text.family);
    ho_look_apply_text(&work, "base");
    ho_look_apply_align(&work, "base");
    ho_look_apply_leading(&work, "base");
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
    HoLookWork work = {.theme = theme,
                       .text = &style.text,
                       .block = &style,
                       .parent_size = parent->text.size,
                       .ratio = parent->leading / parent->text.size};

    inherit(&style, parent);
    for (unsigned i = 0; i < prefixes.count; i++)
        ho_look_apply(&work, prefixes.names[i]);
    ho_look_apply_roles(&work, roles);
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
    HoLookWork work = {.theme = theme, .text = &style};

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
        ho_look_apply(&work, prefixes.names[i]);
    ho_look_apply_roles(&work, roles);
    found = intern(theme, theme->text_styles, &style, sizeof style);
    remember(theme, &key, found);
    return found;
}
