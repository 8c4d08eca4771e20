#include "blocks/blocks.h"

const HoBlockClass ho_block_sidebar = {
    .name = "sidebar",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
};
