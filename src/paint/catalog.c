#include "paint/outline.h"
#include "paint/painter.h"
#include "paint/sheets.h"

#include <stdlib.h>
#include <string.h>

/* The document around the pages: outline, destinations, page labels, metadata
 * (ISO 32000-1, 12.3, 12.4 and 14.3; ISO 14289-1, 7.1). */

/* --- outline --- */

static char *
destination_of(const HoPainter *painter, const HoOutlineEntry *entry)
{
    GString *out = g_string_new(NULL);

    if (entry->id != NULL && g_hash_table_contains(painter->places, entry->id))
        ho_pdf_string(out, entry->id, strlen(entry->id));
    else
        g_string_append_printf(out, "[%u 0 R/Fit]", painter->sides[0].object);
    return g_string_free(out, FALSE);
}

static unsigned
put_outline(HoPainter *painter)
{
    const HoPages *pages = painter->pages;
    g_autofree HoPdfOutlineEntry *entries =
        g_new0(HoPdfOutlineEntry, MAX(pages->n_outline, 1));
    g_autoptr(GPtrArray) dests = g_ptr_array_new_with_free_func(g_free);

    for (unsigned i = 0; i < pages->n_outline; i++) {
        const HoOutlineEntry *entry = &pages->outline[i];
        char *dest = destination_of(painter, entry);

        g_ptr_array_add(dests, dest);
        entries[i] =
            (HoPdfOutlineEntry){entry->title, dest, entry->level, entry->open};
    }
    return ho_pdf_put_outline(painter->pdf, entries, pages->n_outline);
}

/* --- destinations --- */

static int
compare_places(const void *a, const void *b)
{
    const HoPdfPlace *const *x = a, *const *y = b;

    return strcmp((*x)->id, (*y)->id);
}

static void
append_place(const HoPainter *painter, GString *out, const HoPdfPlace *place)
{
    const HoPdfSpot *spot = &painter->spots[place->page];
    double height = painter->pages->pages[place->page].height;
    double x = MAX(place->x, 0), y = CLAMP(height - place->y, 0, height);

    ho_painter_locate(painter, place->page, &x, &y);
    ho_pdf_string(out, place->id, strlen(place->id));
    g_string_append_printf(out, "[%u 0 R/XYZ ",
                           painter->sides[spot->side].object);
    ho_pdf_number(out, x, 1);
    g_string_append_c(out, ' ');
    ho_pdf_number(out, y, 1);
    g_string_append(out, " null]");
}

/* A tree of two levels: the names sorted, in leaves of a bounded size. */
static unsigned
put_places(HoPainter *painter)
{
    enum { LEAF = 64 };
    g_autoptr(GList) list = g_hash_table_get_values(painter->places);
    g_autoptr(GPtrArray) places = g_ptr_array_new();
    g_autoptr(GString) kids = g_string_new("<</Kids["), leaf = NULL;

    for (GList *at = list; at != NULL; at = at->next)
        g_ptr_array_add(places, at->data);
    if (places->len == 0)
        return 0;
    qsort(places->pdata, places->len, sizeof(void *), compare_places);
    leaf = g_string_new(NULL);
    for (unsigned i = 0; i < places->len; i += LEAF) {
        unsigned end = MIN(i + LEAF, places->len);
        const HoPdfPlace *first = g_ptr_array_index(places, i);
        const HoPdfPlace *last = g_ptr_array_index(places, end - 1);

        g_string_assign(leaf, "<</Limits[");
        ho_pdf_string(leaf, first->id, strlen(first->id));
        ho_pdf_string(leaf, last->id, strlen(last->id));
        g_string_append(leaf, "]/Names[");
        for (unsigned j = i; j < end; j++)
            append_place(painter, leaf, g_ptr_array_index(places, j));
        g_string_append(leaf, "]>>");
        ho_pdf_ref(kids, ho_pdf_add(painter->pdf, leaf));
    }
    g_string_append(kids, "]>>");
    return ho_pdf_add(painter->pdf, kids);
}

/* --- page labels --- */

typedef struct {
    char style; /* D r R, or 0: the folio as it is */
    int number;
} Label;

static int
roman_value(const char *text)
{
    static const char digits[] = "ivxlcdm";
    static const int values[] = {1, 5, 10, 50, 100, 500, 1000};
    int sum = 0, above = 0;

    for (size_t i = strlen(text); i > 0; i--) {
        const char *digit = strchr(digits, g_ascii_tolower(text[i - 1]));
        int value = digit != NULL ? values[digit - digits] : 0;

        if (value == 0 || i > 15)
            return 0;
        sum += value < above ? -value : value;
        above = MAX(above, value);
    }
    return sum;
}

static Label
read_folio(const char *folio, unsigned page)
{
    Label label = {'D', 0};
    char *end;

    if (folio == NULL || *folio == '\0')
        return (Label){'D', (int) page + 1};
    label.number = (int) strtol(folio, &end, 10);
    if (*end == '\0' && label.number > 0)
        return label;
    label.style = g_ascii_isupper(*folio) ? 'R' : 'r';
    label.number = roman_value(folio);
    return label.number > 0 ? label : (Label){0};
}

static void
append_labels(const HoPainter *painter, GString *out)
{
    Label expected = {0};

    g_string_append(out, "/PageLabels<</Nums[");
    for (unsigned i = 0; i < painter->pages->n_pages; i++) {
        const char *folio = painter->pages->pages[i].folio;
        Label label = read_folio(folio, i);

        if (label.style == 0) {
            g_string_append_printf(out, "%u<</P", i);
            ho_pdf_text(out, folio);
            g_string_append(out, ">>");
        } else if (label.style != expected.style ||
                   label.number != expected.number) {
            g_string_append_printf(out, "%u<</S/%c/St %d>>", i, label.style,
                                   label.number);
        }
        expected = (Label){label.style, label.number + 1};
    }
    g_string_append(out, "]>>");
}

