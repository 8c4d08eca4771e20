/* Notes that stand at the end of their chapter or of the text. */
#include "layout/item.h"

#include <string.h>

static int
index_of(const char *word, const char *const *words)
{
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(word, words[i]) == 0)
            return i;
    return 0;
}

void
ho_flow_set_notes(HoFlow *flow)
{
    static const char *const places[] = {"page", "chapter", "document", NULL};
    static const char *const counts[] = {"document", "chapter", "page", NULL};
    const HoTheme *theme = flow->options->theme;

    flow->note_place = (HoNotePlace) index_of(
        ho_theme_string(theme, "footnotes-placement", places[0]), places);
    flow->note_count = (HoNoteCount) index_of(
        ho_theme_string(theme, "footnotes-numbering", counts[0]), counts);
    /* A page has no numbers of its own where notes are not on it. */
    if (flow->note_place != HO_NOTES_ON_PAGE &&
        flow->note_count == HO_NOTES_BY_PAGE)
        flow->note_count = HO_NOTES_BY_DOCUMENT;
    if (flow->note_count == HO_NOTES_BY_CHAPTER)
        ho_text_restart_notes(flow->text);
}

static void
write_rule(HoFlow *flow, const HoStyle *style)
{
    const HoTheme *theme = flow->options->theme;
    HoStyle rule = {
        .border = {.top = ho_theme_number(theme, "footnotes-rule-width", 0.4)},
        .border_color =
            ho_theme_color(theme, "footnotes-rule-color", style->text.color)};

    ho_flow_space(flow, style->leading);
    rule.margin.right = 0.75 * ho_flow_width(flow);
    ho_flow_rule(flow, &rule);
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
    ho_flow_space(flow, style->leading / 2);
}

void
ho_flow_endnotes(HoFlow *flow, bool is_last)
{
    const HoStyle *style =
        ho_theme_style(flow->options->theme, NULL, "footnotes", NULL);
    const HoStyle *before;

    if (flow->endnotes->len == 0 ||
        (flow->note_place == HO_NOTES_AT_END && !is_last))
        return;
    before = ho_flow_set_style(flow, style);
    write_rule(flow, style);
    for (unsigned i = 0; i < flow->endnotes->len; i++) {
        const HoFootnote *note = g_ptr_array_index(flow->endnotes, i);

        if (i > 0)
            ho_flow_space(flow, ho_theme_number(flow->options->theme,
                                                "footnotes-item-spacing", 2));
        ho_flow_note_lines(flow, note, style);
    }
    g_ptr_array_set_size(flow->endnotes, 0);
    ho_flow_set_style(flow, before);
}
