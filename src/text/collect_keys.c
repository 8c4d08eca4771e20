/*
 * Keys, buttons and menus (AsciiDoc's UI macros), in the words of the theme.
 */
#include "text/collect.h"

#include <string.h>

/* Words that a theme puts between or around others; themes of Asciidoctor PDF
 * may colour them by tags, which are left out.  Yours to free. */
static char *
theme_words(const HoCollect *collect, const char *key, const char *fallback)
{
    GString *out = g_string_new(NULL);
    const char *words = fallback;

    if (collect->text->theme != NULL)
        words = ho_theme_string(collect->text->theme, key, fallback);
    for (const char *c = words; *c != '\0'; c++) {
        const char *end = *c == '<' ? strchr(c, '>') : NULL;

        if (end != NULL)
            c = end;
        else
            g_string_append_c(out, *c);
    }
    return g_string_free(out, FALSE);
}

void
ho_collect_keys(HoCollect *collect, const HoInline *keys)
{
    HoSpan saved = collect->now;
    g_autofree char *separator = theme_words(collect, "kbd-separator-content",
                                             "\xe2\x80\xaf+\xe2\x80\xaf");

    for (const HoInline *key = keys->first; key != NULL; key = key->next) {
        if (key != keys->first)
            ho_collect_words(collect, separator);
        ho_collect_enter(collect, ho_collect_look(collect, "kbd", keys));
        collect->now.code = collect->now.glued = true;
        ho_collect_text(collect, key->text, key);
        collect->now = saved;
    }
}

void
ho_collect_button(HoCollect *collect, const HoInline *button)
{
    HoSpan saved = collect->now;
    g_autofree char *around = theme_words(collect, "button-content", "%s");
    char *name = strstr(around, "%s");

    ho_collect_enter(collect, ho_collect_look(collect, "button", button));
    collect->now.glued = true;
    if (name != NULL) {
        *name = '\0';
        ho_collect_words(collect, around);
    }
    ho_collect_text(collect, button->text, button);
    if (name != NULL)
        ho_collect_words(collect, name + 2);
    collect->now = saved;
}

void
ho_collect_menu(HoCollect *collect, const HoInline *menu)
{
    HoSpan saved = collect->now;
    g_autofree char *caret =
        theme_words(collect, "menu-caret-content", "\xc2\xa0\xe2\x80\xba ");

    ho_collect_enter(collect, ho_collect_look(collect, "menu", menu));
    for (const HoInline *item = menu->first; item != NULL; item = item->next) {
        if (item != menu->first)
            ho_collect_words(collect, caret);
        ho_collect_text(collect, item->text, item);
    }
    collect->now = saved;
}
