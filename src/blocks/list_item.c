#include "blocks/blocks.h"

const HoBlockClass ho_block_list_item = {
    .name = "list_item",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
};
