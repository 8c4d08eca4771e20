/*
 * Shaping.  A word is shaped once for a face and its features and kept, in
 * font units, as clusters in order of the text: nine words of ten are had from
 * here for the price of a look-up.
 */
#include "text/font.h"

#include <string.h>

unsigned
ho_word_cluster_at(const HoWord *word, uint32_t byte)
{
    unsigned low = 0, high = word->n_clusters;

    while (low + 1 < high) {
        unsigned middle = (low + high) / 2;

        if (word->clusters[middle].byte <= byte)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The glyphs [*from, *to) of one cluster that begins, in the buffer's order,
 * at glyph i. */
static unsigned
cluster_end(const hb_glyph_info_t *info, unsigned i, unsigned n)
{
    uint32_t byte = info[i].cluster;

    while (i < n && info[i].cluster == byte)
        i++;
    return i;
}

static unsigned
count_clusters(const hb_glyph_info_t *info, unsigned n)
{
    unsigned count = 0;

    for (unsigned i = 0; i < n; i = cluster_end(info, i, n))
        count++;
    return count;
}

/* Glyphs that stand for too much text or take too many glyphs to count. */
static uint16_t
small(unsigned n)
{
    return (uint16_t) MIN(n, G_MAXUINT16);
}

static void
fill_clusters(HoWord *word, HoWordCluster *clusters,
              const hb_glyph_info_t *info, const hb_glyph_position_t *pos)
{
    unsigned k = word->backward ? word->n_clusters : 0;
    int32_t x = 0;

    for (unsigned i = 0; i < word->n_glyphs;) {
        unsigned end = cluster_end(info, i, word->n_glyphs);
        HoWordCluster *cluster = &clusters[word->backward ? --k : k++];

        cluster->byte = info[i].cluster;
        cluster->glyph = i;
        cluster->n_glyphs = small(end - i);
        cluster->x = x;
        cluster->joined = (hb_glyph_info_get_glyph_flags(&info[i]) &
                           HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
        for (; i < end; i++)
            x += pos[i].x_advance;
        cluster->advance = x - cluster->x;
    }
    for (k = 0; k < word->n_clusters; k++)
        clusters[k].n_bytes = small(
            (k + 1 < word->n_clusters ? clusters[k + 1].byte : word->length) -
            clusters[k].byte);
    word->advance = x;
}

static void
fill_word(HoWord *word, HoArena *arena, hb_buffer_t *buffer)
{
    const hb_glyph_info_t *info =
        hb_buffer_get_glyph_infos(buffer, &word->n_glyphs);
    const hb_glyph_position_t *pos =
        hb_buffer_get_glyph_positions(buffer, NULL);
    HoWordGlyph *glyphs = ho_arena_array(arena, HoWordGlyph, word->n_glyphs);
    HoWordCluster *clusters;
    int32_t x = 0;

    for (unsigned i = 0; i < word->n_glyphs; i++) {
        glyphs[i].glyph = info[i].codepoint;
        glyphs[i].x = x + pos[i].x_offset;
        glyphs[i].y = pos[i].y_offset;
        x += pos[i].x_advance;
        if (info[i].codepoint == 0)
            word->missing = true;
    }
    word->n_clusters = count_clusters(info, word->n_glyphs);
    clusters = ho_arena_array(arena, HoWordCluster, word->n_clusters);
    fill_clusters(word, clusters, info, pos);
    word->glyphs = glyphs;
    word->clusters = clusters;
}

static void
shape(HoShaper *shaper, HoWord *word)
{
    hb_buffer_t *buffer = shaper->fonts->buffer;

    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, word->text, (int) word->length, 0,
                       (int) word->length);
    hb_buffer_set_script(buffer, word->script != 0 ? (hb_script_t) word->script
                                                   : HB_SCRIPT_LATIN);
    hb_buffer_set_direction(buffer, word->backward ? HB_DIRECTION_RTL
                                                   : HB_DIRECTION_LTR);
    if (word->language != HB_LANGUAGE_INVALID)
        hb_buffer_set_language(buffer, word->language);
    hb_shape(shaper->face->hb, buffer, shaper->features, shaper->n_features);
    fill_word(word, shaper->fonts->arena, buffer);
}

HoWord *
ho_shaper_word(HoShaper *shaper, const char *text, size_t length,
               uint32_t script, hb_language_t language, bool backward)
{
    HoWord key = {.text = text,
                  .length = (uint32_t) length,
                  .script = script,
                  .language = language,
                  .backward = backward};
    HoWord *word = g_hash_table_lookup(shaper->words, &key);

    if (word == NULL) {
        word = ho_arena_new0(shaper->fonts->arena, HoWord);
        *word = key;
        word->text = ho_arena_strndup(shaper->fonts->arena, text, length);
        shape(shaper, word);
        g_hash_table_add(shaper->words, word);
    }
    return word;
}
