#include "blocks/blocks.h"

const HoBlockClass ho_block_preamble = {
    .name = "preamble",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
};
