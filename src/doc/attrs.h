#pragma once

#include "base/arena.h"

#include <stdbool.h>

/*
 * A block's or macro's attribute list, parsed:
 * "[source#id.role%opt,c,start=2]". Names as Asciidoctor's: positional values
 * are "1", "2"…; options are "NAME-option" with an empty value; "id", "role"
 * (separated by blanks), "style", "title", "reftext" and so on.  In the order
 * of the text.
 */
typedef struct HoInline HoInline;

typedef struct {
    const char *name;
    const char *value;       /* never NULL */
    const HoInline *inlines; /* the value as inlines when it stood in single
                                quotes in a block's list, else NULL */
} HoAttr;

typedef struct {
    HoArena *arena;
    HoAttr *list;
    unsigned count, room;
} HoAttrs;

HoAttrs *ho_attrs_new(HoArena *arena);

/* The value or NULL; the last one set wins.  attrs may be NULL. */
const char *ho_attrs_find(const HoAttrs *attrs, const char *name);

/* The nth positional value, from 1, or NULL. */
const char *ho_attrs_positional(const HoAttrs *attrs, unsigned n);

bool ho_attrs_has_option(const HoAttrs *attrs, const char *option);

/* The value as inlines, NULL when it is text alone or there is none. */
const HoInline *ho_attrs_inlines(const HoAttrs *attrs, const char *name);

/* Sets (copies) or replaces in place; NULL removes. */
void ho_attrs_set(HoAttrs *attrs, const char *name, const char *value);
/* Says what the value of a name that is set is as inlines. */
void ho_attrs_set_inlines(HoAttrs *attrs, const char *name,
                          const HoInline *inlines);
void ho_attrs_add_role(HoAttrs *attrs, const char *role);
void ho_attrs_set_option(HoAttrs *attrs, const char *option);

/* Sets all of from in attrs. */
void ho_attrs_merge(HoAttrs *attrs, const HoAttrs *from);

/* Whether roles, separated by blanks, has role among them.  roles may be NULL.
 */
bool ho_role_is_in(const char *role, const char *roles);
