#include "doc/attrs.h"

#include <stdio.h>
#include <string.h>

/* Bytes of the roles of one block; more lines of roles are no author's work. */
#define ROLES_LIMIT 2048

HoAttrs *
ho_attrs_new(HoArena *arena)
{
    HoAttrs *attrs = ho_arena_new0(arena, HoAttrs);

    attrs->arena = arena;
    return attrs;
}

static HoAttr *
find(const HoAttrs *attrs, const char *name)
{
    for (unsigned i = 0; attrs != NULL && i < attrs->count; i++)
        if (strcmp(attrs->list[i].name, name) == 0)
            return &attrs->list[i];
    return NULL;
}

const char *
ho_attrs_find(const HoAttrs *attrs, const char *name)
{
    const HoAttr *attr = find(attrs, name);

    return attr != NULL ? attr->value : NULL;
}

const char *
ho_attrs_positional(const HoAttrs *attrs, unsigned n)
{
    char name[16];

    snprintf(name, sizeof name, "%u", n);
    return ho_attrs_find(attrs, name);
}

bool
ho_attrs_has_option(const HoAttrs *attrs, const char *option)
{
    size_t length = strlen(option);

    for (unsigned i = 0; attrs != NULL && i < attrs->count; i++)
        if (strncmp(attrs->list[i].name, option, length) == 0 &&
            strcmp(attrs->list[i].name + length, "-option") == 0)
            return true;
    return false;
}

const HoInline *
ho_attrs_inlines(const HoAttrs *attrs, const char *name)
{
    const HoAttr *attr = find(attrs, name);

    return attr != NULL ? attr->inlines : NULL;
}

static void
remove_attr(HoAttrs *attrs, HoAttr *attr)
{
    size_t after = (size_t) (attrs->list + attrs->count - attr - 1);

    memmove(attr, attr + 1, after * sizeof(HoAttr));
    attrs->count--;
}

static void
add(HoAttrs *attrs, const char *name, const char *value)
{
    if (attrs->count == attrs->room) {
        HoAttr *more;

        attrs->room = MAX(4, 2 * attrs->room);
        more = ho_arena_array(attrs->arena, HoAttr, attrs->room);
        if (attrs->count > 0)
            memcpy(more, attrs->list, attrs->count * sizeof(HoAttr));
        attrs->list = more;
    }
    attrs->list[attrs->count++] =
        (HoAttr){.name = ho_arena_strdup(attrs->arena, name), .value = value};
}

void
ho_attrs_set(HoAttrs *attrs, const char *name, const char *value)
{
    HoAttr *attr = find(attrs, name);

    if (value == NULL) {
        if (attr != NULL)
            remove_attr(attrs, attr);
        return;
    }
    value = ho_arena_strdup(attrs->arena, value);
    if (attr == NULL) {
        add(attrs, name, value);
        return;
    }
    attr->value = value;
    attr->inlines = NULL;
}

void
ho_attrs_set_inlines(HoAttrs *attrs, const char *name, const HoInline *inlines)
{
    HoAttr *attr = find(attrs, name);

    if (attr != NULL)
        attr->inlines = inlines;
}

void
ho_attrs_add_role(HoAttrs *attrs, const char *role)
{
    const char *roles = ho_attrs_find(attrs, "role");

    if (roles == NULL || *roles == '\0')
        ho_attrs_set(attrs, "role", role);
    else if (strlen(roles) < ROLES_LIMIT)
        ho_attrs_set(attrs, "role",
                     ho_arena_printf(attrs->arena, "%s %s", roles, role));
}

void
ho_attrs_set_option(HoAttrs *attrs, const char *option)
{
    g_autofree char *name = g_strconcat(option, "-option", NULL);

    ho_attrs_set(attrs, name, "");
}

void
ho_attrs_merge(HoAttrs *attrs, const HoAttrs *from)
{
    for (unsigned i = 0; from != NULL && i < from->count; i++) {
        const HoAttr *attr = &from->list[i];

        ho_attrs_set(attrs, attr->name, attr->value);
        if (attr->inlines != NULL)
            ho_attrs_set_inlines(attrs, attr->name, attr->inlines);
    }
}

bool
ho_role_is_in(const char *role, const char *roles)
{
    size_t length = strlen(role);

    while (roles != NULL && *roles != '\0') {
        size_t word = strcspn(roles, " ");

        if (word == length && strncmp(roles, role, length) == 0)
            return true;
        roles += word;
        roles += strspn(roles, " ");
    }
    return false;
}
