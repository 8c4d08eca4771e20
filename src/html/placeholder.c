#include "html/html.h"

typedef int HoPlaceholder_html;
