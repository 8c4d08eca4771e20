#include "blocks/blocks.h"

const HoBlockClass ho_block_stem = {
    .name = "stem",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_RAW,
};
