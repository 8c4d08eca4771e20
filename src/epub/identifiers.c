/* What the book is told by: UUID and ISBN. */
#include "epub/book.h"

#include "doc/selection.h"

#include <string.h>

static bool
is_uuid(const char *text)
{
    return g_uuid_string_is_valid(text);
}

/* RFC 4122, version 5: the same for the same book. */
static char *
uuid_of(const char *name)
{
    static const guchar space[16] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad,
                                     0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0,
                                     0x4f, 0xd4, 0x30, 0xc8};
    g_autoptr(GChecksum) sha = g_checksum_new(G_CHECKSUM_SHA1);
    guchar u[20];
    gsize size = sizeof u;

    g_checksum_update(sha, space, sizeof space);
    g_checksum_update(sha, (const guchar *) name, -1);
    g_checksum_get_digest(sha, u, &size);
    u[6] = (guchar) ((u[6] & 0x0f) | 0x50);
    u[8] = (guchar) ((u[8] & 0x3f) | 0x80);
    return g_strdup_printf("urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-"
                           "%02x%02x-%02x%02x%02x%02x%02x%02x",
                           u[0], u[1], u[2], u[3], u[4], u[5], u[6], u[7], u[8],
                           u[9], u[10], u[11], u[12], u[13], u[14], u[15]);
}

/* "978-2-…" as a URN, or NULL when it is none; yours to free.  ISO 2108: the
 * last digit makes the weighted sum divisible. */
static char *
isbn_urn(const char *text)
{
    g_autoptr(GString) digits = g_string_new("urn:isbn:");
    size_t start = digits->len, count;
    int sum = 0;

    for (const char *s = text; *s != '\0'; s++)
        if (g_ascii_isdigit(*s) || *s == 'X' || *s == 'x')
            g_string_append_c(digits, g_ascii_toupper(*s));
        else if (*s != '-' && *s != ' ')
            return NULL;
    count = digits->len - start;
    if (count != 10 && count != 13)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        char c = digits->str[start + i];
        int weight = count == 10 ? 10 - (int) i : i % 2 == 0 ? 1 : 3;

        if (c == 'X' && (count == 13 || i + 1 < count))
            return NULL;
        sum += (c == 'X' ? 10 : c - '0') * weight;
    }
    return sum % (count == 10 ? 11 : 10) == 0
               ? g_string_free(g_steal_pointer(&digits), FALSE)
               : NULL;
}

static void
find_isbn(HoBook *book)
{
    const char *isbn = ho_book_attribute(book, "isbn");

    if (isbn == NULL || *isbn == '\0' ||
        ho_document_selected(book->doc) != NULL)
        return;
    book->isbn = isbn_urn(isbn);
    if (book->isbn == NULL)
        ho_diag(book->diags, book->doc->root->loc, HO_DIAG_ISBN_INVALID, isbn);
}

/* `uuid`, else the ISBN, else one made from what a new edition keeps: title,
 * authors, file.  A talk alone is another book. */
void
ho_book_find_identifiers(HoBook *book)
{
    const char *given = ho_book_attribute(book, "uuid");
    const char *docname = ho_book_attribute(book, "docname");
    g_autoptr(GString) name = NULL;

    find_isbn(book);
    if (given != NULL && g_str_has_prefix(given, "urn:uuid:"))
        given += strlen("urn:uuid:");
    if (given != NULL && is_uuid(given) &&
        ho_document_selected(book->doc) == NULL) {
        g_autofree char *lower = g_ascii_strdown(given, -1);

        book->identifier = g_strconcat("urn:uuid:", lower, NULL);
        return;
    }
    if (given == NULL && book->isbn != NULL) {
        book->identifier = g_strdup(book->isbn);
        return;
    }
    name = g_string_new(given != NULL ? given : book->title);
    g_string_append_printf(name, "\n%s\n%s\n%s",
                           book->subtitle != NULL ? book->subtitle : "",
                           docname != NULL ? docname : "", book->lang);
    for (unsigned i = 0; i < book->doc->n_authors; i++)
        g_string_append_printf(name, "\n%s", book->doc->authors[i].name);
    if (ho_document_selected(book->doc) != NULL)
        g_string_append_printf(name, "\ntalk %u",
                               ho_document_selected_number(book->doc));
    book->identifier = uuid_of(name->str);
}
