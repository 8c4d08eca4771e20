/* Callout marks at the ends of verbatim lines: <1>, <.>, <!--1-->, with the
 * comment mark that hides them from a compiler.
 * https://docs.asciidoctor.org/asciidoc/latest/verbatim/callouts/ */
#include "parse/marked.h"

#include <stdlib.h>

typedef struct {
    size_t start;      /* of the mark, or of the backslash before it */
    size_t end;        /* after it */
    int number;        /* 0: the next one */
    bool escaped, xml; /* \<1>, <!--1--> */
} Mark;

/* Reads a mark that begins at `at`, which is "&lt;". */
static bool
read_mark(const char *text, size_t at, Mark *mark)
{
    const char *c = text + at + 4;
    char *end;

    *mark = (Mark){.start = at};
    if (*c == '!')
        c++;
    mark->xml = strncmp(c, "--", 2) == 0;
    if (mark->xml)
        c += 2;
    if (*c == '.') {
        end = (char *) c + 1;
    } else {
        if (!ho_is_digit(*c))
            return false;
        mark->number = (int) MIN(strtoul(c, &end, 10), 99999);
    }
    if (mark->xml && strncmp(end, "--", 2) != 0)
        return false;
    end += mark->xml ? 2 : 0;
    if (strncmp(end, "&gt;", 4) != 0)
        return false;
    mark->end = (size_t) (end + 4 - text);
    return true;
}

/* Finds the mark that ends at `end`; looks back no further than `from`. */
static bool
mark_before(const char *text, size_t from, size_t end, Mark *mark)
{
    size_t at = end;

    if (end < from + 9 || strncmp(text + end - 4, "&gt;", 4) != 0)
        return false;
    for (at = end - 4; at > from && end - at < 40; at--)
        if (text[at - 1] == '&')
            break;
    if (at <= from || strncmp(text + at - 1, "&lt;", 4) != 0 ||
        !read_mark(text, at - 1, mark) || mark->end != end)
        return false;
    mark->escaped = mark->start > from && text[mark->start - 1] == '\\';
    if (mark->escaped)
        mark->start--;
    return true;
}

/* Marks of one line, last first. */
static void
marks_of_line(const char *text, size_t line, size_t end, GArray *marks)
{
    Mark mark;

    g_array_set_size(marks, 0);
    while (mark_before(text, line, end, &mark)) {
        /* One list of marks is of one kind. */
        if (marks->len > 0 && g_array_index(marks, Mark, 0).xml != mark.xml)
            return;
        g_array_append_val(marks, mark);
        end = mark.start;
        if (end > line && text[end - 1] == ' ')
            end--;
    }
}

/* Where the comment mark before a callout begins; start when there is none. */
static size_t
guard_start(const char *text, size_t from, size_t start, const char *custom)
{
    static const char *const guards[] = {"//", "#", "--", ";;"};
    size_t end = start > from && text[start - 1] == ' ' ? start - 1 : start;

    for (size_t i = 0; i < (custom ? 1 : G_N_ELEMENTS(guards)); i++) {
        const char *guard = custom != NULL ? custom : guards[i];
        size_t length = strlen(guard);

        if (length > 0 && end >= from + length &&
            strncmp(text + end - length, guard, length) == 0)
            return end - length;
    }
    return start;
}

static void
append_mark(HoRewrite *rewrite, const Mark *mark, const char *custom,
            unsigned *next)
{
    HoMarked *marked = rewrite->marked;
    size_t guard =
        guard_start(rewrite->text, rewrite->done, mark->start, custom);
    unsigned number;
    HoInline *inl;

    if (mark->escaped) {
        ho_rewrite(rewrite, mark->start, mark->start + 1);
        return;
    }
    inl = ho_marked_node(marked, HO_INLINE_CALLOUT, &number);
    inl->number = mark->number > 0 ? mark->number : (int) ++*next;
    inl->text = guard < mark->start
                    ? ho_arena_strndup(marked->arena, rewrite->text + guard,
                                       mark->start - guard)
                : mark->xml ? "<!--"
                            : "";
    ho_slot_append(ho_rewrite(rewrite, guard, mark->end), 'l', number);
}

void
ho_pass_callouts(HoMarked *marked)
{
    const char *custom =
        marked->block != NULL
            ? ho_attrs_find(marked->block->attrs != NULL
                                ? marked->block->attrs
                                : ho_parser_attrs(marked->parser),
                            "line-comment")
            : NULL;
    g_autoptr(GArray) marks = NULL;
    HoRewrite rewrite;
    unsigned next = 0;

    if (strstr(marked->text->str, "&gt;") == NULL)
        return;
    marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    ho_rewrite_begin(&rewrite, marked);
    for (size_t line = 0; line < rewrite.length;) {
        size_t end = line + strcspn(rewrite.text + line, "\n");

        marks_of_line(rewrite.text, line, end, marks);
        for (unsigned i = marks->len; i > 0; i--)
            append_mark(&rewrite, &g_array_index(marks, Mark, i - 1), custom,
                        &next);
        line = end + 1;
    }
    ho_rewrite_end(&rewrite);
}
