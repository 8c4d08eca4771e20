#include "handout.h"

const char *
ho_version(void)
{
    return HO_VERSION;
}
