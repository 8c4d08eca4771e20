#include "doc/table.h"
#include "blocks/blocks.h"

const HoBlockClass ho_block_table = {
    .name = "table",
    .size = sizeof(HoTable),
    .content = HO_CONTENT_TABLE,
};
