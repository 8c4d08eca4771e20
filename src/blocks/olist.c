#include "blocks/blocks.h"

const HoBlockClass ho_block_olist = {
    .name = "olist",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
};
