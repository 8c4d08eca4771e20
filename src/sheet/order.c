/* Orders: how pages are cut into signatures and folded into sheets. */
#include "sheet/order.h"

GArray *
ho_signatures_plan(unsigned n, unsigned least, unsigned most)
{
    GArray *sizes = g_array_new(FALSE, FALSE, sizeof(unsigned));
    unsigned sheets = (MAX(n, 1) + 3) / 4, count;

    least = MAX(least / 4, 1);
    most = most == 0 ? sheets : MAX(most / 4, 1);
    count = (sheets + most - 1) / most;
    for (unsigned i = 0; i < count; i++) {
        unsigned size = least == most ? MIN(most, sheets - i * most)
                                      : sheets / count + (i < sheets % count);

        size *= 4;
        g_array_append_val(sizes, size);
    }
    return sizes;
}

unsigned
ho_signature_place(unsigned size, unsigned depth, bool back, bool right)
{
    if (back)
        return right ? size - 2 - 2 * depth : 2 * depth + 1;
    return right ? 2 * depth : size - 1 - 2 * depth;
}

unsigned
ho_order_page(unsigned place, unsigned n, unsigned total, bool back_cover)
{
    if (back_cover && n > 1) {
        if (place == total - 1)
            return n - 1;
        return place < n - 1 ? place : HO_NO_PAGE;
    }
    return place < n ? place : HO_NO_PAGE;
}
