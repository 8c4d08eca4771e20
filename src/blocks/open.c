#include "blocks/blocks.h"

const HoBlockClass ho_block_open = {
    .name = "open",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
};
