/*
 * Sections: a recursion over their titles; blocks between titles go to the
 * innermost one.  Before the first title stands the preamble.
 */
#include "parse/internal.h"

#include <string.h>

/* Section levels within levels; HTML and the language know six. */
typedef struct {
    HoBlock *block;      /* the section, or the document */
    HoSection *section;  /* NULL for the document */
    HoBlock *intro;      /* where blocks go: preamble, part introduction */
    int level;           /* of the section; 0 for the document */
    int expected;        /* level of a subsection; -1 none is allowed */
    bool part_or_header; /* level 0 is allowed too */
    bool unchecked;      /* a text that begins with a section of any level */
    bool is_part;
    HoOrdinal ordinal;
} Scope;

static bool
is_book(const HoParser *parser)
{
    return strcmp(parser->doc->doctype, "book") == 0;
}

static const char *
attribute(const HoParser *parser, const char *name)
{
    return ho_attributes_find(parser->doc->attributes, name);
}

/* "sect1" and so on: a plain section, whatever its level. */
static bool
is_level_style(const char *style)
{
    return strncmp(style, "sect", 4) == 0 && style[4] >= '0' &&
           style[4] <= '9' && style[5] == '\0';
}

static void
set_kind(HoParser *parser, HoSection *section, const char *style,
         const char *title)
{
    bool book = is_book(parser);

    section->name = "section";
    if (style != NULL && book && strcmp(style, "abstract") == 0) {
        section->name = "chapter";
        section->level = 1;
    } else if (style != NULL && !is_level_style(style)) {
        section->name = style;
        section->special = true;
        section->level = MAX(section->level, 1);
    } else if (style == NULL && book) {
        section->name = section->level == 0   ? "part"
                        : section->level == 1 ? "chapter"
                                              : "section";
    } else if (style == NULL && strcmp(parser->doc->doctype, "manpage") == 0 &&
               g_ascii_strcasecmp(title, "synopsis") == 0) {
        section->name = "synopsis";
        section->special = true;
    }
}

/* Whether a section has a number; special: by its own style. */
static void
set_numbered(HoParser *parser, HoSection *section, const HoSection *outer,
             bool special)
{
    const char *sectnums = attribute(parser, "sectnums");
    bool book = is_book(parser);

    if (special && strcmp(section->name, "appendix") == 0) {
        section->numbered = true;
    } else if (special) {
        section->numbered = sectnums != NULL && strcmp(sectnums, "all") == 0;
    } else if (sectnums != NULL && section->level > 0) {
        section->numbered = !section->special || outer->numbered;
    } else if (book && section->level == 0) {
        section->numbered = attribute(parser, "partnums") != NULL;
    }
}

static void
identify(HoParser *parser, HoSection *section, const HoTitleLine *title)
{
    HoBlock *block = &section->base;
    const HoInline *reftext = NULL;

    block->title = ho_parser_inlines(parser, block, title->text, ho_subs_title,
                                     title->loc);
    if (block->id == NULL)
        block->id = ho_parser_generate_id(parser, block->title);
    if (block->id == NULL)
        return;
    if (block->reftext != NULL)
        reftext = ho_parser_inlines(parser, block, block->reftext,
                                    ho_subs_reftext, title->loc);
    ho_parser_register(parser, block->id, block, NULL, reftext);
}

static HoSection *
start_section(HoParser *parser, HoBlock *parent, HoAttrs *attrs)
{
    const HoSection *outer = ho_section_of(parent);
    const char *style = ho_attrs_find(attrs, "1");
    HoTitleLine title;
    HoSection *section;
    HoBlock *block;
    bool special;

    if (style != NULL && *style == '\0')
        style = NULL;
    ho_parser_title(parser, &title);
    ho_parser_take_title(parser, &title, ho_attrs_find(attrs, "id") != NULL);
    block =
        ho_block_new(parser->doc, ho_block_class_find("section"), title.loc);
    section = (HoSection *) block;
    block->loc.column = 1;
    block->parent = parent;
    block->attrs = attrs;
    block->style = style;
    block->roles = ho_attrs_find(attrs, "role");
    block->id = ho_attrs_find(attrs, "id");
    block->reftext = ho_attrs_find(attrs, "reftext");
    if (title.id != NULL) {
        block->id = title.id;
        block->reftext = title.reftext;
    }
    section->level = title.level;
    set_kind(parser, section, style, title.text);
    special = section->special;
    if (outer != NULL && outer->special)
        section->special = true;
    set_numbered(parser, section, outer, special);
    identify(parser, section, &title);
    return section;
}

