#include "blocks/blocks.h"

const HoBlockClass ho_block_audio = {
    .name = "audio",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_NONE,
};
