#include "blocks/blocks.h"

#include "doc/section.h"
const HoBlockClass ho_block_section = {
    .name = "section",
    .size = sizeof(HoSection),
    .content = HO_CONTENT_BLOCKS,
};
