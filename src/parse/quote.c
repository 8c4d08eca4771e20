/*
 * Who said it: the attribution and the title of the work, of quotes and verses.
 */
#include "doc/quote.h"

#include "parse/internal.h"

#include <string.h>

/* Values come as HTML would show them: escaped, or with marks made already. */
static const HoInline *
credit(HoParser *parser, HoBlock *block, const char *name, unsigned position)
{
    const char *value = ho_attrs_find(block->attrs, name);
    const HoInline *inlines = ho_attrs_inlines(block->attrs, name);
    const char *number = position == 2 ? "2" : "3";

    if (value == NULL) {
        value = ho_attrs_find(block->attrs, number);
        inlines = ho_attrs_inlines(block->attrs, number);
    }
    if (value == NULL || *value == '\0')
        return NULL;
    ho_attrs_set(block->attrs, name, value);
    if (inlines != NULL)
        return inlines;
    return ho_parser_inlines(parser, block, value, ho_subs_none,
                             parser->credit_loc);
}

void
ho_parser_quote_credit(HoParser *parser, HoBlock *block)
{
    HoQuote *quote = (HoQuote *) block;

    parser->credit_loc = block->loc;
    quote->attribution = credit(parser, block, "attribution", 2);
    quote->citetitle = credit(parser, block, "citetitle", 3);
}
