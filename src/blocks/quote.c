#include "blocks/blocks.h"

const HoBlockClass ho_block_quote = {
    .name = "quote",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
};
