/* The byline of a talk whose author gives its facts by attributes. */
#include "doc/programme.h"
#include "parse/internal.h"

#include <string.h>

static const struct {
    const char *role, *attribute;
    bool again; /* what the header says holds for every talk */
    bool second_line;
} facts[] = {
    {"date", "talk-date", true, false},
    {"time", "talk-time", false, false},
    {"room", "talk-room", true, false},
    {"track", "talk-track", true, false},
    {"speakers", "talk-speakers", false, true},
    {"link", "talk-link", false, true},
};

/* Values of entries have their special characters escaped already. */
static const HoSubs entry_subs = {
    {HO_SUB_QUOTES, HO_SUB_REPLACEMENTS, HO_SUB_MACROS}};

typedef struct {
    const char *value; /* NULL: not said */
    bool entry;        /* by an attribute entry */
    bool own;          /* of this talk alone */
} Fact;

/* Entries count when they stand between the section's title and its text: each
 * setting makes a copy of its own, so pointers tell. */
static Fact
fact_of(HoParser *parser, const HoBlock *section, size_t i)
{
    const HoAttributes *attributes = parser->doc->attributes;
    const char *name = facts[i].attribute;
    Fact fact = {.value = ho_attrs_find(section->attrs, name), .own = true};

    if (fact.value == NULL)
        fact.value = ho_attrs_find(section->attrs, name + strlen("talk-"));
    if (fact.value != NULL)
        return fact;
    fact.entry = true;
    fact.value = ho_attributes_find(attributes, name);
    fact.own =
        fact.value != ho_attributes_find_at(attributes, name, section->moment);
    if (!fact.own)
        fact.value = facts[i].again
                         ? ho_attributes_find_at(attributes, name,
                                                 parser->doc->header_end)
                         : NULL;
    return fact;
}

static HoInline *
part_of(HoParser *parser, HoBlock *block, size_t i, Fact fact)
{
    HoInline *part = ho_inline_new(parser->arena, HO_INLINE_SPAN, block->loc);
    const char *value = fact.value;
    HoInline *list;

    if (strcmp(facts[i].role, "time") == 0) {
        g_autofree char *time = ho_programme_time(parser->doc, value);

        value = ho_arena_strdup(parser->arena, time);
    }
    list =
        ho_parser_inlines(parser, block, value,
                          fact.entry ? entry_subs : ho_subs_normal, block->loc);

    part->roles = facts[i].role;
    part->first = list->first;
    part->last = list->last;
    return part;
}

static void
add_part(HoParser *parser, HoBlock *block, HoInline *part, bool new_line)
{
    HoInline *list = (HoInline *) block->inlines, *gap;

    if (list->first != NULL) {
        gap = ho_inline_new(parser->arena,
                            new_line ? HO_INLINE_BREAK : HO_INLINE_TEXT,
                            block->loc);
        gap->text = new_line ? NULL : " · ";
        ho_inline_append(list, gap);
    }
    ho_inline_append(list, part);
}

static HoBlock *
new_byline(HoParser *parser, HoBlock *section)
{
    HoBlock *block = ho_block_new(parser->doc, ho_block_class_find("paragraph"),
                                  section->loc);

    block->attrs = ho_attrs_new(parser->arena);
    ho_attrs_add_role(block->attrs, "byline");
    block->roles = ho_attrs_find(block->attrs, "role");
    block->inlines = ho_inline_list_new(parser->arena);
    ho_block_append(section, block);
    return block;
}

void
ho_parser_talk(HoParser *parser, HoBlock *section)
{
    Fact said[G_N_ELEMENTS(facts)];
    HoBlock *block;
    bool any = false;

    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++) {
        said[i] = fact_of(parser, section, i);
        any = any || (said[i].value != NULL && said[i].own);
    }
    if (!any)
        return;
    block = new_byline(parser, section);
    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
        if (said[i].value != NULL && said[i].value[0] != '\0')
            add_part(parser, block, part_of(parser, block, i, said[i]),
                     facts[i].second_line);
}
