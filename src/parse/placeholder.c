#include "parse/parse.h"

typedef int HoPlaceholder_parse;
