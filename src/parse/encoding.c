/*
 * Bytes to UTF-8.
 */
#include "parse/internal.h"

char *
ho_text_decode(HoParser *parser, const char *bytes, size_t length,
               const char *charset, HoLoc loc)
{
    (void) charset, (void) loc;
    return ho_arena_strndup(parser->arena, bytes, length);
}
