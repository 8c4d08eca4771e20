#include "paint/paint.h"

typedef int HoPlaceholder_paint;
