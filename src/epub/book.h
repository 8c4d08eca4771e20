#pragma once

#include "base/ahead.h"
#include "epub/epub.h"
#include "epub/zip.h"

/*
 * A book in the making.  Its chapters are written twice: a trial run finds out
 * which ids, pictures and notes there are and how long each chapter gets; in
 * the second everything is known, so links and names are right.
 */
typedef enum {
    HO_CHAPTER_COVER,
    HO_CHAPTER_TITLE,
    HO_CHAPTER_NAV,   /* its place in the reading order; see nav.c */
    HO_CHAPTER_FRONT, /* what stands before the first section */
    HO_CHAPTER_SECTION,
    HO_CHAPTER_MORE /* of the one before, which got too long */
} HoChapterKind;

typedef struct {
    HoChapterKind kind;
    const HoBlock
        *block;          /* SECTION: it; MORE: the same, or NULL; FRONT: none */
    const HoBlock *from; /* MORE: its first block, */
    const HoBlock *to;   /* and the first that is not in it, or NULL */
    char *name;          /* "chapter-3": of its file and in the manifest */
    char *title;         /* words; never empty */
    GString *text;       /* the file */
    unsigned order;      /* of the place where it begins, see HoPlace */
} HoChapter;

/* Where an id ended up. */
typedef struct {
    char *name;       /* as it is written */
    unsigned chapter; /* index */
    unsigned order;   /* in reading order, over the book */
} HoPlace;

/* A printed page's start. */
typedef struct {
    const HoPageMark *mark;
    const HoPlace *place;
} HoPageStart;

/* The same, once the run that found it is over. */
typedef struct {
    unsigned order;
    const char *folio;
} HoFolio;

typedef struct {
    const HoImage *image;
    char *name;        /* "images/12.jpg" */
    const char *type;  /* media type in the book */
    int width, height; /* in the book */
    int quality;       /* of its JPEG, should it be written again */
    bool is_cover;
    bool is_plain; /* bytes go in without being decoded */
    GBytes *drawn; /* the cover that was made for it, or NULL; borrowed */
} HoPicture;

/* A sound or a film: packed as it is, mapped when its turn comes. */
typedef struct {
    char *path;
    char *name;       /* "media/1.mp3" */
    const char *type; /* media type; NULL: it is not in the book */
    bool is_film;
} HoRecording;

typedef struct {
    char *name;         /* "fonts/1.otf" */
    const char *family; /* borrowed */
    bool bold, italic, is_cff;
    GBytes *bytes;
} HoBookFont;

struct HoBook {
    const HoDocument *doc;
    const HoEpubOptions *options;
    HoDiags *diags;
    const char *lang;
    bool is_rtl;

    GPtrArray *chapters;   /* of HoChapter * */
    GHashTable *elsewhere; /* blocks that are chapters */
    GHashTable *cuts;      /* set of blocks at which a file begins: MORE */
    unsigned n_sections;   /* among the chapters */
    HoStrict *strict;

    GHashTable *places;    /* id → HoPlace * */
    GHashTable *sections;  /* block → HoPlace * of its heading */
    GHashTable *files;     /* block → index of the chapter it is, plus 1 */
    GHashTable *names;     /* given to ids → how often asked for */
    GStringChunk *strings; /* what callbacks return */
    GHashTable *written;   /* set of ids, in this run */
    GArray *page_starts;   /* of HoPageStart, in this run */
    GArray *folios;        /* of HoFolio, of the run before the last */
    GHashTable *marks;     /* block or inline → GPtrArray of HoPageMark * */
    unsigned chapter;      /* being written */
    unsigned order;
    bool trial;
    bool asks_folios; /* an index says which pages its terms are on */
    bool has_begun;   /* the first text of this run is written */

    GHashTable *pictures;    /* HoImage → HoPicture * */
    GPtrArray *picture_list; /* the same, in order */
    GHashTable *by_name;     /* name → HoPicture * */
    HoPicture *cover;        /* or NULL */
    int max_side;            /* of pictures, in pixels */

    GHashTable *recordings;    /* path → HoRecording * */
    GPtrArray *recording_list; /* those that are packed, in order */

    GPtrArray *fonts; /* of HoBookFont * */

    GPtrArray *entries; /* of what container.c knows of each file */
    HoAhead *ahead;     /* packs them */

    /* metadata */
    char *title, *subtitle, *identifier, *modified;
    char *isbn; /* "urn:isbn:…", or NULL */
};

