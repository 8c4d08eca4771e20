/*
 * What text is set with: fonts, looks, hyphenators, the language of now, and
 * buffers that are used again for each paragraph.
 */
#include "text/line.h"

#include "text/hyphen.h"

static struct HoLineBuffers *
new_buffers(void)
{
    struct HoLineBuffers *buffers = g_new0(struct HoLineBuffers, 1);

    buffers->slots = g_array_new(FALSE, TRUE, sizeof(HoLineSlot));
    buffers->runs = g_array_new(FALSE, TRUE, sizeof(HoGlyphRun));
    buffers->marks = g_array_new(FALSE, TRUE, sizeof(HoLineMark));
    buffers->pointers = g_ptr_array_new();
    return buffers;
}

static void
free_buffers(struct HoLineBuffers *buffers)
{
    g_array_free(buffers->slots, TRUE);
    g_array_free(buffers->runs, TRUE);
    g_array_free(buffers->marks, TRUE);
    g_ptr_array_free(buffers->pointers, TRUE);
    g_free(buffers);
}

static void
free_hyphenator(void *hyphenator)
{
    ho_hyphenator_free(hyphenator);
}

HoTextContext *
ho_text_new(HoFonts *fonts, HoTheme *theme, HoArena *arena,
            const HoDocument *doc, HoImages *images)
{
    HoTextContext *text = g_new0(HoTextContext, 1);

    text->fonts = fonts;
    text->theme = theme;
    text->arena = arena;
    text->doc = doc;
    text->images = images;
    text->doc_lang =
        g_intern_string(doc != NULL ? ho_document_language(doc) : "en");
    text->lang = text->doc_lang;
    text->looks = ho_looks_new();
    text->hyphenators =
        g_hash_table_new_full(NULL, NULL, NULL, free_hyphenator);
    text->missing = g_hash_table_new(NULL, NULL);
    text->reported = g_hash_table_new(NULL, NULL);
    text->chosen = g_array_new(FALSE, FALSE, sizeof(HoFitLine));
    text->lines = g_array_new(FALSE, TRUE, sizeof(HoLine));
    text->buffers = new_buffers();
    if (theme != NULL) {
        text->protrusion = ho_theme_number(theme, "base-protrusion", 1);
        text->expansion = ho_theme_number(theme, "base-expansion", .02);
    } else {
        text->protrusion = 1;
        text->expansion = .02;
    }
    text->protrusion = CLAMP(text->protrusion, 0, 2);
    text->expansion = CLAMP(text->expansion, 0, .05);
    return text;
}

void
ho_text_free(HoTextContext *text)
{
    if (text == NULL)
        return;
    ho_paragraph_clear(&text->paragraph);
    ho_pieces_clear(&text->pieces);
    g_hash_table_destroy(text->looks);
    g_hash_table_destroy(text->hyphenators);
    g_hash_table_destroy(text->missing);
    g_hash_table_destroy(text->reported);
    g_clear_pointer(&text->notes_met, g_hash_table_unref);
    g_array_free(text->chosen, TRUE);
    g_array_free(text->lines, TRUE);
    free_buffers(text->buffers);
    g_free(text);
}

void
ho_text_set_mirrored(HoTextContext *text)
{
    text->mirrored = true;
}

const char *
ho_text_set_language(HoTextContext *text, const char *lang)
{
    const char *before = text->lang;

    text->lang = lang != NULL ? g_intern_string(lang) : text->doc_lang;
    return before;
}
