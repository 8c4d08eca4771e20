/*
 * Links on paper: which have been met since the last list of them, and what
 * their numbers are.
 */
#include "layout/item.h"

#include <string.h>

/* Codes are drawn so that a module is at least so wide, in points: 0.4 mm. */
#define MODULE_LEAST 1.13

static const struct {
    const char *name;
    HoPrintLinks how;
} names[] = {
    {"none", HO_LINKS_PLAIN},
    {"inline", HO_LINKS_INLINE},
    {"note", HO_LINKS_NOTE},
    {"qr", HO_LINKS_QR},
};

static unsigned
number_of(void *data, const HoInline *link)
{
    HoFlow *flow = data;
    unsigned number =
        GPOINTER_TO_UINT(g_hash_table_lookup(flow->link_numbers, link->target));
    g_autofree char *words = NULL;
    HoFlowLink entry = {.target = link->target};

    if (number > 0)
        return number;
    number = flow->links->len + 1;
    g_hash_table_insert(flow->link_numbers, (void *) link->target,
                        GUINT_TO_POINTER(number));
    words = ho_inline_to_text(link);
    if (!g_str_has_suffix(link->target, words))
        entry.words = ho_arena_strdup(flow->arena, words);
    g_array_append_val(flow->links, entry);
    return number;
}

/* https://docs.asciidoctor.org/pdf-converter/latest/ has show-link-uri. */
static HoPrintLinks
asked(const HoFlow *flow)
{
    const char *name = ho_document_attribute(flow->doc, "print-links");

    if (name == NULL)
        return ho_document_attribute(flow->doc, "show-link-uri") != NULL
                   ? HO_LINKS_INLINE
                   : HO_LINKS_PLAIN;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strcasecmp(name, names[i].name) == 0)
            return names[i].how;
    ho_diag(flow->diags, flow->doc->root->loc, HO_DIAG_PRINT_LINKS_UNKNOWN,
            name);
    return HO_LINKS_PLAIN;
}

void
ho_flow_set_links(HoFlow *flow)
{
    flow->print_links = asked(flow);
    flow->links = g_array_new(FALSE, TRUE, sizeof(HoFlowLink));
    flow->link_numbers = g_hash_table_new(g_str_hash, g_str_equal);
    ho_text_set_links(flow->text, flow->print_links, number_of, flow);
}

HoPrintLinks
ho_flow_print_links(const HoFlow *flow)
{
    return flow->print_links;
}

GArray *
ho_flow_take_links(HoFlow *flow)
{
    GArray *links = flow->links;

    flow->links = g_array_new(FALSE, TRUE, sizeof(HoFlowLink));
    g_hash_table_remove_all(flow->link_numbers);
    return links;
}

void
ho_flow_mark_links(HoFlow *flow, bool mark)
{
    ho_text_set_links(flow->text, mark ? flow->print_links : HO_LINKS_PLAIN,
                      number_of, flow);
}

double
ho_flow_code_size(HoFlow *flow, const char *address, double size)
{
    const HoQrCode *code = ho_qr_new(flow->arena, address);

    return code != NULL
               ? MAX(size, MODULE_LEAST * (code->size + 2 * HO_QR_QUIET))
               : 0;
}

void
ho_flow_code(HoFlow *flow, const char *address, double size)
{
    HoLink *link = ho_arena_new0(flow->arena, HoLink);
    HoFlowPicture picture = {
        .width = size,
        .height = size,
        .alt = ho_arena_printf(flow->arena, "QR: %s", address),
        .link = link,
        .code = ho_qr_new(flow->arena, address),
    };

    link->uri = address;
    link->text = address;
    if (picture.code != NULL)
        ho_flow_image(flow, &picture);
}
