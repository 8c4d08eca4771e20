#pragma once

#include "layout/place.h"

/*
 * Cards: a page is a grid of frames to be cut apart, and what is composed is
 * not the page but the card.
 */
typedef struct {
    const HoGeometry *geometry; /* whose body is a card's */
    unsigned columns, rows;
    double width, height; /* of a card with its frame */
    double gap, padding;
    double foot;     /* of a card, for its title and number */
    unsigned placed; /* cards so far */
} HoCards;

/* The grid on pages of a geometry; in the arena. */
HoCards *ho_cards_new(HoFlow *flow, const HoGeometry *geometry);

/* Begins the next card, on a new page when the last one is full: its frame, and
 * where the placer puts what comes. */
void ho_cards_next(HoCards *cards, HoPlacer *placer);

/* The title of the talk and the number of the card, at its foot. */
void ho_cards_end(const HoCards *cards, HoPlacer *placer);
