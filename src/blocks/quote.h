#pragma once

#include "doc/quote.h"

/* Writes who said it: what quotes and verses have in common. */
void ho_quote_html_credit(const HoQuote *quote, HoHtml *html);
