#include "blocks/blocks.h"

const HoBlockClass ho_block_image = {
    .name = "image",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_NONE,
};