/* --- metadata --- */

static const char *
title_of(const HoPages *pages)
{
    if (pages->title != NULL && *pages->title != '\0')
        return pages->title;
    if (pages->n_outline > 0 && pages->outline[0].title != NULL &&
        *pages->outline[0].title != '\0')
        return pages->outline[0].title;
    return "Untitled";
}

static void
append_xml(GString *out, const char *before, const char *text,
           const char *after)
{
    g_autofree char *valid = NULL, *escaped = NULL;

    if (text == NULL || *text == '\0')
        return;
    valid = g_utf8_make_valid(text, -1);
    for (char *at = valid; *at != '\0'; at++) {
        if ((guchar) *at < 0x20)
            *at = ' ';
    }
    escaped = g_markup_escape_text(valid, -1);
    g_string_append_printf(out, "%s%s%s\n", before, escaped, after);
}

/* (ISO 16684-1; ISO 14289-1, 5) */
static unsigned
put_metadata(HoPainter *painter)
{
    const HoPages *pages = painter->pages;
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(pages->created);
    g_autofree char *date =
        time != NULL ? g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
    g_autoptr(GString) out = g_string_new(
        "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\""
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
        " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
        "<pdfuaid:part>1</pdfuaid:part>\n"
        "<dc:format>application/pdf</dc:format>\n");
    unsigned object = ho_pdf_reserve(painter->pdf);

    append_xml(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
               title_of(pages), "</rdf:li></rdf:Alt></dc:title>");
    append_xml(out, "<dc:creator><rdf:Seq><rdf:li>", pages->author,
               "</rdf:li></rdf:Seq></dc:creator>");
    append_xml(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
               pages->subject, "</rdf:li></rdf:Alt></dc:description>");
    append_xml(out, "<dc:language><rdf:Bag><rdf:li>", pages->lang,
               "</rdf:li></rdf:Bag></dc:language>");
    append_xml(out, "<pdf:Keywords>", pages->keywords, "</pdf:Keywords>");
    append_xml(out, "<xmp:CreateDate>", date, "</xmp:CreateDate>");
    append_xml(out, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>");
    append_xml(out, "<xmp:CreatorTool>", "handout " HO_VERSION,
               "</xmp:CreatorTool>");
    append_xml(out, "<pdf:Producer>", "handout " HO_VERSION, "</pdf:Producer>");
    g_string_append(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
                         "<?xpacket end=\"w\"?>");
    ho_pdf_begin_stream(painter->pdf, object, "/Type/Metadata/Subtype/XML",
                        out->len);
    ho_pdf_write_stream(painter->pdf, out->str, out->len);
    ho_pdf_end_stream(painter->pdf);
    return object;
}

static void
append_info(GString *out, const char *key, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    g_string_append(out, key);
    ho_pdf_text(out, text);
}

static unsigned
put_info(HoPainter *painter)
{
    const HoPages *pages = painter->pages;
    g_autoptr(GString) out = g_string_new("<<");

    append_info(out, "/Title", title_of(pages));
    append_info(out, "/Author", pages->author);
    append_info(out, "/Subject", pages->subject);
    append_info(out, "/Keywords", pages->keywords);
    append_info(out, "/Creator", "handout " HO_VERSION);
    append_info(out, "/Producer", "handout " HO_VERSION);
    g_string_append(out, "/CreationDate");
    ho_pdf_date(out, pages->created);
    g_string_append(out, "/ModDate");
    ho_pdf_date(out, pages->created);
    g_string_append(out, ">>");
    return ho_pdf_add(painter->pdf, out);
}

/* A language tag as RFC 5646 wants it; English for what is none. */
static char *
language_tag(const char *lang)
{
    char *tag = g_strdelimit(g_strdup(lang != NULL ? lang : "en"), "_", '-');
    size_t length = strlen(tag), first = strcspn(tag, "-");

    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isalnum(tag[i]) && tag[i] != '-')
            length = 0;
    }
    if (length > 0 && first >= 2 && first <= 8 && tag[length - 1] != '-')
        return tag;
    g_free(tag);
    return g_strdup("en");
}

unsigned
ho_painter_catalog(HoPainter *painter, unsigned *info)
{
    const HoPages *pages = painter->pages;
    g_autoptr(GString) out = g_string_new("<</Type/Catalog/Pages 1 0 R");
    g_autofree char *lang = language_tag(pages->lang);
    unsigned places = put_places(painter), outline = put_outline(painter);
    unsigned metadata = put_metadata(painter);
    unsigned tree = ho_pdf_tree_write(painter->tree, painter->n_sides);

    *info = put_info(painter);
    g_string_append_printf(out,
                           "/Metadata %u 0 R/MarkInfo<</Marked true>>"
                           "/StructTreeRoot %u 0 R/Lang",
                           metadata, tree);
    ho_pdf_text(out, lang);
    if (places != 0)
        g_string_append_printf(out, "/Names<</Dests %u 0 R>>", places);
    if (outline != 0)
        g_string_append_printf(out, "/Outlines %u 0 R/PageMode/UseOutlines",
                               outline);
    if (painter->sheets != NULL)
        ho_painter_sheet_labels(painter, out);
    else
        append_labels(painter, out);
    g_string_append_printf(out, "/ViewerPreferences<</DisplayDocTitle true%s",
                           pages->right_to_left ? "/Direction/R2L" : "");
    if (painter->sheets != NULL)
        ho_sheets_preferences(painter->sheets, out);
    g_string_append(out, ">>>>");
    return ho_pdf_add(painter->pdf, out);
}
