/*
 * Attributes that are there before the text: the language's defaults, what
 * tells of file, time and safe mode, and what the options say.
 */
#include "parse/internal.h"

#include "base/file.h"

#include <string.h>

typedef struct {
    const char *name, *value;
} Setting;

static const Setting defaults[] = {
    {"sectids", ""},
    {"toc-placement", "auto"},
    {"stylesdir", "."},
    {"prewrap", ""},
    {"attribute-undefined", "drop-line"},
    {"attribute-missing", "skip"},
    {"appendix-caption", "Appendix"},
    {"appendix-refsig", "Appendix"},
    {"caution-caption", "Caution"},
    {"chapter-refsig", "Chapter"},
    {"example-caption", "Example"},
    {"figure-caption", "Figure"},
    {"important-caption", "Important"},
    {"last-update-label", "Last updated"},
    {"note-caption", "Note"},
    {"part-refsig", "Part"},
    {"section-refsig", "Section"},
    {"table-caption", "Table"},
    {"tip-caption", "Tip"},
    {"toc-title", "Table of Contents"},
    {"untitled-label", "Untitled"},
    {"version-label", "Version"},
    {"warning-caption", "Warning"},
};

static void
set(HoParser *parser, const char *name, const char *value)
{
    ho_attributes_set(parser->doc->attributes, name, value);
}

static const char *
find(const HoParser *parser, const char *name)
{
    return ho_attributes_find(parser->doc->attributes, name);
}

/* Sets what the text may not change. */
static void
fix(HoParser *parser, const char *name, const char *value)
{
    set(parser, name, value);
    ho_attributes_lock(parser->doc->attributes, name);
}

/* "PREFIX-VALUE", with "-doctype-D" after it when doctype is given. */
static void
set_flag(HoParser *parser, const char *prefix, const char *value,
         const char *doctype, bool on)
{
    g_autofree char *name =
        doctype != NULL
            ? g_strconcat(prefix, "-", value, "-doctype-", doctype, NULL)
            : g_strconcat(prefix, "-", value, NULL);

    set(parser, name, on ? "" : NULL);
}

static void
set_flags(HoParser *parser, bool on)
{
    const char *backend = find(parser, "backend");
    const char *base = find(parser, "basebackend");
    const char *doctype = find(parser, "doctype");

    if (doctype != NULL)
        set_flag(parser, "doctype", doctype, NULL, on);
    if (backend != NULL) {
        set_flag(parser, "backend", backend, NULL, on);
        if (doctype != NULL)
            set_flag(parser, "backend", backend, doctype, on);
    }
    if (base != NULL) {
        set_flag(parser, "basebackend", base, NULL, on);
        if (doctype != NULL)
            set_flag(parser, "basebackend", base, doctype, on);
    }
}

void
ho_parser_set_doctype(HoParser *parser, const char *doctype)
{
    const char *now;

    /* The attribute may hold the new name already. */
    set(parser, "doctype", parser->doc->doctype);
    set_flags(parser, false);
    now = ho_arena_strdup(parser->arena, doctype);
    parser->doc->doctype = now;
    set(parser, "doctype", now);
    set_flags(parser, true);
}

void
ho_parser_set_backend(HoParser *parser, const char *backend)
{
    static const struct {
        const char *name, *real, *base, *type, *suffix, *syntax;
    } backends[] = {
        {"html5", "html5", "html", "html", ".html", "html"},
        {"html", "html5", "html", "html", ".html", "html"},
        {"xhtml5", "html5", "html", "html", ".html", "xml"},
        {"xhtml", "html5", "html", "html", ".html", "xml"},
        {"pdf", "pdf", "html", "pdf", ".pdf", NULL},
        {"epub3", "epub3", "html", "epub", ".epub", "xml"},
        {"docbook5", "docbook5", "docbook", "xml", ".xml", NULL},
        {"docbook", "docbook5", "docbook", "xml", ".xml", NULL},
        {"manpage", "manpage", "manpage", "man", ".man", NULL},
    };
    const char *old = parser->backend;

    set(parser, "backend", old);
    set_flags(parser, false);
    if (find(parser, "filetype") != NULL)
        set_flag(parser, "filetype", find(parser, "filetype"), NULL, false);
    for (size_t i = 0; i < G_N_ELEMENTS(backends); i++) {
        if (strcmp(backends[i].name, backend) != 0)
            continue;
        backend = backends[i].real;
        set(parser, "basebackend", backends[i].base);
        set(parser, "filetype", backends[i].type);
        set_flag(parser, "filetype", backends[i].type, NULL, true);
        set(parser, "outfilesuffix", backends[i].suffix);
        set(parser, "htmlsyntax", backends[i].syntax);
        break;
    }
    parser->backend = ho_arena_strdup(parser->arena, backend);
    set(parser, "backend", parser->backend);
    set_flags(parser, true);
}

