#include "doc/media.h"

const HoMedia *
ho_media_of(const HoBlock *block)
{
    if (ho_block_is(block, "image") || ho_block_is(block, "video") ||
        ho_block_is(block, "audio"))
        return (const HoMedia *) block;
    return NULL;
}
