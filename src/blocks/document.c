#include "blocks/blocks.h"

const HoBlockClass ho_block_document = {
    .name = "document",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
};
