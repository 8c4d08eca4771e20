/* Pictures and icons within a line: image:a.png[alt,100] icon:heart[2x]. */
#include "parse/entities.h"
#include "parse/marked.h"

typedef struct {
    HoRewrite rewrite;
    HoSeek brackets, stops; /* "]", and what may not stand in a target */
} Images;

/* The file's name without its directory and extension, "-" and "_" as blanks:
 * what a picture is called when nobody says. */
static const char *
default_alt(HoMarked *marked, const char *target)
{
    const char *slash = strrchr(target, '/');
    const char *name = slash != NULL ? slash + 1 : target;
    const char *dot = strrchr(name, '.');
    size_t length =
        dot != NULL && dot > name ? (size_t) (dot - name) : strlen(name);
    char *alt = ho_arena_strndup(marked->arena, name, length);

    for (char *c = alt; *c != '\0'; c++)
        if (*c == '-' || *c == '_')
            *c = ' ';
    return alt;
}

static void
fill_image(HoMarked *marked, HoInline *inl, const char *target,
           const char *text)
{
    static const char *const image_names[] = {"alt", "width", "height", NULL};
    static const char *const icon_names[] = {"size", NULL};
    bool icon = inl->kind == HO_INLINE_ICON;
    HoAttrs *attrs =
        ho_marked_attrs(marked, text, icon ? icon_names : image_names);

    ho_marked_plain_attrs(marked, attrs);
    inl->target = target;
    inl->attrs = attrs;
    inl->loc = ho_place_find(marked->place, target);
    inl->id = ho_attrs_find(attrs, "id");
    inl->roles = ho_attrs_find(attrs, "role");
    inl->text = ho_attrs_find(attrs, "alt");
    if (inl->text == NULL)
        inl->text = default_alt(marked, target);
    if (!icon)
        inl->source =
            ho_parser_media_source(marked->parser, target, "imagesdir");
}

static size_t
try_image(Images *images, size_t at)
{
    HoRewrite *rewrite = &images->rewrite;
    HoMarked *marked = rewrite->marked;
    const char *text = rewrite->text + at;
    bool icon = strncmp(text, "icon:", 5) == 0;
    size_t target = at + (icon ? 5 : 6), open, to;
    const char *name = rewrite->text + target;
    unsigned number;
    HoInline *inl;

    if (!icon && strncmp(text, "image:", 6) != 0)
        return at + 1;
    open = ho_seek(&images->stops, target);
    if (open >= rewrite->length || rewrite->text[open] != '[' ||
        open == target || *name == ':' || ho_is_space(*name) ||
        ho_is_space(rewrite->text[open - 1]))
        return at + 1;
    to = ho_seek_bracket(&images->brackets, open + 1, open + 1);
    if (to >= rewrite->length)
        return at + 1;
    if (at > rewrite->done && text[-1] == '\\') {
        ho_rewrite(rewrite, at - 1, at);
        return to + 1;
    }
    inl = ho_marked_node(marked, icon ? HO_INLINE_ICON : HO_INLINE_IMAGE,
                         &number);
    fill_image(marked, inl, ho_marked_plain(marked, name, open - target),
               ho_marked_normalize(marked, rewrite->text + open + 1,
                                   to - open - 1, true, true));
    ho_slot_append(ho_rewrite(rewrite, at, to + 1), 'l', number);
    return to + 1;
}

void
ho_pass_images(HoMarked *marked)
{
    Images images;
    HoSeek names;
    HoRewrite *rewrite = &images.rewrite;

    if (strstr(marked->text->str, "image:") == NULL &&
        strstr(marked->text->str, "icon:") == NULL)
        return;
    ho_place_rewind(marked->place);
    ho_rewrite_begin(rewrite, marked);
    images.brackets = (HoSeek){rewrite->text, rewrite->length, "]", 0, false};
    images.stops = (HoSeek){rewrite->text, rewrite->length, "[\n", 0, false};
    names = (HoSeek){rewrite->text, rewrite->length, "i", 0, false};
    for (size_t at = 0; (at = ho_seek(&names, at)) < rewrite->length;)
        at = try_image(&images, at);
    ho_rewrite_end(rewrite);
}

/* The length of "scheme:", with the slashes after it; 0 when there is none. */
static size_t
uri_prefix(const char *target)
{
    size_t length = 0;

    if (!ho_is_ascii_alpha(*target))
        return 0;
    while (g_ascii_isalnum(target[length]) ||
           (target[length] != '\0' && strchr("+.-", target[length]) != NULL))
        length++;
    if (length < 2 || target[length++] != ':')
        return 0;
    for (unsigned i = 0; i < 2 && target[length] == '/'; i++)
        length++;
    return length;
}

/* "a/./b/../c" without its dots; leading ".." stay, and so does "./". */
static char *
fold_path(const char *path)
{
    bool absolute = *path == '/';
    bool here = strncmp(path, "./", 2) == 0;
    g_auto(GStrv) parts = g_strsplit(path + (absolute ? 1 : 0), "/", -1);
    g_autoptr(GPtrArray) kept = g_ptr_array_new();
    g_autofree char *joined = NULL;

    for (char **part = parts; *part != NULL; part++) {
        const char *last =
            kept->len > 0 ? g_ptr_array_index(kept, kept->len - 1) : NULL;

        if (strcmp(*part, ".") == 0)
            continue;
        if (strcmp(*part, "..") == 0 && last != NULL && strcmp(last, "..") != 0)
            g_ptr_array_set_size(kept, (int) kept->len - 1);
        else if (strcmp(*part, "..") != 0 || !absolute)
            g_ptr_array_add(kept, *part);
    }
    g_ptr_array_add(kept, NULL);
    joined = g_strjoinv("/", (char **) kept->pdata);
    return g_strconcat(absolute ? "/" : here ? "./" : "", joined, NULL);
}

static const char *
escape_blanks(HoArena *arena, const char *path)
{
    g_autoptr(GString) out = NULL;

    if (strchr(path, ' ') == NULL)
        return path;
    out = g_string_new(path);
    g_string_replace(out, " ", "%20", 0);
    return ho_arena_strndup(arena, out->str, out->len);
}

const char *
ho_parser_media_source(HoParser *parser, const char *target,
                       const char *directory_attribute)
{
    const char *directory =
        directory_attribute != NULL
            ? ho_attributes_find(parser->doc->attributes, directory_attribute)
            : NULL;
    g_autofree char *joined = NULL, *folded = NULL, *whole = NULL;
    size_t prefix;

    target = ho_references_decode(parser->arena, target);
    if (uri_prefix(target) > 0)
        return escape_blanks(parser->arena, target);
    directory = ho_references_decode(parser->arena, directory ? directory : "");
    if (*directory != '\0' && *target != '/')
        joined =
            g_strconcat(directory, g_str_has_suffix(directory, "/") ? "" : "/",
                        target, NULL);
    else
        joined = g_strdup(target);
    if (strncmp(joined, "data:", 5) == 0)
        return ho_arena_strdup(parser->arena, joined);
    prefix = uri_prefix(joined);
    folded = fold_path(joined + prefix);
    whole = g_strdup_printf("%.*s%s", (int) prefix, joined, folded);
    return escape_blanks(parser->arena, ho_arena_strdup(parser->arena, whole));
}
