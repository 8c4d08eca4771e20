/* One talk out of many: which, and shown in each format's tree. */
#include "doc/selection.h"
#include "job.h"

#include <gio/gio.h>
#include <string.h>

#define LIST_MOST 40 /* talks named when the one asked for is not there */

static HoDocument *
main_document(const HoJob *job)
{
    return job->docs[job->format];
}

static char *
title_of(const HoSection *section)
{
    return section->base.title != NULL ? ho_inline_to_text(section->base.title)
                                       : g_strdup("");
}

unsigned
ho_job_talk_count(const HoJob *job)
{
    return main_document(job) != NULL
               ? ho_document_talks(main_document(job))->len
               : 0;
}

char *
ho_job_talk_title(const HoJob *job, unsigned number)
{
    const GPtrArray *talks;

    if (main_document(job) == NULL)
        return NULL;
    talks = ho_document_talks(main_document(job));
    return number > 0 && number <= talks->len
               ? title_of(talks->pdata[number - 1])
               : NULL;
}

/* --- asked for by name --- */

static bool
is_number(const char *text)
{
    return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

/* Whether a talk is called so; case makes no difference. */
typedef bool (*Fits)(const HoSection *section, const char *name);

static bool
has_id(const HoSection *section, const char *name)
{
    return g_strcmp0(section->base.id, name + (*name == '#' ? 1 : 0)) == 0;
}

static bool
has_title(const HoSection *section, const char *name)
{
    g_autofree char *title = title_of(section);
    g_autofree char *a = g_utf8_casefold(title, -1);
    g_autofree char *b = g_utf8_casefold(name, -1);

    return strcmp(a, b) == 0;
}

static bool
has_part(const HoSection *section, const char *name)
{
    g_autofree char *title = title_of(section);
    g_autofree char *a = g_utf8_casefold(title, -1);
    g_autofree char *b = g_utf8_casefold(name, -1);

    return strstr(a, b) != NULL;
}

/* The numbers, from 1, of the talks that a name fits best: those with the id,
 * else with the title, else with a part of the title. */
static GArray *
find(const GPtrArray *talks, const char *name)
{
    static const Fits ways[] = {has_id, has_title, has_part};
    GArray *found = g_array_new(FALSE, FALSE, sizeof(unsigned));
    guint64 number = is_number(name) ? g_ascii_strtoull(name, NULL, 10) : 0;
    unsigned one = number <= talks->len ? (unsigned) number : 0;

    if (one > 0)
        g_array_append_val(found, one);
    for (size_t way = 0; way < G_N_ELEMENTS(ways) && *name != '\0'; way++) {
        if (found->len > 0)
            break;
        for (unsigned i = 1; i <= talks->len; i++)
            if (ways[way](talks->pdata[i - 1], name))
                g_array_append_val(found, i);
    }
    return found;
}

/* ": 1 Opening; 2 Lines", at most so many; numbers NULL: all. */
static char *
list_of(const GPtrArray *talks, const GArray *numbers)
{
    GString *list = g_string_new(NULL);
    unsigned count = numbers != NULL ? numbers->len : talks->len;

    for (unsigned i = 0; i < count && i < LIST_MOST; i++) {
        unsigned n =
            numbers != NULL ? g_array_index(numbers, unsigned, i) : i + 1;
        g_autofree char *title = title_of(talks->pdata[n - 1]);

        g_string_append_printf(list, "%s %u %s", i > 0 ? ";" : ":", n, title);
    }
    if (count > LIST_MOST)
        g_string_append_printf(list, "; and %u more", count - LIST_MOST);
    return g_string_free(list, FALSE);
}

static bool
fail(const HoJob *job, const GPtrArray *talks, const GArray *found,
     GError **error)
{
    const char *name = job->name != NULL ? job->name : "the text";
    g_autofree char *list = list_of(talks, found->len > 0 ? found : NULL);

    if (found->len > 0)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                    "'%s' could be any of %u talks in '%s'%s; say its number",
                    job->talk_name, found->len, name, list);
    else
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                    talks->len > 0 ? "no talk '%s' in '%s', which has%s"
                                   : "no talk '%s' in '%s', which has none%s",
                    job->talk_name, name, list);
    return false;
}

bool
ho_job_find_talk(HoJob *job, GError **error)
{
    const GPtrArray *talks;
    g_autoptr(GArray) found = NULL;

    job->talk = 0;
    if (job->talk_name == NULL)
        return true;
    talks = ho_document_talks(main_document(job));
    found = find(talks, job->talk_name);
    if (found->len == 1)
        job->talk = g_array_index(found, unsigned, 0);
    ho_job_select(job, job->format);
    return job->talk > 0 || fail(job, talks, found, error);
}

/* --- shown --- */

/* The same talk in the tree of another format, which may lack some. */
static const HoSection *
counterpart(const HoSection *talk, const GPtrArray *talks)
{
    for (unsigned i = 0; i < talks->len; i++) {
        const HoSection *other = talks->pdata[i];
        HoLoc a = talk->base.loc, b = other->base.loc;

        if (a.line == b.line && a.file == b.file)
            return other;
    }
    for (unsigned i = 0; i < talks->len; i++)
        if (talk->base.id != NULL && has_id(talks->pdata[i], talk->base.id))
            return talks->pdata[i];
    return NULL;
}

void
ho_job_select(HoJob *job, HoFormat format)
{
    HoDocument *doc = job->docs[format];
    const GPtrArray *talks;
    const HoSection *talk = NULL;

    if (doc == NULL || (job->talk == 0 && ho_document_selected(doc) == NULL))
        return;
    talks = ho_document_talks(main_document(job));
    if (job->talk > 0 && job->talk <= talks->len)
        talk = talks->pdata[job->talk - 1];
    if (talk != NULL && format != job->format)
        talk = counterpart(talk, ho_document_talks(doc));
    if (talk != ho_document_selected(doc) || talk == NULL)
        ho_document_select(doc, talk);
}

void
ho_job_show_talk(HoJob *job, unsigned number)
{
    if (number == job->talk)
        return;
    job->talk = number;
    ho_job_message_count(job);
    ho_job_forget_pages(job);
    for (int format = 0; format < HO_N_FORMATS; format++)
        ho_job_select(job, (HoFormat) format);
}