/* The title of a block is no business of the section that stands between. */
static HoAttrs *
carry_title(HoParser *parser, HoAttrs *attrs)
{
    HoAttrs *next = ho_attrs_new(parser->arena);
    const char *title = ho_attrs_find(attrs, "title");

    if (title != NULL) {
        ho_attrs_set(next, "title", title);
        ho_attrs_set(attrs, "title", NULL);
    }
    return next;
}

static HoAttrs *parse_scope(HoParser *parser, Scope *scope, HoAttrs *attrs);

static void
check_level(HoParser *parser, const Scope *scope, const HoTitleLine *title)
{
    HoLoc loc = title->loc;
    int level = title->level;

    loc.column = 1;
    if (scope->unchecked)
        return;
    if (level == 0 && scope->section == NULL && !is_book(parser))
        ho_diag(parser->diags, loc, HO_DIAG_SECTION_LEVEL_ZERO, NULL);
    else if (level > scope->level && scope->expected < 0 &&
             scope->section != NULL)
        ho_diag(parser->diags, loc, HO_DIAG_SECTION_NO_CHILDREN,
                scope->section->name);
    else if (level > scope->level && level != scope->expected &&
             scope->part_or_header)
        ho_diagf(parser->diags, loc, HO_DIAG_SECTION_OUT_OF_SEQUENCE,
                 "expected levels 0 or %d, got level %d", scope->expected,
                 level);
    else if (level > scope->level && level != scope->expected)
        ho_diagf(parser->diags, loc, HO_DIAG_SECTION_OUT_OF_SEQUENCE,
                 "expected level %d, got level %d", scope->expected, level);
}

static HoAttrs *
parse_section(HoParser *parser, Scope *outer, HoAttrs *attrs)
{
    HoSection *section = start_section(parser, outer->block, attrs);
    Scope scope = {
        .block = &section->base,
        .section = section,
        .level = section->level,
        .expected = section->level + 1,
        .is_part = section->level == 0 && is_book(parser),
        .ordinal = {1},
    };

    if (section->level == 1 && section->special &&
        strcmp(section->name, "appendix") != 0 &&
        strcmp(section->name, "preface") != 0 &&
        strcmp(section->name, "abstract") != 0)
        scope.expected = -1;
    /* A part's introduction ends where its first chapter begins. */
    ho_block_append(outer->block, &section->base);
    attrs = parse_scope(parser, &scope, carry_title(parser, attrs));
    ho_section_assign_numeral(parser, section, &outer->ordinal);
    if (scope.is_part && (section->base.last == NULL ||
                          ho_section_of(section->base.last) == NULL))
        ho_diag(parser->diags, ho_parser_loc(parser),
                HO_DIAG_SECTION_INVALID_PART, NULL);
    return attrs;
}

/* --- part introductions --- */

static HoBlock *
new_intro(HoParser *parser, HoBlock *part, HoLoc loc)
{
    HoBlock *intro =
        ho_block_new(parser->doc, ho_block_class_find("open"), loc);

    intro->attrs = ho_attrs_new(parser->arena);
    intro->style = "partintro";
    ho_attrs_set(intro->attrs, "style", "partintro");
    ho_block_append(part, intro);
    return intro;
}

static void
remove_last(HoBlock *parent, HoBlock *block)
{
    HoBlock *before = NULL;

    for (HoBlock *child = parent->first; child != block; child = child->next)
        before = child;
    parent->last = before;
    if (before != NULL)
        before->next = NULL;
    else
        parent->first = NULL;
}

/* Text that a style made an introduction becomes a paragraph in it. */
static void
wrap_text(HoParser *parser, HoBlock *intro)
{
    HoBlock *paragraph =
        ho_block_new(parser->doc, ho_block_class_find("paragraph"), intro->loc);

    paragraph->attrs = ho_attrs_new(parser->arena);
    paragraph->inlines = intro->inlines;
    intro->inlines = NULL;
    intro->content = HO_CONTENT_BLOCKS;
    ho_block_append(intro, paragraph);
}

/* What stands between a part's title and its first chapter is one open block
 * of style partintro, written so or not. */
