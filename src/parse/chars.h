#pragma once

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/*
 * What AsciiDoc's rules of marks ask of a character.  ASCII is decided by
 * table-free comparisons; the rest by Unicode category.
 */

static inline bool
ho_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static inline bool
ho_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool
ho_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool
ho_is_ascii_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The start of the character that ends before at; at > 0. */
static inline size_t
ho_char_before(const char *text, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char) text[at] & 0xC0) == 0x80);
    return at;
}

static inline size_t
ho_char_length(const char *at)
{
    return (size_t) (g_utf8_next_char(at) - at);
}

bool ho_is_wide_word(const char *at);  /* for characters beyond ASCII */
bool ho_is_wide_alnum(const char *at); /* for characters beyond ASCII */
bool ho_is_wide_alpha(const char *at); /* for characters beyond ASCII */

/* Letter, mark, digit or connector: Unicode's word character. */
static inline bool
ho_is_word(const char *at)
{
    if ((unsigned char) *at < 0x80)
        return ho_is_ascii_alpha(*at) || ho_is_digit(*at) || *at == '_';
    return ho_is_wide_word(at);
}

static inline bool
ho_is_alnum(const char *at)
{
    if ((unsigned char) *at < 0x80)
        return ho_is_ascii_alpha(*at) || ho_is_digit(*at);
    return ho_is_wide_alnum(at);
}

static inline bool
ho_is_alpha(const char *at)
{
    if ((unsigned char) *at < 0x80)
        return ho_is_ascii_alpha(*at);
    return ho_is_wide_alpha(at);
}

/* Bytes of the word at `at` where `more` are allowed too; 0 when it does not
 * begin with a word character. */
size_t ho_word_length(const char *at, const char *more);

/* Bytes of an id at `at`: a letter, "_" or ":", then word characters, "-",
 * ":", "."; 0 when there is none. */
size_t ho_id_length(const char *at);
