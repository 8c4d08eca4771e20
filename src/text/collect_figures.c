/*
 * Figures that refer to something: of footnotes, and of callouts in code.
 */
#include "text/collect.h"

#include "doc/selection.h"

void
ho_collect_footnote(HoCollect *collect, const HoInline *mark)
{
    HoSpan saved = collect->now;
    g_autofree char *figure = NULL;

    collect->now.look = ho_collect_look(collect, "superscript", mark);
    collect->now.glued = true;
    if (mark->footnote == NULL) {
        ho_collect_words(collect, "[");
        ho_collect_words(collect, mark->text != NULL ? mark->text : "?");
        ho_collect_words(collect, "]");
        collect->now = saved;
        return;
    }
    figure = g_strdup_printf(
        "%d", ho_text_note_number(collect->text, mark->footnote));
    if (collect->now.link == NULL) {
        HoLink *link = ho_arena_new0(collect->text->arena, HoLink);

        link->id = ho_arena_printf(
            collect->text->arena, "_footnotedef_%d",
            ho_document_note_number(collect->text->doc, mark->footnote));
        link->text = ho_arena_strdup(collect->text->arena, figure);
        collect->now.link = link;
    }
    ho_paragraph_spot(collect->paragraph,
                      (HoSpot){.type = HO_SPOT_NOTE, .note = mark->footnote});
    ho_collect_words(collect, figure);
    collect->now = saved;
}

/* They are of the text's family, where they are drawn larger than in code. */
static const HoLook *
callout_look(HoCollect *collect, const HoInline *callout)
{
    const HoLook *look = ho_collect_look(collect, "callout", callout);
    const HoFamily *family = ho_fonts_role(collect->text->fonts, "body");
    HoTextStyle style = look->style;

    if (!style.monospace || family == NULL)
        return look;
    style.family = family->name;
    style.monospace = style.bold = style.italic = false;
    style.features = NULL;
    style.size *= 1.4;
    return ho_text_look(collect->text, &style, look->lang);
}

/* Figures in circles: white for 0, black up to 20 (U+2776, U+24EB). */
void
ho_collect_callout(HoCollect *collect, const HoInline *callout)
{
    HoSpan saved = collect->now;
    g_autofree char *figure = NULL;
    int n = callout->number;

    if (n >= 1 && n <= 10)
        figure = g_strdup_printf("\xe2\x9d%c", 0xb6 + n - 1);
    else if (n >= 11 && n <= 20)
        figure = g_strdup_printf("\xe2\x93%c", 0xab + n - 11);
    else
        figure = g_strdup_printf("(%d)", n);
    collect->now.look = callout_look(collect, callout);
    collect->now.glued = true;
    ho_collect_words(collect, figure);
    collect->now = saved;
}
