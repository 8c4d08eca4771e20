#include "parse/place.h"

#include "parse/chars.h"

/* Searches that may fail in one pass before it gives up: each costs a walk. */
#define MISS_LIMIT 32

void
ho_place_rewind(HoPlace *place)
{
    place->cursor = place->walked = 0;
    place->newlines = place->column = 0;
    place->misses = 0;
}

static HoLoc
loc_at(HoPlace *place, size_t offset)
{
    HoLoc loc = place->loc;
    uint32_t column;

    for (; place->walked < offset; place->walked++) {
        unsigned char c = (unsigned char) place->text[place->walked];

        if (c == '\n') {
            place->newlines++;
            place->column = 0;
        } else if ((c & 0xC0) != 0x80) {
            place->column++;
        }
    }
    column = place->column;
    if (place->lines != NULL && place->newlines < place->lines->len) {
        loc = g_array_index(place->lines, HoSourceLine, place->newlines).loc;
        column += MAX(loc.column, 1);
    } else {
        loc.line += place->newlines;
        column += place->newlines == 0 ? MAX(loc.column, 1) : 1;
    }
    loc.column = (uint16_t) MIN(column, UINT16_MAX);
    return loc;
}

HoLoc
ho_place_find(HoPlace *place, const char *needle)
{
    const char *found;

    if (place->text == NULL || *needle == '\0' || place->misses > MISS_LIMIT)
        return place->loc;
    found = strstr(place->text + place->cursor, needle);
    if (found == NULL) {
        place->misses++;
        return place->loc;
    }
    place->cursor = (size_t) (found - place->text) + 1;
    return loc_at(place, (size_t) (found - place->text));
}
