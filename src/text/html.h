#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Reading HTML that was passed through, piece by piece; never fails: what is
 * no tag is text. */

typedef enum {
    HO_TOKEN_END,
    HO_TOKEN_TEXT,
    HO_TOKEN_OPEN,
    HO_TOKEN_CLOSE
} HoTokenType;

typedef struct {
    HoTokenType type;
    char name[12];     /* of a tag, lower case, cut to the room */
    const char *start; /* text: its bytes; tag: what follows the name */
    size_t length;
} HoToken;

/* The piece at *text, which is moved behind it. */
HoToken ho_token_next(const char **text);

/* The value of an attribute of an opening tag with its entities decoded, "" if
 * it has none, NULL if it is not there; yours to free. */
char *ho_token_attribute(const HoToken *token, const char *name);

/* Text with entities decoded, yours to free. */
char *ho_entities_decode(const char *text, size_t length);
