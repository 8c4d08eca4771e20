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

static bool
contains(const char *whole, const char *part)
{
    g_autofree char *a = g_utf8_casefold(whole, -1);
    g_autofree char *b = g_utf8_casefold(part, -1);

    return strstr(a, b) != NULL;
}

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

    return strlen(title) == strlen(name) && contains(title, name);
}

static bool
has_part(const HoSection *section, const char *name)
{
    g_autofree char *title = title_of(section);

    return contains(title, name);
}

/* From 1; 0: none. */
static unsigned
find(const GPtrArray *talks, const char *name)
{
    static const Fits ways[] = {has_id, has_title, has_part};

    if (*name == '\0')
        return 0;
    if (is_number(name)) {
        guint64 number = g_ascii_strtoull(name, NULL, 10);

        if (number > 0 && number <= talks->len)
            return (unsigned) number;
    }
    for (size_t way = 0; way < G_N_ELEMENTS(ways); way++)
        for (unsigned i = 0; i < talks->len; i++)
            if (ways[way](talks->pdata[i], name))
                return i + 1;
    return 0;
}

static bool
fail(const HoJob *job, const GPtrArray *talks, GError **error)
{
    g_autoptr(GString) list = g_string_new(NULL);

    for (unsigned i = 0; i < talks->len && i < LIST_MOST; i++) {
        g_autofree char *title = title_of(talks->pdata[i]);

        g_string_append_printf(list, "%s %u %s", i > 0 ? ";" : ":", i + 1,
                               title);
    }
    if (talks->len > LIST_MOST)
        g_string_append_printf(list, "; and %u more", talks->len - LIST_MOST);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                talks->len > 0 ? "no talk '%s' in '%s', which has%s"
                               : "no talk '%s' in '%s', which has none%s",
                job->talk_name, job->name != NULL ? job->name : "the text",
                list->str);
    return false;
}

bool
ho_job_find_talk(HoJob *job, GError **error)
{
    const GPtrArray *talks;

    job->talk = 0;
    if (job->talk_name == NULL)
        return true;
    talks = ho_document_talks(main_document(job));
    job->talk = find(talks, job->talk_name);
    ho_job_select(job, job->format);
    return job->talk > 0 || fail(job, talks, error);
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
