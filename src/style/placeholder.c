#include "style/style.h"

typedef int HoPlaceholder_style;
