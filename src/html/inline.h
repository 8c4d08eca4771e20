#pragma once

#include "html/html.h"

/* What the files that write inlines share. */

/* A document attribute where html stands, or NULL. */
const char *ho_html_attribute(const HoHtml *html, const char *name);

/* What the author asks of a link: its window, and how far it is trusted. */
void ho_html_link_constraints(HoHtml *html, const HoAttrs *attrs);

/* An image or icon macro. */
void ho_html_inline_picture(HoHtml *html, const HoInline *inl);

/* The file of an icon: iconsdir/NAME.icontype; yours to free. */
char *ho_html_icon_source(const HoHtml *html, const char *name);