/* --- time --- */

static void
set_if_unset(HoParser *parser, const char *prefix, const char *name,
             const char *value)
{
    g_autofree char *whole = g_strconcat(prefix, name, NULL);

    if (find(parser, whole) == NULL)
        set(parser, whole, value);
}

/* PREFIXdate, PREFIXtime, PREFIXdatetime and PREFIXyear. */
static void
set_time(HoParser *parser, const char *prefix, int64_t seconds)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(seconds);
    g_autoptr(GDateTime) moment =
        utc != NULL ? g_date_time_to_local(utc) : NULL;
    g_autofree char *date = NULL, *time = NULL, *both = NULL, *year = NULL;
    g_autofree char *date_name = g_strconcat(prefix, "date", NULL);
    g_autofree char *time_name = g_strconcat(prefix, "time", NULL);
    const char *own = find(parser, date_name);

    if (moment == NULL)
        return;
    date = own != NULL ? g_strdup(own) : g_date_time_format(moment, "%F");
    year = own == NULL              ? g_date_time_format(moment, "%Y")
           : strcspn(own, "-") == 4 ? g_strndup(own, 4)
                                    : NULL;
    time = g_date_time_format(
        moment, g_date_time_get_utc_offset(moment) == 0 ? "%T UTC" : "%T %z");
    set_if_unset(parser, prefix, "date", date);
    if (year != NULL)
        set_if_unset(parser, prefix, "year", year);
    set_if_unset(parser, prefix, "time", time);
    both = g_strconcat(date, " ", find(parser, time_name), NULL);
    set_if_unset(parser, prefix, "datetime", both);
}

/* --- file and safe mode --- */

static void
fix_file(HoParser *parser, const char *name)
{
    const HoDocument *doc = parser->doc;
    bool hidden = doc->safe >= HO_SAFE_SERVER;
    g_autofree char *base = NULL, *path = NULL, *cwd = NULL;
    char *dot;

    fix(parser, "docdir", hidden ? "" : doc->dir);
    if (name == NULL || strcmp(name, "-") == 0)
        return;
    base = g_path_get_basename(name);
    cwd = g_get_current_dir();
    path = ho_path_resolve(cwd, name);
    fix(parser, "docfile", hidden ? base : path);
    dot = strrchr(base, '.');
    fix(parser, "docfilesuffix", dot != NULL ? dot : "");
    if (dot != NULL)
        *dot = '\0';
    fix(parser, "docname", base);
}

static void
fix_safe_mode(HoParser *parser)
{
    HoSafe safe = parser->options->safe;
    const char *name = safe == HO_SAFE_UNSAFE   ? "unsafe"
                       : safe == HO_SAFE_SAFE   ? "safe"
                       : safe == HO_SAFE_SERVER ? "server"
                                                : "secure";
    g_autofree char *level = g_strdup_printf("%d", (int) safe);
    g_autofree char *flag = g_strconcat("safe-mode-", name, NULL);

    fix(parser, "safe-mode-level", level);
    fix(parser, "safe-mode-name", name);
    fix(parser, flag, "");
}