/* A word of the book's language. */
const char *ho_book_label(const HoBook *book, const char *name);
const char *ho_book_attribute(const HoBook *book, const char *name);

/* The words of a title, single blanks between them; yours to free. */
char *ho_book_words(const HoInline *title);

/* chapters.c: which there are. */
void ho_book_split(HoBook *book);
HoChapter *ho_book_add_chapter(HoBook *book, HoChapterKind kind,
                               const HoBlock *block);

/* long_chapters.c: makes chapters of the sections in those that got too long,
 * or cuts them between two blocks; true if any. */
bool ho_book_split_more(HoBook *book);

/* chapter.c: their text, all of them, in one run. */
void ho_book_write_chapters(HoBook *book, bool trial);

/* ids.c */
const char *ho_book_id(HoHtml *html, const char *id);
const char *ho_book_href(HoHtml *html, const char *id);
const HoPlace *ho_book_place(const HoBook *book, const char *id);
/* "text/chapter-3.xhtml#id" or "text/chapter-3.xhtml"; yours to free. */
char *ho_book_target(const HoBook *book, unsigned chapter,
                     const HoPlace *place);

/* pictures.c */
const char *ho_book_src(HoHtml *html, const HoImage *image);
bool ho_book_size(HoHtml *html, const char *src, int *width, int *height);
HoPicture *ho_book_picture(HoBook *book, const HoImage *image);
void ho_book_find_cover(HoBook *book);
/* Once all pictures are known: how good those that are written again may be, so
 * that a book of many photos stays one that can be sent. */
void ho_book_settle_quality(HoBook *book);
/* Bytes of memory that making its bytes takes, about. */
gsize ho_picture_cost(const HoPicture *picture);
/* The bytes that go into the book; NULL when they cannot be made.  May be
 * called for different pictures at once. */
GBytes *ho_picture_bytes(const HoPicture *picture);

/* recordings.c */
const char *ho_book_media(HoHtml *html, const char *path, bool is_film);
/* Whether any of them can be seen, or heard alone. */
bool ho_book_has_film(const HoBook *book);
bool ho_book_has_sound(const HoBook *book);

/* marks.c: where printed pages begin. */
/* Remembers them for the run that follows a trial. */
void ho_book_keep_folios(HoBook *book);
/* The page that an id is on; NULL when that is not known. */
const char *ho_book_folio(HoHtml *html, const char *id);

/* nav.c: what the contents, old and new, say of a section; title and target are
 * yours to free.  false: it cannot be led to. */
char *ho_book_section_title(const HoBook *book, const HoSection *section);
bool ho_book_section_target(const HoBook *book, const HoSection *section,
                            char **target, unsigned *order);
void ho_book_each_landmark(const HoBook *book,
                           void (*visit)(const char *type, const char *title,
                                         const char *target, void *data),
                           void *data);

/* nav.c, ncx.c, package.c: yours to free. */
char *ho_book_nav(HoBook *book);
char *ho_book_ncx(HoBook *book);
char *ho_book_package(HoBook *book);

/* check.c: a look at the texts, and nav, before they are packed; what is wrong,
 * which is a bug, is reported. */
void ho_book_check(HoBook *book, const char *nav);

/* metadata.c */
void ho_book_find_metadata(HoBook *book);
void ho_book_write_metadata(HoBook *book, HoHtml *out);
/* <dc:…> and <meta refines property>; an id may be NULL. */
void ho_book_dc(HoHtml *out, const char *tag, const char *id, const char *text);
void ho_book_refine(HoHtml *out, const char *id, const char *property,
                    const char *value);

/* identifiers.c, people.c, accessibility.c */
void ho_book_find_identifiers(HoBook *book);
void ho_book_write_people(const HoBook *book, HoHtml *out);
void ho_book_write_accessibility(HoBook *book, HoHtml *out);

/* fonts.c */
void ho_book_take_fonts(HoBook *book);
char *ho_book_fonts_css(const HoBook *book); /* yours to free */

/* css.c: yours to free. */
char *ho_book_css(HoBook *book);

/* container.c: the pictures that are known, those that take time begun with;
 * and all of it, after which the texts of the chapters are gone. */
void ho_book_begin_pictures(HoBook *book);
bool ho_book_pack(HoBook *book, HoZip *zip, GError **error);

/* An XML writer for the files around the chapters. */
void ho_book_xml_begin(HoHtml *out);
char *ho_book_xml_end(HoHtml *out);
/* <tag>text</tag> and a newline. */
void ho_book_element(HoHtml *out, const char *tag, const char *text);
