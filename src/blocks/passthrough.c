#include "blocks/blocks.h"

const HoBlockClass ho_block_passthrough = {
    .name = "passthrough",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_RAW,
};
