#include "blocks/blocks.h"

const HoBlockClass ho_block_video = {
    .name = "video",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_NONE,
};
