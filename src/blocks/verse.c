#include "blocks/blocks.h"

const HoBlockClass ho_block_verse = {
    .name = "verse",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_TEXT,
};
