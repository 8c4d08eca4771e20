#include "blocks/blocks.h"

const HoBlockClass ho_block_dlist = {
    .name = "dlist",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
};
