#include "blocks/blocks.h"

const HoBlockClass ho_block_example = {
    .name = "example",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
};
