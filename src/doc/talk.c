#include "doc/talk.h"

#include <string.h>

/* A byline is short: so many lines and bytes, and so much after the hour. */
#define LINES_MOST 6
#define BYTES_MOST 500
#define REST_MOST  80
/* "Tuesday 20/11/2018, " may stand before the hour. */
#define DATE_MOST   40
#define DEPTH_LIMIT 64

/* --- words --- */

typedef struct {
    GString *all;
    GString *parts[4]; /* by the roles below; made when met */
} Words;

static const char *const part_roles[] = {"date", "time", "room", "speakers"};
enum { DATE, TIME, ROOM, SPEAKERS, N_PARTS };

static void
append(Words *words, const char *text)
{
    g_string_append(words->all, text);
}

static void
add_words(Words *words, const HoInline *list, unsigned depth)
{
    if (depth > DEPTH_LIMIT)
        return;
    for (const HoInline *it = list->first; it != NULL; it = it->next) {
        gsize from = words->all->len;

        if (it->kind == HO_INLINE_TEXT)
            append(words, it->text);
        else if (it->kind == HO_INLINE_BREAK)
            append(words, "\n");
        else if (it->kind == HO_INLINE_DOUBLE_QUOTED) {
            append(words, "\u201c");
            add_words(words, it, depth + 1);
            append(words, "\u201d");
        } else if (it->kind != HO_INLINE_FOOTNOTE)
            add_words(words, it, depth + 1);
        for (int i = 0; i < N_PARTS && it->roles != NULL; i++)
            if (ho_role_is_in(part_roles[i], it->roles) &&
                words->parts[i] == NULL)
                words->parts[i] = g_string_new(words->all->str + from);
    }
}

static bool
has_parts(const Words *words)
{
    for (int i = 0; i < N_PARTS; i++)
        if (words->parts[i] != NULL)
            return true;
    return false;
}

static void
clear_words(Words *words)
{
    g_string_free(words->all, TRUE);
    for (int i = 0; i < N_PARTS; i++)
        if (words->parts[i] != NULL)
            g_string_free(words->parts[i], TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Words, clear_words)

/* Its lines without blanks around them, empty ones left out. */
static char **
lines_of(const char *text, unsigned *count)
{
    char **lines = g_strsplit(text, "\n", -1);
    unsigned n = 0;

    for (char **line = lines; *line != NULL; line++) {
        if (g_strstrip(*line)[0] != '\0')
            lines[n++] = *line;
        else
            g_free(*line);
    }
    lines[n] = NULL;
    *count = n;
    return lines;
}

/* --- who, where --- */

/* Words before the names of speakers. */
static const char *
skip_by(const char *line)
{
    static const char *const words[] = {
        "Par ",
        "By ",
        "Von ",
        "Por ",
        "Door ",
        "Av ",
        "Af ",
        "Mit ",
        "With ",
        "Avec ",
        "Speaker:",
        "Speakers:",
        "Speaker :",
        "Speakers :",
        "Orateur :",
        "Intervenant:",
        "Intervenant :",
        "Intervenants :",
        "Intervenante :",
        "Présenté par ",
        "Presented by ",
        "Animé par ",
    };

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        size_t length = strlen(words[i]);

        if (g_ascii_strncasecmp(line, words[i], length) == 0)
            return line + length + strspn(line + length, " ");
    }
    return NULL;
}

