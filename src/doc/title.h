#pragma once

#include "doc/document.h"

/* What stands on a title page, as words; each yours to free. */

/* The title before its last separator (": ", or what title-separator says) and
 * *subtitle after it; *subtitle is NULL when the title is not divided.  NULL
 * without a title.  A talk that is shown alone has the whole document's title
 * for its subtitle. */
char *ho_document_title_split(const HoDocument *doc, char **subtitle);

/* "Ada Lovelace, Mary Somerville"; "" without authors. */
char *ho_document_author_names(const HoDocument *doc);

/* "Version 1.2, 2018-11-20: remark"; "" without a revision. */
char *ho_document_revision(const HoDocument *doc);
