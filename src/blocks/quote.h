#pragma once

#include "doc/quote.h"

/* What quotes and verses have in common: they are read with who said it, which
 * is written below. */
bool ho_quote_parse(HoBlock *block, HoParser *parser);
void ho_quote_html_credit(const HoQuote *quote, HoHtml *html);
