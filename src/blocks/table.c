#include "blocks/blocks.h"

const HoBlockClass ho_block_table = {
    .name = "table",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_TABLE,
};
