#include "blocks/blocks.h"

const HoBlockClass ho_block_thematic_break = {
    .name = "thematic_break",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_NONE,
};
