#include "text/qr.h"

#include <qrencode.h>
#include <string.h>

/* Version 20, 97 modules: 666 bytes at level M. */
#define BYTES_MOST 660

const HoQrCode *
ho_qr_new(HoArena *arena, const char *text)
{
    size_t length = strlen(text);
    HoQrCode *code;
    QRcode *made;
    uint8_t *modules;

    if (length == 0 || length > BYTES_MOST)
        return NULL;
    made = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (made == NULL)
        return NULL;
    code = ho_arena_new0(arena, HoQrCode);
    code->size = (unsigned) made->width;
    modules = ho_arena_array(arena, uint8_t, code->size * code->size);
    for (unsigned i = 0; i < code->size * code->size; i++)
        modules[i] = made->data[i] & 1;
    code->modules = modules;
    QRcode_free(made);
    return code;
}
