#include "blocks/blocks.h"

const HoBlockClass ho_block_paragraph = {
    .name = "paragraph",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_TEXT,
};