static void
introduce_part(HoParser *parser, Scope *scope, HoBlock *block)
{
    HoBlock *part = scope->block;
    bool open = ho_block_is(block, "open");

    if (part->first != block) {
        if (scope->intro == NULL)
            ho_diag(parser->diags, block->loc, HO_DIAG_SECTION_OUTSIDE_INTRO,
                    NULL);
        return;
    }
    if (open && g_strcmp0(block->style, "partintro") == 0) {
        if (block->content == HO_CONTENT_TEXT) {
            wrap_text(parser, block);
            scope->intro = block;
        }
        return;
    }
    if (open && g_strcmp0(block->style, "open") == 0 &&
        block->content == HO_CONTENT_BLOCKS) {
        block->style = "partintro";
        return;
    }
    remove_last(part, block);
    scope->intro = new_intro(parser, part, block->loc);
    ho_block_append(scope->intro, block);
}

/* --- the loop --- */

static void
parse_block(HoParser *parser, Scope *scope, HoAttrs *attrs)
{
    HoBlock *parent = scope->intro != NULL ? scope->intro : scope->block;
    HoBlock *block = ho_parser_block(parser, parent, attrs, 0);

    if (block != NULL && scope->is_part && parent == scope->block)
        introduce_part(parser, scope, block);
}

/* Up to a title that closes the scope; returns the metadata before it. */
static HoAttrs *
parse_scope(HoParser *parser, Scope *scope, HoAttrs *attrs)
{
    HoTitleLine title;

    parser->blanks_before = 0;
    ho_parser_skip_blank(parser);
    while (ho_parser_peek(parser) != NULL) {
        ho_parser_metadata(parser, attrs, 0);
        if (scope->section != NULL && scope->block->first == NULL)
            ho_parser_talk(parser, scope->block);
        parser->comment_follows =
            g_strcmp0(ho_attrs_positional(attrs, 1), "comment") == 0;
        if (ho_attrs_is_discrete(attrs) || !ho_parser_title(parser, &title)) {
            parse_block(parser, scope, attrs);
            attrs = ho_attrs_new(parser->arena);
        } else if (title.level > scope->level ||
                   (title.level == 0 && scope->section == NULL)) {
            check_level(parser, scope, &title);
            attrs = parse_section(parser, scope, attrs);
        } else {
            break;
        }
        ho_parser_skip_blank(parser);
    }
    if (scope->section != NULL && scope->block->first == NULL)
        ho_parser_talk(parser, scope->block);
    return attrs;
}

static HoBlock *
new_preamble(HoParser *parser)
{
    HoBlock *preamble = ho_block_new(
        parser->doc, ho_block_class_find("preamble"), ho_parser_loc(parser));
    const char *title = attribute(parser, "preface-title");

    preamble->attrs = ho_attrs_new(parser->arena);
    if (title != NULL && *title != '\0' && is_book(parser))
        preamble->title = ho_parser_inlines(parser, preamble, title,
                                            ho_subs_title, preamble->loc);
    ho_block_append(parser->doc->root, preamble);
    return preamble;
}

/* An empty preamble goes; one without sections after it is no preamble but
 * the document. */
static void
settle_preamble(HoParser *parser, HoBlock *preamble)
{
    HoBlock *root = parser->doc->root;
    HoBlock *child = preamble->first;

    if (child != NULL && (preamble->next != NULL || is_book(parser)))
        return;
    root->first = preamble->next;
    if (root->first == NULL)
        root->last = NULL;
    for (HoBlock *next; child != NULL; child = next) {
        next = child->next;
        ho_block_append(root, child);
    }
}

void
ho_parser_sections(HoParser *parser, HoAttrs *attrs)
{
    const char *style = ho_attrs_find(attrs, "1");
    bool book = is_book(parser);
    HoTitleLine title;
    Scope scope = {
        .block = parser->doc->root,
        .expected = 1,
        .part_or_header = book,
        .ordinal = {1},
    };
    HoBlock *preamble = NULL;

    if (!parser->doc->has_header && !parser->invalid_header &&
        !ho_attrs_is_discrete(attrs))
        scope.unchecked = ho_parser_title(parser, &title);
    if (attribute(parser, "fragment") != NULL)
        scope.unchecked = true;
    if (parser->doc->has_header ||
        (book && !scope.unchecked && g_strcmp0(style, "abstract") != 0))
        preamble = scope.intro = new_preamble(parser);
    for (;;) {
        attrs = parse_scope(parser, &scope, attrs);
        if (ho_parser_peek(parser) == NULL)
            break;
    }
    if (preamble != NULL)
        settle_preamble(parser, preamble);
}
