#include "blocks/blocks.h"

const HoBlockClass ho_block_admonition = {
    .name = "admonition",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
};
