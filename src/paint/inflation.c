#include "paint/inflation.h"

#include <glib.h>
#include <string.h>
#include <zlib.h>

enum {
    MAX_STAGES = 4,    /* of deflation in deflation */
    CHUNK = 1 << 14,   /* bytes */
    DICTIONARY = 1024, /* bytes before a stream in which its type is */
};

/* Deflation in deflation is unpacked as it comes, one stage into the next. */
typedef struct {
    z_stream z;
    size_t total;
    bool begun, over;
    unsigned char out[CHUNK];
} Stage;

typedef struct {
    Stage stages[MAX_STAGES];
    size_t most;
    bool alone; /* later stages are not looked at */
} Inflation;

/* RFC 1950, 2.2 */
static bool
is_deflated(const unsigned char *data, size_t length)
{
    return length >= 2 && (data[0] & 15) == 8 &&
           (data[0] * 256 + data[1]) % 31 == 0;
}

static void
begin(Stage *stage, const unsigned char *data, size_t length)
{
    stage->begun = true;
    stage->over = !is_deflated(data, length) || inflateInit(&stage->z) != Z_OK;
}

static void
finish(Stage *stage)
{
    if (stage->begun)
        inflateEnd(&stage->z);
}

static bool
is_beyond(const Inflation *inflation)
{
    for (unsigned i = 0; i < MAX_STAGES; i++)
        if (inflation->stages[i].total > inflation->most)
            return true;
    return false;
}

/* Feeds a stage, and what comes out of it the next one. */
static void
feed(Inflation *inflation, unsigned index, const unsigned char *data,
     size_t length)
{
    Stage *stage = &inflation->stages[index];

    if (!stage->begun)
        begin(stage, data, length);
    stage->z.next_in = (unsigned char *) data;
    stage->z.avail_in = (unsigned) length;
    while (!stage->over && !is_beyond(inflation)) {
        size_t got;
        int status;

        stage->z.next_out = stage->out;
        stage->z.avail_out = CHUNK;
        status = inflate(&stage->z, Z_NO_FLUSH);
        got = CHUNK - stage->z.avail_out;
        stage->total += got;
        stage->over = status != Z_OK;
        if (got > 0 && !inflation->alone && index + 1 < MAX_STAGES)
            feed(inflation, index + 1, stage->out, got);
        if (got == 0 || (stage->z.avail_in == 0 && got < CHUNK))
            break;
    }
}

/* Unpacks a stream from its beginning; returns the bytes that were its. */
static size_t
unpack(Inflation *inflation, const unsigned char *data, size_t length)
{
    Stage *first = &inflation->stages[0];
    size_t used = 0;

    while (used < length && !first->over && !is_beyond(inflation)) {
        size_t part = MIN(length - used, (size_t) 1 << 20);

        feed(inflation, 0, data + used, part);
        used += part - first->z.avail_in;
    }
    for (unsigned i = 0; i < MAX_STAGES; i++)
        finish(&inflation->stages[i]);
    return used;
}

size_t
ho_inflated_size(const void *data, size_t length, size_t most, size_t *used)
{
    Inflation inflation = {.most = most, .alone = true};
    size_t taken = unpack(&inflation, data, length);

    if (used != NULL)
        *used = taken;
    return inflation.stages[0].total;
}

/* --- a file --- */

/* Whether the dictionary that ends before a stream is one of a picture. */
static bool
is_picture(const char *file, size_t at)
{
    size_t from = at > DICTIONARY ? at - DICTIONARY : 0;
    const char *start = file + from, *end = file + at, *type;

    for (;;) {
        const char *later = memmem(start, (size_t) (end - start), " obj", 4);

        if (later == NULL)
            break;
        start = later + 4;
    }
    type = memmem(start, (size_t) (end - start), "/Subtype", 8);
    if (type == NULL)
        return false;
    for (type += 8; type < end && g_ascii_isspace(*type);)
        type++;
    return end - type >= 6 && memcmp(type, "/Image", 6) == 0;
}

/* The data of the next stream from a position on, or NULL. */
static const char *
next_stream(const char *file, size_t length, size_t from)
{
    static const char word[] = "stream";
    const char *end = file + length, *at = file + from;

    while ((at = memmem(at, (size_t) (end - at), word, strlen(word))) != NULL) {
        bool closing = at - file >= 3 && memcmp(at - 3, "end", 3) == 0;

        at += strlen(word);
        if (closing)
            continue;
        if (at < end && *at == '\r')
            at++;
        if (at < end && *at == '\n')
            at++;
        return at;
    }
    return NULL;
}

bool
ho_pdf_inflates_beyond(const void *file, size_t length, size_t most)
{
    const char *bytes = file, *data;
    size_t from = 0;
    bool beyond = false;

    while (!beyond && (data = next_stream(bytes, length, from)) != NULL) {
        size_t at = (size_t) (data - bytes);
        Inflation inflation = {.most = most};

        from = at;
        if (is_picture(bytes, at))
            continue;
        from += unpack(&inflation, (const unsigned char *) data, length - at);
        beyond = is_beyond(&inflation);
    }
    return beyond;
}
