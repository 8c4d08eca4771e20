/* Which of HTML's elements may stand in a book, and as what. */
#include "html/mend.h"

#include <string.h>

/* In the order of the alphabet, for the search. */
static const MendRule rules[] = {
    {"a", MEND_PHRASING, NULL},
    {"abbr", MEND_PHRASING, NULL},
    {"acronym", MEND_PHRASING, "abbr"},
    {"address", MEND_BLOCK, "div"},
    {"applet", MEND_DROP, NULL},
    {"area", MEND_DROP, NULL},
    {"article", MEND_BLOCK, "div"},
    {"aside", MEND_BLOCK, "div"},
    {"audio", MEND_MEDIA, NULL},
    {"b", MEND_PHRASING, NULL},
    {"base", MEND_DROP, NULL},
    {"bdi", MEND_PHRASING, NULL},
    {"bdo", MEND_PHRASING, "span"},
    {"big", MEND_PHRASING, "span"},
    {"blockquote", MEND_BLOCK, NULL},
    {"br", MEND_BREAK, NULL},
    {"button", MEND_PHRASING, "b"},
    {"canvas", MEND_DROP, NULL},
    {"center", MEND_BLOCK, "div"},
    {"cite", MEND_PHRASING, NULL},
    {"code", MEND_PHRASING, NULL},
    {"col", MEND_DROP, NULL},
    {"colgroup", MEND_DROP, NULL},
    {"dd", MEND_BLOCK, "div"},
    {"del", MEND_PHRASING, NULL},
    {"details", MEND_BLOCK, "div"},
    {"dfn", MEND_PHRASING, NULL},
    {"dir", MEND_LIST, "ul"},
    {"div", MEND_BLOCK, NULL},
    {"dl", MEND_TERMS, NULL},
    {"dt", MEND_BLOCK, "div"},
    {"em", MEND_PHRASING, NULL},
    {"embed", MEND_MEDIA, NULL},
    {"figcaption", MEND_BLOCK, "div"},
    {"figure", MEND_BLOCK, "div"},
    {"font", MEND_PHRASING, "span"},
    {"footer", MEND_BLOCK, "div"},
    {"frame", MEND_DROP, NULL},
    {"frameset", MEND_DROP, NULL},
    {"h1", MEND_TEXT, NULL},
    {"h2", MEND_TEXT, NULL},
    {"h3", MEND_TEXT, NULL},
    {"h4", MEND_TEXT, NULL},
    {"h5", MEND_TEXT, NULL},
    {"h6", MEND_TEXT, NULL},
    {"head", MEND_DROP, NULL},
    {"header", MEND_BLOCK, "div"},
    {"hr", MEND_RULE, NULL},
    {"i", MEND_PHRASING, NULL},
    {"iframe", MEND_MEDIA, NULL},
    {"img", MEND_PICTURE, NULL},
    {"input", MEND_DROP, NULL},
    {"ins", MEND_PHRASING, NULL},
    {"kbd", MEND_PHRASING, NULL},
    {"li", MEND_BLOCK, "div"},
    {"link", MEND_DROP, NULL},
    {"main", MEND_BLOCK, "div"},
    {"mark", MEND_PHRASING, NULL},
    {"menu", MEND_LIST, "ul"},
    {"meta", MEND_DROP, NULL},
    {"nav", MEND_BLOCK, "div"},
    {"object", MEND_MEDIA, NULL},
    {"ol", MEND_LIST, NULL},
    {"p", MEND_TEXT, NULL},
    {"param", MEND_DROP, NULL},
    {"pre", MEND_TEXT, NULL},
    {"q", MEND_PHRASING, NULL},
    {"rp", MEND_DROP, NULL},
    {"rt", MEND_PHRASING, "span"},
    {"ruby", MEND_RUBY, NULL},
    {"s", MEND_PHRASING, NULL},
    {"samp", MEND_PHRASING, NULL},
    {"script", MEND_DROP, NULL},
    {"section", MEND_BLOCK, "div"},
    {"select", MEND_DROP, NULL},
    {"small", MEND_PHRASING, NULL},
    {"source", MEND_DROP, NULL},
    {"span", MEND_PHRASING, NULL},
    {"strike", MEND_PHRASING, "s"},
    {"strong", MEND_PHRASING, NULL},
    {"style", MEND_DROP, NULL},
    {"sub", MEND_PHRASING, NULL},
    {"summary", MEND_BLOCK, "div"},
    {"sup", MEND_PHRASING, NULL},
    {"svg", MEND_DROP, NULL},
    {"table", MEND_TABLE, NULL},
    {"td", MEND_BLOCK, "div"},
    {"template", MEND_DROP, NULL},
    {"textarea", MEND_TEXT, "pre"},
    {"th", MEND_BLOCK, "div"},
    {"title", MEND_DROP, NULL},
    {"track", MEND_DROP, NULL},
    {"tt", MEND_PHRASING, "code"},
    {"u", MEND_PHRASING, NULL},
    {"ul", MEND_LIST, NULL},
    {"var", MEND_PHRASING, NULL},
    {"video", MEND_MEDIA, NULL},
    {"wbr", MEND_BREAK, NULL},
    {"x-ours", MEND_OURS, NULL},
};

static int
compare(const void *name, const void *rule)
{
    return g_ascii_strcasecmp(name, ((const MendRule *) rule)->name);
}

const MendRule *
ho_mend_rule(const char *name)
{
    static const MendRule unwrap = {"", MEND_UNWRAP, NULL};
    const MendRule *rule =
        bsearch(name, rules, G_N_ELEMENTS(rules), sizeof(MendRule), compare);

    return rule != NULL ? rule : &unwrap;
}
