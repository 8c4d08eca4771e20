#include "blocks/blocks.h"
#include "doc/list.h"

const HoBlockClass ho_block_olist = {
    .name = "olist",
    .size = sizeof(HoList),
    .content = HO_CONTENT_BLOCKS,
};
