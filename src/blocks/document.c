/* The root: what stands in it is written one after another. */
#include "blocks/blocks.h"

#include "html/html.h"

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_children(html, block);
}

const HoBlockClass ho_block_document = {
    .name = "document",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
    .html = write_html,
};
