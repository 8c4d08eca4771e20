#include "blocks/blocks.h"

const HoBlockClass ho_block_listing = {
    .name = "listing",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_VERBATIM,
};
