#pragma once

#include "doc/block.h"

/*
 * Pictures, films and sound as blocks: the classes "image", "video" and
 * "audio" of blocks/.  Their attributes (width, link, align…) are in
 * base.attrs under Asciidoctor's names.
 */
typedef struct {
    HoBlock base;
    const char *target; /* as written, attribute references replaced */
    const char *source; /* where it lies: with imagesdir, blanks as %20 */
    const char *alt;    /* image: never NULL, made from the file's name when the
                           author gave none */
    bool alt_given;     /* by the author */
    const char *poster; /* video: the still picture; interactive SVG: what is
                           shown in its stead; with imagesdir; or NULL */
    const char *link;   /* image: where a click leads, link=self resolved; or
                           NULL */
} HoMedia;

/* The media block a block is, or NULL. */
const HoMedia *ho_media_of(const HoBlock *block);
