/*
 * How the book can be read, computed from what is in it:
 * https://www.w3.org/TR/epub-a11y-11/#sec-discovery
 */
#include "epub/book.h"

#include <string.h>

static void
meta(HoHtml *out, const char *property, const char *value)
{
    ho_html_open(out, "meta");
    ho_html_attrf(out, "property", "schema:%s", property);
    ho_html_text(out, value);
    ho_html_close(out);
    ho_html_newline(out);
}

/* What the summary says, by language; English for those that are not here. */
static const struct {
    const char *lang;
    const char *text, *described, *undescribed, *pages;
} sentences[] = {
    {"en", "Text that adapts to the reader, with a table of contents.",
     " Pictures have descriptions.",
     " Some pictures are described by their caption or place alone.",
     " Page numbers match the printed edition."},
    {"fr", "Texte adaptable au lecteur, avec un sommaire.",
     " Les images ont une description.",
     " Certaines images ne sont décrites que par leur légende ou leur place.",
     " Les numéros de page sont ceux de l’édition imprimée."},
    {"de", "Text, der sich dem Leser anpasst, mit Inhaltsverzeichnis.",
     " Bilder sind beschrieben.",
     " Manche Bilder sind nur durch Bildunterschrift oder Ort beschrieben.",
     " Die Seitenzahlen sind die der gedruckten Ausgabe."},
    {"es", "Texto que se adapta al lector, con índice.",
     " Las imágenes tienen descripción.",
     " Algunas imágenes solo se describen por su leyenda o su lugar.",
     " Los números de página son los de la edición impresa."},
    {"it", "Testo che si adatta al lettore, con indice.",
     " Le immagini hanno una descrizione.",
     " Alcune immagini sono descritte solo da didascalia o posizione.",
     " I numeri di pagina sono quelli dell’edizione stampata."},
};

static void
write_summary(HoHtml *out, const HoBook *book)
{
    g_autoptr(GString) words = NULL;
    size_t row = 0, primary = strcspn(book->lang, "-");

    for (size_t i = 0; i < G_N_ELEMENTS(sentences); i++)
        if (primary == strlen(sentences[i].lang) &&
            g_ascii_strncasecmp(book->lang, sentences[i].lang, primary) == 0)
            row = i;
    words = g_string_new(sentences[row].text);
    if (ho_html_undescribed(book->strict) > 0)
        g_string_append(words, sentences[row].undescribed);
    else if (book->picture_list->len > 0)
        g_string_append(words, sentences[row].described);
    if (book->page_starts->len > 0)
        g_string_append(words, sentences[row].pages);
    meta(out, "accessibilitySummary", words->str);
}

/* A sound or a film says what no text in the book does. */
static void
write_modes(HoHtml *out, const HoBook *book)
{
    bool has_film = ho_book_has_film(book);
    bool has_sound = has_film || ho_book_has_sound(book);
    bool is_seen = has_film || book->picture_list->len > 0;
    bool is_described = ho_html_undescribed(book->strict) == 0;
    g_autofree char *all = g_strconcat("textual", is_seen ? ",visual" : "",
                                       has_sound ? ",auditory" : "", NULL);

    meta(out, "accessMode", "textual");
    if (is_seen)
        meta(out, "accessMode", "visual");
    if (has_sound)
        meta(out, "accessMode", "auditory");
    if (is_seen || has_sound)
        meta(out, "accessModeSufficient", all);
    if (!has_sound && (!is_seen || is_described))
        meta(out, "accessModeSufficient", "textual");
}

/* Conformance is said of a book that somebody has looked at, by name, and that
 * has nothing in it which is known to fail. */
static void
write_conformance(HoHtml *out, const HoBook *book)
{
    const char *who = ho_book_attribute(book, "a11y-certified-by");
    g_autofree char *words = who != NULL ? ho_html_words(who) : NULL;

    if (words == NULL || *g_strstrip(words) == '\0' ||
        ho_html_undescribed(book->strict) > 0 || ho_book_has_film(book) ||
        ho_book_has_sound(book))
        return;
    ho_html_open(out, "meta");
    ho_html_attr(out, "property", "dcterms:conformsTo");
    ho_html_attr(out, "id", "conformance");
    ho_html_text(out, "EPUB Accessibility 1.1 - WCAG 2.2 Level AA");
    ho_html_close(out);
    ho_html_newline(out);
    ho_book_refine(out, "conformance", "a11y:certifiedBy", words);
}

void
ho_book_write_accessibility(HoBook *book, HoHtml *out)
{
    bool has_pictures = book->picture_list->len > 0;
    bool is_described = ho_html_undescribed(book->strict) == 0;
    bool has_pages = book->page_starts->len > 0;

    write_modes(out, book);
    if (has_pictures && is_described)
        meta(out, "accessibilityFeature", "alternativeText");
    meta(out, "accessibilityFeature", "displayTransformability");
    if (has_pages) {
        meta(out, "accessibilityFeature", "pageBreakMarkers");
        meta(out, "accessibilityFeature", "pageNavigation");
    }
    meta(out, "accessibilityFeature", "readingOrder");
    meta(out, "accessibilityFeature", "structuralNavigation");
    meta(out, "accessibilityFeature", "tableOfContents");
    meta(out, "accessibilityFeature", "unlocked");
    /* what a film may do, nobody has looked at */
    meta(out, "accessibilityHazard",
         ho_book_has_film(book) ? "unknown" : "none");
    write_summary(out, book);
    write_conformance(out, book);
}
