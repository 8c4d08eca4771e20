#include "blocks/blocks.h"

const HoBlockClass ho_block_literal = {
    .name = "literal",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_VERBATIM,
};
