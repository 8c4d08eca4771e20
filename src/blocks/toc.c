#include "blocks/blocks.h"

const HoBlockClass ho_block_toc = {
    .name = "toc",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_NONE,
};
