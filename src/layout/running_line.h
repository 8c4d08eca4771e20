#pragma once

#include "layout/item.h"

/* Lines of running content from a template: names in braces are replaced,
 * *strong*, _emphasised_ and `code` are set so. */
typedef struct {
    unsigned page;                  /* from 0 */
    const char *document, *chapter; /* titles where there is no heading */
} HoRunningScene;

/* The value of a name, or NULL; with: what the caller gave. */
typedef const char *(*HoRunningValue)(const HoRunningScene *scene,
                                      const void *with, const char *name);

typedef struct {
    const HoLine *line;    /* NULL: a picture */
    const char *words;     /* without marks */
    HoFlowPicture picture; /* of "image:logo.svg[…]", alone on its line */
} HoRunningLine;

double ho_running_width(const HoRunningLine *line);

/* The lines of a template (NULL: none) that have all their values, an array of
 * HoRunningLine to unref. */
GArray *ho_running_lines(const HoFlow *flow, const HoRunningScene *scene,
                         HoRunningValue value, const void *with,
                         const char *template, const HoStyle *style);

/* A line of words, shortened with an ellipsis until they fit. */
const HoLine *ho_running_shortened(HoTextContext *text, const char *words,
                                   const HoStyle *style, double width);

/* Shortens lines that are wider, with an ellipsis and without marks. */
void ho_running_fit(const HoFlow *flow, GArray *lines, const HoStyle *style,
                    double width);