/* What a text that is not trusted may not have. */
static void
restrict_text(HoParser *parser)
{
    HoAttributes *attributes = parser->doc->attributes;

    fix(parser, "user-home",
        parser->doc->safe >= HO_SAFE_SERVER ? "." : g_get_home_dir());
    fix(parser, "max-include-depth", "64");
    ho_attributes_lock(attributes, "max-attribute-value-size");
    ho_attributes_lock(attributes, "allow-uri-read");
    if (parser->doc->safe < HO_SAFE_SERVER)
        return;
    ho_attributes_lock(attributes, "copycss");
    ho_attributes_lock(attributes, "source-highlighter");
    ho_attributes_lock(attributes, "backend");
    if (parser->doc->safe < HO_SAFE_SECURE)
        return;
    fix(parser, "max-attribute-value-size", "4096");
    fix(parser, "linkcss", "");
    ho_attributes_lock(attributes, "icons");
}

/* --- options --- */

static const char *
real_name(const char *name)
{
    if (strcmp(name, "numbered") == 0)
        return "sectnums";
    return strcmp(name, "hardbreaks") == 0 ? "hardbreaks-option" : name;
}

static void
set_option(HoParser *parser, const HoAttributeSetting *option)
{
    const char *name = real_name(option->name);

    if (option->value != NULL && strcmp(name, "backend") == 0)
        ho_parser_set_backend(parser, option->value);
    else if (option->value != NULL && strcmp(name, "doctype") == 0)
        ho_parser_set_doctype(parser, option->value);
    else
        set(parser, name, option->value);
    if (option->soft)
        ho_attributes_unlock(parser->doc->attributes, name);
    else
        ho_attributes_lock(parser->doc->attributes, name);
}

/* A body alone shows no title, unless it is asked to; the two attributes are
 * one switch. */
static void
set_title_switch(HoParser *parser)
{
    const HoParseOptions *options = parser->options;
    const HoAttributeSetting *last = NULL;

    for (unsigned i = 0; i < options->n_attributes; i++)
        if (strcmp(options->attributes[i].name, "showtitle") == 0 ||
            strcmp(options->attributes[i].name, "notitle") == 0)
            last = &options->attributes[i];
    if (options->embedded)
        fix(parser, "embedded", "");
    if (!options->embedded)
        return;
    if (last == NULL) {
        set(parser, "notitle", "");
    } else {
        HoAttributeSetting other = {
            .name = *last->name == 's' ? "notitle" : "showtitle",
            .value = last->value == NULL ? "" : NULL,
            .soft = last->soft,
        };

        set_option(parser, &other);
    }
}

static void
set_late_defaults(HoParser *parser)
{
    const char *images = find(parser, "imagesdir");

    if (find(parser, "iconsdir") == NULL)
        set(parser, "iconsdir",
            images != NULL && *images != '\0'
                ? ho_arena_printf(parser->arena, "%s%sicons", images,
                                  g_str_has_suffix(images, "/") ? "" : "/")
                : "./images/icons");
    set_time(parser, "local", parser->options->now);
    set_time(parser, "doc",
             parser->doc->file != NULL ? parser->options->file_time
                                       : parser->options->now);
}

void
ho_parser_builtins(HoParser *parser, const char *name)
{
    const HoParseOptions *options = parser->options;

    for (size_t i = 0; i < G_N_ELEMENTS(defaults); i++)
        set(parser, defaults[i].name, defaults[i].value);
    fix(parser, "asciidoctor", "");
    fix(parser, "asciidoctor-version", "2.0.18");
    fix_safe_mode(parser);
    fix_file(parser, name);
    parser->backend = NULL;
    ho_parser_set_doctype(parser,
                          options->doctype ? options->doctype : "article");
    ho_parser_set_backend(parser,
                          options->backend ? options->backend : "html5");
    restrict_text(parser);
    for (unsigned i = 0; i < options->n_attributes; i++)
        set_option(parser, &options->attributes[i]);
    if (options->doctype != NULL) {
        ho_parser_set_doctype(parser, options->doctype);
        ho_attributes_lock(parser->doc->attributes, "doctype");
    }
    set_title_switch(parser);
    set_late_defaults(parser);
}
