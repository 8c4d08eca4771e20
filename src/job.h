/*
 * Inside of a job: shared by handout.c (the stages), job.c (options and
 * messages) and the files beside them.  Nobody else includes it.
 */
#pragma once

#include "handout.h"

#include "html/html.h"
#include "layout/layout.h"
#include "parse/parse.h"
#include "print.h"

#define HO_N_FORMATS (HO_HTML + 1)

typedef struct {
    char *name, *value;
    bool soft;
} HoSetting;

struct HoJob {
    /* options */
    GArray *settings; /* of HoSetting */
    HoSafe safe;
    char *doctype, *base_dir, *theme_name;
    bool embedded;
    char *talk_name; /* as asked for, or NULL */
    HoPrint *print;  /* or NULL */

    /* the text */
    char *name; /* NULL: from nowhere */
    GBytes *text;
    int64_t now, file_time;
    HoFormat format; /* that it was loaded for */
    unsigned talk;   /* shown alone, from 1; 0: all */

    /* what became of it */
    HoDiags *diags;
    HoDocument *docs[HO_N_FORMATS]; /* parsed for each format, or NULL */
    HoImages *images;
    HoTheme *theme;
    HoFonts *fonts;
    HoPages *pages;
    HoPrint *printing; /* as command and text ask for it */
    HoSheets *sheets;  /* or NULL */
    char *fit_report;  /* what was done to fit, or NULL */
    GArray *messages;  /* of unsigned: diagnostics without repeats */
    unsigned n_seen;   /* diagnostics already looked at */
    GHashTable *said;  /* their texts */
    /* Diagnostics of pages that are not written themselves: not told. */
    unsigned aside_from, aside_to;
};

/* What the text is depends on the format it is read for (ifdef::backend-pdf[]),
 * so each format has its own tree; made when first asked for (job_text.c). */
const HoDocument *ho_job_document(HoJob *job, HoFormat format);

/* The theme, with what the document says of its page; the fonts.  Made when
 * first asked for; NULL with error when they cannot be had (job_theme.c). */
HoTheme *ho_job_theme(HoJob *job, const HoDocument *doc, GError **error);
HoFonts *ho_job_fonts(HoJob *job, GError **error);

/* The pages; likewise (handout.c). */
const HoPages *ho_job_pages(HoJob *job, GError **error);

/* The book, or its file; "….kepub.epub" is one for Kobo (job_book.c). */
GBytes *ho_job_render_epub(HoJob *job, const HoDocument *doc, GError **error);
bool ho_job_write_epub(HoJob *job, const char *path, GError **error);

/* Has the diagnostics that were set aside told after all. */
void ho_job_tell_aside(HoJob *job);

/* Shows in a document what the job shows: all or one talk (talks.c). */
void ho_job_select(HoJob *job, HoFormat format);

/* Finds the talk that was asked for by name; false with error when there is
 * none.  Before anything is made of the text. */
bool ho_job_find_talk(HoJob *job, GError **error);

/* Forgets the pages and the sheets they are on. */
void ho_job_forget_pages(HoJob *job);

/* Forgets the text and all that was made of it. */
void ho_job_forget_text(HoJob *job);

/* Settles how the document is to be printed and makes the theme ready for it;
 * before anything is asked of the theme's page. */
void ho_job_prepare_print(HoJob *job, const HoDocument *doc);

/* The pages, or others that are set tighter and fill whole sheets, when that is
 * asked for and can be had; takes pages, gives them or their substitute. */
HoPages *ho_job_fit(HoJob *job, const HoDocument *doc,
                    const HoLayoutOptions *options, HoPages *pages);

/* The sheets of the pages; NULL when they are to stay pages. */
const HoSheets *ho_job_sheets(HoJob *job, const HoPages *pages);

/* Where the printed pages begin in the book's own tree: an array of HoPageMark
 * to unref. */
GArray *ho_page_marks(const HoPages *pages, const HoDocument *print,
                      const HoDocument *book);
