/* Character references: AsciiDoc lets those of HTML stand in any text. */
#include "parse/entities.h"

#include "parse/chars.h"

#include <stdlib.h>

typedef struct {
    const char *name;
    unsigned first, second; /* code points; second may be 0 */
} Entity;

static const Entity entities[] = {
#define E(name, first, second) {#name, first, second},
#include "parse/entities.def"
#undef E
};

/* The longest name is under 32 letters. */
#define NAME_LIMIT 32

static int
compare(const void *key, const void *entity)
{
    return strcmp(key, ((const Entity *) entity)->name);
}

static size_t
digits_length(const char *at, bool hex)
{
    size_t length = 0;

    while (hex ? g_ascii_isxdigit(at[length]) : ho_is_digit(at[length]))
        length++;
    return length;
}

static size_t
number_length(const char *at)
{
    bool hex = *at == 'x';
    size_t length = digits_length(at + (hex ? 1 : 0), hex);

    if (length < 2 || length > (hex ? 5 : 6))
        return 0;
    length += hex ? 1 : 0;
    return at[length] == ';' ? length + 1 : 0;
}

size_t
ho_reference_length(const char *at)
{
    size_t length = 0, digits;

    if (*at == '#') {
        length = number_length(at + 1);
        return length > 0 ? length + 1 : 0;
    }
    while (ho_is_ascii_alpha(at[length]))
        length++;
    if (length < 2)
        return 0;
    digits = digits_length(at + length, false);
    if (digits > 2 || at[length + digits] != ';')
        return 0;
    return length + digits + 1;
}

static bool
append_number(GString *out, const char *at)
{
    bool hex = *at == 'x';
    unsigned long value = strtoul(hex ? at + 1 : at, NULL, hex ? 16 : 10);

    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        value = 0xFFFD;
    /* Controls are no characters of a document: as browsers do. */
    if (value < 0x20 && value != '\t' && value != '\n')
        value = 0xFFFD;
    g_string_append_unichar(out, (gunichar) value);
    return true;
}

static bool
append_name(GString *out, const char *at, size_t length)
{
    char name[NAME_LIMIT];
    const Entity *entity;

    if (length >= sizeof name)
        return false;
    memcpy(name, at, length);
    name[length] = '\0';
    entity = bsearch(name, entities, G_N_ELEMENTS(entities), sizeof *entities,
                     compare);
    if (entity == NULL)
        return false;
    g_string_append_unichar(out, entity->first);
    if (entity->second != 0)
        g_string_append_unichar(out, entity->second);
    return true;
}

size_t
ho_reference_decode(GString *out, const char *at)
{
    size_t length = *at == '&' ? ho_reference_length(at + 1) : 0;
    bool known;

    if (length == 0)
        return 0;
    known = at[1] == '#' ? append_number(out, at + 2)
                         : append_name(out, at + 1, length - 1);
    return known ? length + 1 : 0;
}

const char *
ho_references_decode(HoArena *arena, const char *text)
{
    g_autoptr(GString) out = NULL;
    const char *amp = strchr(text, '&');

    if (amp == NULL)
        return text;
    out = g_string_new_len(text, amp - text);
    while (*amp != '\0') {
        size_t length = ho_reference_decode(out, amp);
        size_t plain = length == 0 ? 1 + strcspn(amp + 1, "&") : 0;

        g_string_append_len(out, amp, (gssize) plain);
        amp += length + plain;
        if (length > 0) {
            plain = strcspn(amp, "&");
            g_string_append_len(out, amp, (gssize) plain);
            amp += plain;
        }
    }
    return ho_arena_strndup(arena, out->str, out->len);
}
