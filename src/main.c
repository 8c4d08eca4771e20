#include "handout.h"

#include <stdio.h>

int
main(void)
{
    printf("handout %s\n", ho_version());
    return 0;
}
