#pragma once

#include "layout/place.h"

/*
 * Running heads and feet, from the templates of the theme:
 * https://docs.asciidoctor.org/pdf-converter/latest/theme/add-running-content/
 * A line of a template that names something without a value is left out; " || "
 * parts alternatives of which the first with all its values is taken.
 */

/* On all pages that have them; the folios are known. */
void ho_running_place(HoPlacer *placer, HoPages *pages);
