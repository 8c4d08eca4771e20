#include "paint/pdf.h"

#include <math.h>
#include <string.h>

/* Objects as text (ISO 32000-1, 7.3). */

static void
append_digits(GString *out, guint64 number)
{
    char digits[24];
    size_t n = sizeof digits;

    do {
        digits[--n] = (char) ('0' + number % 10);
        number /= 10;
    } while (number > 0);
    g_string_append_len(out, digits + n, (gssize) (sizeof digits - n));
}

void
ho_pdf_number(GString *out, double number, int decimals)
{
    static const unsigned powers[] = {1, 10, 100, 1000, 10000, 100000};
    unsigned scale = powers[decimals], rest;
    guint64 fixed;

    if (!isfinite(number))
        number = 0;
    number = CLAMP(number, -1e9, 1e9);
    fixed = (guint64) llround(fabs(number) * scale);
    if (number < 0 && fixed > 0)
        g_string_append_c(out, '-');
    rest = (unsigned) (fixed % scale);
    if (fixed >= scale || rest == 0)
        append_digits(out, fixed / scale);
    if (rest == 0)
        return;
    g_string_append_c(out, '.');
    for (scale /= 10; rest > 0; scale /= 10) {
        g_string_append_c(out, (char) ('0' + rest / scale));
        rest %= scale;
    }
}

void
ho_pdf_ref(GString *out, unsigned object)
{
    g_string_append_c(out, ' ');
    append_digits(out, object);
    g_string_append_len(out, " 0 R", 4);
}

void
ho_pdf_string(GString *out, const char *bytes, size_t length)
{
    g_string_append_c(out, '(');
    for (size_t i = 0; i < length; i++) {
        char c = bytes[i];

        if (c == '(' || c == ')' || c == '\\')
            g_string_append_c(out, '\\');
        if (c == '\r') /* else read as a line feed */
            g_string_append_len(out, "\\r", 2);
        else
            g_string_append_c(out, c);
    }
    g_string_append_c(out, ')');
}

static bool
is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if ((guchar) text[i] < 0x20 || (guchar) text[i] > 0x7e)
            return false;
    }
    return true;
}

void
ho_pdf_text_n(GString *out, const char *utf8, size_t length)
{
    static const char hex[] = "0123456789ABCDEF";
    g_autofree char *valid = NULL;
    g_autofree gunichar2 *units = NULL;
    glong n = 0;

    if (is_plain(utf8, length)) {
        ho_pdf_string(out, utf8, length);
        return;
    }
    valid = g_utf8_make_valid(utf8, (gssize) length);
    units = g_utf8_to_utf16(valid, -1, NULL, &n, NULL);
    g_string_append(out, "<FEFF");
    for (glong i = 0; i < n; i++) {
        for (int shift = 12; shift >= 0; shift -= 4)
            g_string_append_c(out, hex[units[i] >> shift & 15]);
    }
    g_string_append_c(out, '>');
}

void
ho_pdf_text(GString *out, const char *utf8)
{
    ho_pdf_text_n(out, utf8, strlen(utf8));
}

void
ho_pdf_date(GString *out, gint64 seconds)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(seconds);
    g_autofree char *text = NULL;

    if (time == NULL)
        time = g_date_time_new_from_unix_utc(0);
    text = g_date_time_format(time, "(D:%Y%m%d%H%M%SZ)");
    g_string_append(out, text);
}
