#include "blocks/blocks.h"

const HoBlockClass ho_block_ulist = {
    .name = "ulist",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
};
