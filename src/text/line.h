#pragma once

#include "text/para.h"

/*
 * A line in the making: slots are its boxes and gaps, from left to right once
 * it is put in order.
 */
typedef enum {
    HO_SLOT_WORD,
    HO_SLOT_GAP,
    HO_SLOT_OBJECT,
    HO_SLOT_HYPHEN,
    HO_SLOT_TURN /* the sign that code goes on from the line above */
} HoSlotType;

typedef struct {
    HoSlotType type;
    uint32_t start, end; /* bytes of the text */
    const HoRun *run;
    const HoWord *word; /* WORD */
    uint32_t from, to;  /* its clusters */
    const HoObject *object;
    double x, width;    /* of the letters */
    double left, right; /* padding beside them */
    double stretch, shrink;
    double give; /* share of the width that letters may give */
} HoLineSlot;

struct HoLineBuffers {
    GArray *slots; /* of HoLineSlot */
    GArray *runs;  /* of HoGlyphRun */
    GArray *marks; /* of HoLineMark */
    GPtrArray *pointers;
};

typedef struct {
    HoTextContext *text;
    const HoLineWish *wish;
    struct HoLineBuffers *buffers;
    HoLineSlot *slots;
    guint n_slots;
    uint32_t start, end; /* bytes of the text */
    uint32_t next;       /* where the next line starts */
    double expand;       /* of letters, 1 natural */
    double ragged;       /* stretch of its end: it may fall short */
    const char *words;   /* the paragraph's text in the arena */
} HoLineMaker;

/* slots.c: what stands between two breaks, in order of the text. */
void ho_line_slots(HoLineMaker *maker, const HoFitBreak *from,
                   const HoFitBreak *to);
/* The turn-over mark of a look, U+21AA: its font and its width there. */
#define HO_TURN_MARK "\xe2\x86\xaa"
const HoFont *ho_turn_font(HoTextContext *text, const HoLook *look,
                           double *width);

/* Puts slots in order from left to right. */
void ho_line_reorder(HoLineMaker *maker);
/* glyphs.c: slots to runs. */
void ho_line_runs(HoLineMaker *maker, HoLine *line);
/* marks.c: backgrounds, rules, pictures. */
void ho_line_marks(HoLineMaker *maker, HoLine *line);
/* What has no width but stands in the line. */
void ho_line_spots(HoLineMaker *maker, HoLine *line);