static bool
is_room(const char *line)
{
    static const char *const words[] = {
        "Salle ", "Room ",   "Raum ",       "Saal ",   "Sala ",  "Amphi",
        "Zaal ",  "Aula ",   "Auditorium",  "Track ",  "Stage ", "Hall ",
        "Studio", "Theatre", "Grand amphi", "Plenary", "Lieu :",
    };

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_ascii_strncasecmp(line, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* What parts the hour from what follows it; NULL: it is a sentence. */
static const char *
skip_separator(const char *rest)
{
    const char *from = rest + strspn(rest, " ");

    if (*from == '\0' || is_room(from) || *from == '(' || *from == '@')
        return from;
    if (strchr(",;|/:-", *from) != NULL)
        return from + 1 + strspn(from + 1, " ");
    for (const char *const *mark =
             (const char *const[]){"·", "•", "–", "—", NULL};
         *mark != NULL; mark++)
        if (g_str_has_prefix(from, *mark))
            return from + strlen(*mark) + strspn(from + strlen(*mark), " ");
    return NULL;
}

static void
take(char **field, const char *text)
{
    g_autofree char *joined = NULL;

    if (*text == '\0')
        return;
    if (*field != NULL)
        joined = g_strconcat(*field, ", ", text, NULL);
    else
        joined = g_strdup(text);
    g_free(*field);
    *field = g_steal_pointer(&joined);
}

/* "(Salle A)" and "@ Salle A" without their signs. */
static void
take_room(HoTalk *talk, const char *text)
{
    g_autofree char *room = g_strdup(text + strspn(text, "(@ "));

    if (*text == '(' && g_str_has_suffix(room, ")"))
        room[strlen(room) - 1] = '\0';
    take(&talk->room, room);
}

/* The names in "Salle A, par Ada Lovelace", and how long what stands before
 * them is; NULL: there are none. */
static const char *
find_names(const char *rest, size_t *room)
{
    const char *names = skip_by(rest);

    *room = 0;
    for (const char *p = rest; names == NULL && *p != '\0'; p++) {
        if (strchr(",;|/-", *p) == NULL)
            continue;
        names = skip_by(p + 1 + strspn(p + 1, " "));
        *room = (size_t) (p - rest);
    }
    return names;
}

/* --- the hour --- */

/* Where the hour stands: at the start or after a date. */
static const char *
find_hour(const char *line, size_t *length, bool *span)
{
    *length = ho_talk_hours(line, span);
    if (*length > 0)
        return line;
    for (const char *p = line; *p != '\0' && p - line < DATE_MOST; p++) {
        if (strchr(",:|", *p) == NULL || p[1] != ' ')
            continue;
        p += 1 + strspn(p + 1, " ");
        *length = ho_talk_hours(p, span);
        return *length > 0 && strpbrk(line, "0123456789") < p - 1 ? p : NULL;
    }
    return NULL;
}

/* Reads "20/11/2018, 10h00 - 10h45, Salle A".  false: it is no such line. */
static bool
read_hour(HoTalk *talk, const char *line)
{
    size_t length;
    bool span;
    const char *hour = find_hour(line, &length, &span);
    const char *rest = hour != NULL ? skip_separator(hour + length) : NULL;
    g_autofree char *room = NULL;
    const char *names;

    if (rest == NULL || strlen(rest) > REST_MOST ||
        g_str_has_suffix(rest, ".") || (!span && strlen(rest) > REST_MOST / 2))
        return false;
    if (hour > line) {
        talk->date = g_strndup(line, (size_t) (hour - line));
        g_strdelimit(talk->date, ",:|", ' ');
        g_strstrip(talk->date);
    }
    talk->time = g_strndup(hour, length);
    names = find_names(rest, &length);
    room = g_strndup(rest, names != NULL ? length : strlen(rest));
    take_room(talk, g_strchomp(room));
    if (names != NULL)
        take(&talk->speakers, names);
    return true;
}

static void
read_line(HoTalk *talk, const char *line)
{
    const char *by = skip_by(line);

    if (by == NULL && is_room(line))
        take(&talk->room, line);
    else
        take(&talk->speakers, by != NULL ? by : line);
}

/* "Par *Maurice Levy*, ...": a name in bold after the word, with a title at
 * most between ("Par Dr *...*"); "Par exemple *...*" is a sentence. */
static bool
is_by_name(const HoBlock *block, const char *line)
{
    const HoInline *first = block->inlines->first;
    const char *rest;

    if (skip_by(line) == NULL || first->kind != HO_INLINE_TEXT ||
        first->next == NULL || first->next->kind != HO_INLINE_STRONG)
        return false;
    rest = skip_by(first->text);
    return rest != NULL &&
           (*rest == '\0' || g_unichar_isupper(g_utf8_get_char(rest)));
}

static bool
is_plain_paragraph(const HoBlock *block)
{
    return block != NULL && ho_block_is(block, "paragraph") &&
           block->inlines != NULL && block->inlines->first != NULL;
}

static bool
has_role(const HoBlock *block)
{
    return ho_block_has_role(block, "speakers") ||
           ho_block_has_role(block, "byline");
}

static void
take_parts(HoTalk *talk, const Words *words)
{
    char **fields[] = {&talk->date, &talk->time, &talk->room, &talk->speakers};

    for (int i = 0; i < N_PARTS; i++)
        if (words->parts[i] != NULL)
            *fields[i] = g_strstrip(
                g_strdelimit(g_strdup(words->parts[i]->str), "\n", ' '));
}

/* Reads a paragraph; false: it is no byline. */
static bool
read_paragraph(HoTalk *talk, const HoBlock *block)
{
    g_auto(Words) words = {.all = g_string_new(NULL)};
    g_auto(GStrv) lines = NULL;
    bool named = has_role(block), timed;
    unsigned count;

    add_words(&words, block->inlines, 0);
    lines = lines_of(words.all->str, &count);
    if (count == 0 ||
        (!named && (count > LINES_MOST || words.all->len > BYTES_MOST)))
        return false;
    if (has_parts(&words)) {
        take_parts(talk, &words);
        return true;
    }
    timed = read_hour(talk, lines[0]);
    if (!timed && !named && !is_by_name(block, lines[0]))
        return false;
    for (unsigned i = timed ? 1 : 0; i < count; i++)
        read_line(talk, lines[i]);
    return true;
}

/* The first paragraph, or the one that is named a byline. */
static const HoBlock *
candidate(const HoBlock *section)
{
    for (const HoBlock *b = section->first; b != NULL; b = b->next)
        if (is_plain_paragraph(b) && has_role(b))
            return b;
    return is_plain_paragraph(section->first) ? section->first : NULL;
}

bool
ho_talk_read(HoTalk *talk, const HoBlock *section)
{
    const HoBlock *block =
        ho_section_of(section) != NULL ? candidate(section) : NULL;

    *talk = (HoTalk){0};
    if (block == NULL || !read_paragraph(talk, block)) {
        ho_talk_clear(talk);
        return false;
    }
    talk->byline = block;
    return true;
}

void
ho_talk_clear(HoTalk *talk)
{
    g_free(talk->date);
    g_free(talk->time);
    g_free(talk->room);
    g_free(talk->speakers);
    *talk = (HoTalk){0};
}

bool
ho_talk_is_byline(const HoBlock *block)
{
    g_auto(HoTalk) talk = {0};

    if (block->parent == NULL || ho_section_of(block->parent) == NULL ||
        !is_plain_paragraph(block))
        return false;
    if (has_role(block))
        return true;
    return block->parent->first == block &&
           ho_talk_read(&talk, block->parent) && talk.byline == block;
}
