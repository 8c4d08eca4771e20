#include "text/text.h"

typedef int HoPlaceholder_text;
