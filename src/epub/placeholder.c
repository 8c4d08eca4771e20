#include "epub/epub.h"

typedef int HoPlaceholder_epub;
