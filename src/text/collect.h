#pragma once

#include "text/para.h"

/*
 * Walking inlines: what the walk carries along.  Raw HTML may open a mark that
 * a later raw inline closes, so open tags are a stack beside the tree's own.
 */

/* How deep marks may nest; what is deeper looks like what is around it. */
enum { HO_MARK_DEPTH = 120, HO_RAW_DEPTH = 64 };

typedef struct {
    char name[12];
    HoSpan outside; /* what it was opened in */
} HoRawTag;

typedef struct {
    HoTextContext *text;
    HoParagraph *paragraph;
    HoSpan now; /* look, link… of what comes next */
    double measure;
    unsigned depth;
    uint32_t boxes;  /* begun so far */
    unsigned quotes; /* how deep in quotation marks */
    HoRawTag raw[HO_RAW_DEPTH];
    unsigned n_raw;
    bool mute;          /* inside <script>, <style> */
    size_t note_end;    /* of the last footnote's mark, in the text; 0 none */
    size_t display_end; /* likewise, of a picture by itself and its break */
} HoCollect;

/* Appends words that the text has not: quotation marks, brackets. */
void ho_collect_words(HoCollect *collect, const char *words);

/* Appends text of an inline in the look of now, its case transformed. */
void ho_collect_text(HoCollect *collect, const char *words,
                     const HoInline *source);

/* Walks inlines, or the children of a mark, with the raw tags closed that were
 * opened among them. */
void ho_collect_list(HoCollect *collect, const HoInline *inlines);
void ho_collect_children(HoCollect *collect, const HoInline *mark);

/* The look of a mark called name, with its roles and language, inside the look
 * of now. */
const HoLook *ho_collect_look(HoCollect *collect, const char *name,
                              const HoInline *mark);
/* What comes next has this look; with ground or border a box is drawn around
 * it. */
void ho_collect_enter(HoCollect *collect, const HoLook *look);

/* An id at this place; nothing for NULL and "". */
void ho_collect_anchor(HoCollect *collect, const char *id);

/* Links (collect_links.c). */
void ho_collect_link(HoCollect *collect, const HoInline *link);
void ho_collect_xref(HoCollect *collect, const HoInline *xref);

/* Keys, buttons, menus (collect_keys.c). */
void ho_collect_keys(HoCollect *collect, const HoInline *keys);
void ho_collect_button(HoCollect *collect, const HoInline *button);
void ho_collect_menu(HoCollect *collect, const HoInline *menu);

/* Figures that refer (collect_figures.c). */
void ho_collect_footnote(HoCollect *collect, const HoInline *mark);
void ho_collect_callout(HoCollect *collect, const HoInline *callout);

/* HTML that was passed through (raw.c). */
void ho_collect_raw(HoCollect *collect, const HoInline *raw);
/* Closes the tags that were opened since there were `base` of them. */
void ho_collect_raw_close(HoCollect *collect, unsigned base);

/* Pictures (picture.c). */
void ho_collect_image(HoCollect *collect, const HoInline *image);
void ho_collect_picture(HoCollect *collect, const HoInline *source,
                        const char *path, const HoAttrs *attrs);
