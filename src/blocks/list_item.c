#include "blocks/blocks.h"
#include "doc/list.h"

const HoBlockClass ho_block_list_item = {
    .name = "list_item",
    .size = sizeof(HoListItem),
    .content = HO_CONTENT_BLOCKS,
};
