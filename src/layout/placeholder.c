#include "layout/flow.h"

typedef int HoPlaceholder_layout;
