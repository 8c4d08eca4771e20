#include "blocks/blocks.h"

const HoBlockClass ho_block_colist = {
    .name = "colist",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
};
