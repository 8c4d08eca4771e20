#include "doc/table.h"

const HoTable *
ho_table_of(const HoBlock *block)
{
    return ho_block_is(block, "table") ? (const HoTable *) block : NULL;
}
