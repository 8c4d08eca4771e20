/* Steps of substitution: their groups, and what subs= makes of them. */
#include "parse/inliner.h"

#include <string.h>

const HoSubs ho_subs_none = {{0}};
const HoSubs ho_subs_normal = {{HO_SUB_SPECIALCHARS, HO_SUB_QUOTES,
                                HO_SUB_ATTRIBUTES, HO_SUB_REPLACEMENTS,
                                HO_SUB_MACROS, HO_SUB_POST_REPLACEMENTS}};
const HoSubs ho_subs_title = {{HO_SUB_SPECIALCHARS, HO_SUB_QUOTES,
                               HO_SUB_ATTRIBUTES, HO_SUB_REPLACEMENTS,
                               HO_SUB_MACROS, HO_SUB_POST_REPLACEMENTS}};
const HoSubs ho_subs_raw = {{HO_SUB_SPECIALCHARS}};
const HoSubs ho_subs_header = {{HO_SUB_SPECIALCHARS, HO_SUB_ATTRIBUTES}};
const HoSubs ho_subs_verbatim = {{HO_SUB_SPECIALCHARS, HO_SUB_CALLOUTS}};
const HoSubs ho_subs_reftext = {
    {HO_SUB_SPECIALCHARS, HO_SUB_QUOTES, HO_SUB_REPLACEMENTS}};

static const struct {
    const char *name;
    HoSub sub;
} steps[] = {
    {"specialcharacters", HO_SUB_SPECIALCHARS},
    {"specialchars", HO_SUB_SPECIALCHARS},
    {"quotes", HO_SUB_QUOTES},
    {"attributes", HO_SUB_ATTRIBUTES},
    {"replacements", HO_SUB_REPLACEMENTS},
    {"macros", HO_SUB_MACROS},
    {"post_replacements", HO_SUB_POST_REPLACEMENTS},
    {"callouts", HO_SUB_CALLOUTS},
};

/* Names of one letter stand for steps in an inline macro only. */
static const struct {
    char name;
    HoSub sub;
} letters[] = {
    {'c', HO_SUB_SPECIALCHARS}, {'q', HO_SUB_QUOTES},
    {'a', HO_SUB_ATTRIBUTES},   {'r', HO_SUB_REPLACEMENTS},
    {'m', HO_SUB_MACROS},       {'p', HO_SUB_POST_REPLACEMENTS},
};

static bool
has_step(const HoSubs *subs, unsigned char step)
{
    return memchr(subs->steps, step, sizeof subs->steps) != NULL;
}

static void
add_step(HoSubs *subs, unsigned char step)
{
    size_t count = strlen((const char *) subs->steps);

    if (!has_step(subs, step) && count + 1 < sizeof subs->steps)
        subs->steps[count] = step;
}

static void
add_steps(HoSubs *subs, const HoSubs *more)
{
    for (unsigned i = 0; more->steps[i] != 0; i++)
        add_step(subs, more->steps[i]);
}

static void
remove_steps(HoSubs *subs, const HoSubs *unwanted)
{
    HoSubs rest = {{0}};

    for (unsigned i = 0; subs->steps[i] != 0; i++)
        if (!has_step(unwanted, subs->steps[i]))
            add_step(&rest, subs->steps[i]);
    *subs = rest;
}

/* The steps a name stands for; false when there is no such name. */
static bool
steps_of(const char *name, bool inlines, HoSubs *found)
{
    *found = ho_subs_none;
    if (strcmp(name, "none") == 0)
        return true;
    if (strcmp(name, "normal") == 0 || (inlines && strcmp(name, "n") == 0))
        *found = ho_subs_normal;
    else if (strcmp(name, "verbatim") == 0 ||
             (inlines && strcmp(name, "v") == 0))
        found->steps[0] = HO_SUB_SPECIALCHARS;
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
        if (strcmp(steps[i].name, name) == 0)
            found->steps[0] = (unsigned char) steps[i].sub;
    for (size_t i = 0; inlines && i < G_N_ELEMENTS(letters); i++)
        if (name[0] == letters[i].name && name[1] == '\0')
            found->steps[0] = (unsigned char) letters[i].sub;
    if (strcmp(name, "verbatim") == 0 && !inlines)
        *found = ho_subs_verbatim;
    return found->steps[0] != 0;
}

/* "+x" and "x+" add before and after, "-x" takes away; false: a plain name. */
static char
modifier_of(char *name)
{
    size_t length = strlen(name);

    if (length > 1 && (*name == '+' || *name == '-')) {
        char modifier = *name;

        memmove(name, name + 1, length);
        return modifier == '+' ? '>' : '-';
    }
    if (length > 1 && name[length - 1] == '+') {
        name[length - 1] = '\0';
        return '<';
    }
    return 0;
}

static void
apply(HoSubs *subs, char modifier, const HoSubs *found)
{
    HoSubs front = *found;

    switch (modifier) {
    case '>':
        add_steps(subs, found);
        break;
    case '<':
        add_steps(&front, subs);
        *subs = front;
        break;
    case '-':
        remove_steps(subs, found);
        break;
    default:
        add_steps(subs, found);
        break;
    }
}

static HoSubs
resolve(HoParser *parser, const char *text, const HoSubs *defaults,
        bool inlines, HoLoc loc)
{
    g_auto(GStrv) names = g_strsplit(text, ",", -1);
    HoSubs subs = {{0}}, found;
    bool started = false;

    for (char **name = names; *name != NULL; name++) {
        char modifier;

        g_strstrip(*name);
        if (**name == '\0')
            continue;
        modifier = modifier_of(*name);
        if (modifier != 0 && !started)
            subs = *defaults;
        if (!steps_of(*name, inlines, &found)) {
            ho_diag(parser->diags, loc, HO_DIAG_SUBSTITUTION_UNKNOWN, *name);
            started |= modifier != 0;
            continue;
        }
        started = true;
        apply(&subs, modifier, &found);
    }
    return subs;
}

HoSubs
ho_subs_resolve(HoParser *parser, const char *text, HoSubs defaults, HoLoc loc)
{
    return resolve(parser, text, &defaults, false, loc);
}

HoSubs
ho_subs_resolve_inline(HoParser *parser, const char *text, HoLoc loc)
{
    return resolve(parser, text, &ho_subs_none, true, loc);
}

size_t
ho_subs_length(const char *at)
{
    size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyz");

    while (length > 0 && at[length] == ',') {
        size_t more = strspn(at + length + 1, "abcdefghijklmnopqrstuvwxyz-");

        if (more == 0)
            return length;
        length += 1 + more;
    }
    return length;
}
