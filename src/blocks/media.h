#pragma once

#include "doc/media.h"
#include "html/html.h"
#include "parse/parser.h"

/* What image, video and audio have in common: NAME::TARGET[ATTRIBUTES]. */

/* Whether line is the block macro called name. */
bool ho_media_is_macro(const char *line, const char *name);

/* Reads the macro that the parser stands at: sets target and source, and puts
 * its attributes among those of the block.  positional as in ho_attrs_parse.
 * false: the line is to be dropped for a missing attribute; it is taken. */
bool ho_media_read(HoMedia *media, HoParser *parser, const char *name,
                   const char *const *positional);

/* "#t=START,END" of start= and end=; "" without them; yours to free. */
char *ho_media_time(const HoMedia *media);

/* The element around with its id and classes (kind, float, alignment); ends
 * with two ho_html_close. */
void ho_media_html_begin(const HoMedia *media, HoHtml *html, const char *kind,
                         bool title_first);

/* width and height. */
void ho_media_html_size(const HoMedia *media, HoHtml *html);

/* name="", as XHTML writes what HTML has without a value. */
void ho_media_html_flag(HoHtml *html, const char *name, bool set);

/* What stands for a film or a sound where there can be none, in books: a link
 * to it. */
void ho_media_html_link(const HoMedia *media, HoHtml *html, const char *uri);

/* What a reader that plays nothing shows in a player: the name of the file. */
void ho_media_html_fallback(const HoMedia *media, HoHtml *html);
