#include "blocks/blocks.h"

const HoBlockClass ho_block_page_break = {
    .name = "page_break",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_NONE,
};
