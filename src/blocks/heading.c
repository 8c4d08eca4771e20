#include "blocks/blocks.h"

const HoBlockClass ho_block_heading = {
    .name = "heading",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_TEXT,
};
