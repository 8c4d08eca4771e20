/*
 * Figures that refer to something: of footnotes, and of callouts in code.
 */
#include "text/collect.h"

#include "doc/selection.h"

/* A mark stands close to its word; one mark after another is set off. */
static void
join_mark(HoCollect *collect)
{
    ho_paragraph_drop_blank(collect->paragraph);
    if (collect->note_end > 0 &&
        collect->note_end == collect->paragraph->text->len)
        ho_collect_words(collect, ",\u2009");
}

void
ho_collect_footnote(HoCollect *collect, const HoInline *mark)
{
    HoSpan saved = collect->now;
    g_autofree char *figure = NULL;

    collect->now.look = ho_collect_look(collect, "superscript", mark);
    collect->now.glued = true;
    join_mark(collect);
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
    collect->note_end = collect->paragraph->text->len;
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
    style.rise -= .1 * style.size;
    style.size *= 1.4;
    return ho_text_look(collect->text, &style, look->lang);
}

char *
ho_text_callout(int number)
{
    char figure[8] = {0};

    if (number < 1 || number > 20)
        return g_strdup_printf("(%d)", number);
    g_unichar_to_utf8(
        (number <= 10 ? 0x2776 - 1 : 0x24eb - 11) + (gunichar) number, figure);
    return g_strdup(figure);
}

void
ho_collect_callout(HoCollect *collect, const HoInline *callout)
{
    HoSpan saved = collect->now;
    g_autofree char *figure = ho_text_callout(callout->number);

    collect->now.look = callout_look(collect, callout);
    collect->now.glued = true;
    ho_collect_words(collect, figure);
    collect->now = saved;
}
