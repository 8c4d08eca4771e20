/* What footnotes are called on the pages: by the document's numbers, anew from
 * a place on, or as somebody else has counted them. */
#include "text/para.h"

#include "doc/selection.h"

int
ho_text_note_number(HoTextContext *text, const HoFootnote *note)
{
    int number = 0;

    if (text->notes_given != NULL)
        number = GPOINTER_TO_INT(g_hash_table_lookup(text->notes_given, note));
    if (number == 0 && text->notes_met != NULL) {
        number = GPOINTER_TO_INT(g_hash_table_lookup(text->notes_met, note));
        if (number == 0) {
            number = ++text->last_note;
            g_hash_table_insert(text->notes_met, (void *) note,
                                GINT_TO_POINTER(number));
        }
    }
    return number != 0 ? number : ho_document_note_number(text->doc, note);
}

void
ho_text_restart_notes(HoTextContext *text)
{
    if (text->notes_met == NULL)
        text->notes_met = g_hash_table_new(NULL, NULL);
    text->last_note = 0;
}

void
ho_text_set_note_numbers(HoTextContext *text, GHashTable *numbers)
{
    text->notes_given = numbers;
}
