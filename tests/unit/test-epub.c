/* Books: what files they have, that all of them are XML, that links lead
 * somewhere. */
#include "epub/epub.h"
#include "parse/parse.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>
#include <zip.h>

static GBytes *
book_of(const char *text)
{
    HoParseOptions parse = {
        .backend = "epub3", .safe = HO_SAFE_SAFE, .base_dir = "/"};
    g_autoptr(HoDiags) diags = ho_diags_new();
    g_autoptr(HoDocument) doc =
        ho_parse(NULL, text, strlen(text), &parse, diags);
    g_autoptr(HoImages) images = ho_images_new("/");
    HoEpubOptions options = {.images = images, .modified = 1600000000};
    g_autoptr(HoBook) book = ho_book_new(doc, &options, diags);
    GError *error = NULL;
    GBytes *bytes = ho_book_bytes(book, &error);

    g_assert_no_error(error);
    g_assert_nonnull(bytes);
    return bytes;
}

static zip_t *
open_book(GBytes *bytes)
{
    gsize size = 0;
    const void *data = g_bytes_get_data(bytes, &size);
    zip_source_t *source = zip_source_buffer_create(data, size, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);

    g_assert_nonnull(zip);
    return zip;
}

static char *
file_of(zip_t *zip, const char *name)
{
    zip_stat_t info;
    zip_file_t *file = zip_fopen(zip, name, 0);
    char *text;

    g_assert_nonnull(file);
    g_assert_cmpint(zip_stat(zip, name, 0, &info), ==, 0);
    text = g_malloc(info.size + 1);
    g_assert_cmpint(zip_fread(file, text, info.size), ==, (gint64) info.size);
    text[info.size] = '\0';
    zip_fclose(file);
    return text;
}

static char *
names_of(zip_t *zip)
{
    GString *names = g_string_new(NULL);

    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++)
        g_string_append_printf(names, "%s\n",
                               zip_get_name(zip, (zip_uint64_t) i, 0));
    return g_string_free(names, FALSE);
}

static void
test_chapters(void)
{
    g_autoptr(GBytes) bytes =
        book_of("= Talks\n\nBefore.\n\n== One\n\nText.\n\n=== Sub\n\n"
                "== Two\n\nSee <<_one>>.\n");
    zip_t *zip = open_book(bytes);
    g_autofree char *names = names_of(zip);
    g_autofree char *two = file_of(zip, "EPUB/text/chapter-2.xhtml");

    g_assert_cmpstr(names, ==,
                    "mimetype\n"
                    "META-INF/container.xml\n"
                    "EPUB/nav.xhtml\n"
                    "EPUB/package.opf\n"
                    "EPUB/styles/book.css\n"
                    "EPUB/text/chapter-1.xhtml\n"
                    "EPUB/text/chapter-2.xhtml\n"
                    "EPUB/text/front.xhtml\n"
                    "EPUB/text/title.xhtml\n"
                    "EPUB/toc.ncx\n");
    g_assert_nonnull(strstr(two, "href=\"chapter-1.xhtml#_one\""));
    g_assert_nonnull(strstr(two, "<h1 id=\"_two\">Two</h1>"));
    zip_discard(zip);
}

/* The first entry is the media type, stored: readers look for it there. */
static void
test_first_bytes(void)
{
    g_autoptr(GBytes) bytes = book_of("text\n");
    const char *data = g_bytes_get_data(bytes, NULL);

    g_assert_true(memcmp(data, "PK\003\004", 4) == 0);
    g_assert_true(memcmp(data + 30, "mimetypeapplication/epub+zip", 28) == 0);
}

static void
test_metadata(void)
{
    g_autoptr(GBytes) bytes =
        book_of("= A & B: <C>\nAnn Lee; Bob\n2020-02-03\n"
                ":keywords: x & y, z\n:lang: fr_FR\n:uuid: none\n\nText.\n");
    zip_t *zip = open_book(bytes);
    g_autofree char *opf = file_of(zip, "EPUB/package.opf");

    g_assert_nonnull(strstr(opf, "<dc:title id=\"main-title\">A &amp; B<"));
    g_assert_nonnull(strstr(opf, ">&lt;C&gt;</dc:title>"));
    g_assert_nonnull(strstr(opf, "<dc:subject>x &amp; y</dc:subject>"));
    g_assert_nonnull(strstr(opf, "property=\"file-as\">Lee, Ann<"));
    g_assert_nonnull(strstr(opf, ">urn:uuid:"));
    g_assert_nonnull(strstr(opf, "2020-09-13T12:26:40Z"));
    zip_discard(zip);
}

/* Roles, names as they are sorted, ISBN, series; a wrong ISBN is none. */
static void
test_more_metadata(void)
{
    g_autoptr(GBytes) bytes = book_of(
        "= T\nAnn de Lee\n:isbn: 978-2-07-036822-8\n:editor: Jean Dupont; Ko\n"
        ":publisher: P & Co\n:copyright: CC BY\n:series-name: S\n"
        ":series-volume: 2\n:a11y-certified-by: Me\n:revdate: "
        "2020-13\n\nText.\n");
    g_autoptr(GBytes) wrong =
        book_of("= T\n:isbn: 978-2-07-036822-9\n\nText.\n");
    zip_t *zip = open_book(bytes), *other = open_book(wrong);
    g_autofree char *opf = file_of(zip, "EPUB/package.opf");
    g_autofree char *ncx = file_of(zip, "EPUB/toc.ncx");
    g_autofree char *none = file_of(other, "EPUB/package.opf");

    g_assert_nonnull(strstr(opf, "id=\"pub-id\">urn:isbn:9782070368228<"));
    g_assert_nonnull(strstr(ncx, "content=\"urn:isbn:9782070368228\""));
    g_assert_nonnull(strstr(opf, "scheme=\"marc:relators\">edt<"));
    g_assert_nonnull(strstr(opf, "property=\"file-as\">Dupont, Jean<"));
    g_assert_nonnull(strstr(opf, "property=\"file-as\">Ko<"));
    g_assert_nonnull(strstr(opf, "<dc:publisher>P &amp; Co<"));
    g_assert_nonnull(strstr(opf, "<dc:rights>CC BY<"));
    g_assert_nonnull(strstr(opf, "group-position\">2<"));
    g_assert_nonnull(strstr(opf, "\"calibre:series\" content=\"S\""));
    g_assert_nonnull(strstr(opf, "a11y:certifiedBy\">Me<"));
    g_assert_null(strstr(opf, "dc:date"));
    g_assert_nonnull(strstr(none, ">urn:uuid:"));
    g_assert_null(strstr(none, "isbn"));
    zip_discard(zip);
    zip_discard(other);
}

static void
test_twice(void)
{
    const char *text = "= T\n\n== A\n\nfootnote:[x] `c`\n\n== B\n\n* l\n";
    g_autoptr(GBytes) one = book_of(text), two = book_of(text);

    g_assert_true(g_bytes_equal(one, two));
}

static void
check_xml(zip_t *zip, const char *name)
{
    g_autofree char *text = file_of(zip, name);
    xmlDoc *doc = xmlReadMemory(text, (int) strlen(text), name, NULL,
                                XML_PARSE_NONET | XML_PARSE_HUGE);

    g_assert_nonnull(doc);
    xmlFreeDoc(doc);
}

static const char hostile[] =
    "= pass:[<br>] \001 & <x>\n:toc: macro\n\ntoc::[]\n\n"
    "pass:[<b><i>x</b> & <p>] pass:[</div>] <<no>> link:x.html[x] "
    "link:javascript:a()[y] http://[z\n\n"
    "[#a]\n== One [[a]] footnote:[n footnote:[m]]\n\n[#a]\n== Two\n\n"
    "==== Deep\n\n[#\"b c\"]\ntext [[é]]\n\n== {empty}\n\n"
    "++++\n<ul><table><td><script>if (a<b) c()</script><x:y z=1>\n++++\n\n"
    "image::none.png[]\n\n|===\n|a | |===\n|===\n\nterm::\n";

static void
test_hostile(void)
{
    g_autoptr(GBytes) bytes = book_of(hostile);
    zip_t *zip = open_book(bytes);
    g_autofree char *names = names_of(zip);
    g_auto(GStrv) list = g_strsplit(names, "\n", -1);

    for (guint i = 0; list[i] != NULL; i++)
        if (g_str_has_suffix(list[i], ".xhtml") ||
            g_str_has_suffix(list[i], ".opf") ||
            g_str_has_suffix(list[i], ".ncx"))
            check_xml(zip, list[i]);
    zip_discard(zip);
}

/* The index leads to each term, and from "see" to what is to be seen. */
static void
test_index(void)
{
    g_autoptr(GBytes) bytes = book_of(
        "= T\n:doctype: book\n\n== One\n\nA ((Bird)). (((Bird, Wren)))\n\n"
        "== Two\n\nThe ((bird)), ((Élan)) (((Fowl >> Bird))).\n"
        "((Bird)) (((Eagle &> Bird &> Nothing)))\n\n"
        "[index]\n== Index\n");
    zip_t *zip = open_book(bytes);
    g_autofree char *two = file_of(zip, "EPUB/text/chapter-2.xhtml");
    g_autofree char *index = file_of(zip, "EPUB/text/chapter-3.xhtml");
    const char *eagle = strstr(index, ">Eagle<");
    const char *elan = strstr(index, ">Élan<");

    g_assert_nonnull(strstr(two, "<span id=\"term-4\"></span>Élan"));
    g_assert_nonnull(strstr(index, "href=\"chapter-2.xhtml#term-4\">Élan</a>"));
    g_assert_nonnull(strstr(index,
                            ">Bird</span>, <a epub:type=\"index-locator\""
                            " href=\"chapter-1.xhtml#term-1\">1</a>, <a"));
    g_assert_nonnull(strstr(index, "href=\"chapter-1.xhtml#term-2\">Wren</a>"));
    g_assert_nonnull(strstr(index, "<em>see</em> <a epub:type=\"index-locator\""
                                   " href=\"#index-1\">Bird</a>"));
    g_assert_nonnull(strstr(index, ">Bird</a>, Nothing</li>"));
    g_assert_nonnull(strstr(index, " id=\"index-1\""));
    g_assert_true(eagle != NULL && elan != NULL && eagle < elan);
    zip_discard(zip);
}

/* The document's words for "see" go before those of its language. */
static void
test_index_labels(void)
{
    g_autoptr(GBytes) bytes =
        book_of("= T\n:lang: fr\n:see-also-label: cf.\n\n== Un\n\nUn ((mot)). "
                "(((Terme >> mot)))(((Verbe &> mot)))\n\n[index]\n== Index\n");
    zip_t *zip = open_book(bytes);
    g_autofree char *index = file_of(zip, "EPUB/text/chapter-2.xhtml");

    g_assert_nonnull(strstr(index, "<em>voir</em> <a"));
    g_assert_nonnull(strstr(index, "<em>cf.</em> <a"));
    zip_discard(zip);
}

/* `dir` goes before the language, in both directions. */
static void
test_direction(void)
{
    g_autoptr(GBytes) bytes =
        book_of("= T\n:dir: rtl\n\n== One\n\nText `x`.\n");
    g_autoptr(GBytes) other =
        book_of("= T\n:lang: ar\n:dir: ltr\n\n== One\n\nText.\n");
    zip_t *zip = open_book(bytes), *left = open_book(other);
    g_autofree char *opf = file_of(zip, "EPUB/package.opf");
    g_autofree char *one = file_of(zip, "EPUB/text/chapter-1.xhtml");
    g_autofree char *nav = file_of(zip, "EPUB/nav.xhtml");
    g_autofree char *css = file_of(zip, "EPUB/styles/book.css");
    g_autofree char *left_opf = file_of(left, "EPUB/package.opf");
    g_autofree char *left_one = file_of(left, "EPUB/text/chapter-1.xhtml");

    g_assert_nonnull(strstr(opf, "page-progression-direction=\"rtl\""));
    g_assert_nonnull(strstr(opf, "xml:lang=\"en\" dir=\"rtl\""));
    g_assert_nonnull(strstr(one, " dir=\"rtl\""));
    g_assert_nonnull(strstr(nav, " dir=\"rtl\""));
    g_assert_nonnull(strstr(one, "<code dir=\"ltr\">"));
    g_assert_null(strstr(css, "direction:"));
    g_assert_nonnull(strstr(css, "border-right"));
    g_assert_null(strstr(left_opf, "rtl"));
    g_assert_null(strstr(left_one, "rtl"));
    zip_discard(zip);
    zip_discard(left);
}

/* French marks never begin a line; code and other languages are left alone. */
static void
test_french(void)
{
    g_autoptr(GBytes) bytes = book_of("= T\n:lang: fr\n\n== Un ?\n\n*Mot* : `a "
                                      ";` et [lang=en]#what ?# fin !\n");
    zip_t *zip = open_book(bytes);
    g_autofree char *nav = file_of(zip, "EPUB/nav.xhtml");
    g_autofree char *one = file_of(zip, "EPUB/text/chapter-1.xhtml");

    g_assert_nonnull(
        strstr(one, "<strong>Mot</strong>\u00a0: <code>a ;</code>"));
    g_assert_nonnull(strstr(nav, ">Un\u202f?</a>"));
    g_assert_nonnull(strstr(one, ">what ?</span> fin\u202f!</p>"));
    zip_discard(zip);
}

static char *
make_file(const char *dir, const char *name, const char *bytes, gssize size)
{
    char *path = g_build_filename(dir, name, NULL);

    g_assert_true(g_file_set_contents(path, bytes, size, NULL));
    return path;
}

/* Sounds and films of the types that readers know are packed, others named. */
static void
test_media(void)
{
    g_autofree char *dir = g_dir_make_tmp("handout-epub-XXXXXX", NULL);
    g_autofree char *sound = make_file(dir, "a.mp3", "ID3 sound", -1);
    g_autofree char *film =
        make_file(dir, "b.mp4", "\0\0\0\030ftypisom film", 17);
    g_autofree char *wave = make_file(dir, "c.wav", "RIFF", -1);
    g_autofree char *text = g_strdup_printf(
        "audio::%s[]\n\naudio::%s[]\n\nvideo::%s[opts=autoplay]\n\n"
        "audio::%s[]\n\naudio::%s.none[]\n",
        sound, sound, film, wave, wave);
    g_autoptr(GBytes) bytes = book_of(text);
    zip_t *zip = open_book(bytes);
    g_autofree char *page = file_of(zip, "EPUB/text/front.xhtml");
    g_autofree char *opf = file_of(zip, "EPUB/package.opf");
    g_autofree char *packed = file_of(zip, "EPUB/media/1.mp3");

    g_assert_cmpstr(packed, ==, "ID3 sound");
    g_assert_nonnull(strstr(page, "<audio src=\"../media/1.mp3\" controls"));
    g_assert_nonnull(strstr(page, "<video src=\"../media/2.mp4\" controls"));
    g_assert_null(strstr(page, "autoplay"));
    g_assert_null(strstr(page, "c.wav\""));
    g_assert_nonnull(strstr(opf, "media-type=\"audio/mpeg\""));
    g_assert_nonnull(strstr(opf, ">textual,visual,auditory<"));
    g_assert_nonnull(strstr(opf, "Hazard\">unknown<"));
    zip_discard(zip);
    g_remove(sound);
    g_remove(film);
    g_remove(wave);
    g_assert_cmpint(g_rmdir(dir), ==, 0);
}

/* A chapter too long for small readers is cut at its sections. */
static void
test_long(void)
{
    g_autoptr(GString) text = g_string_new("= T\n\n== Long\n\n");
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *names = NULL;
    zip_t *zip;

    for (int i = 0; i < 60; i++) {
        g_string_append_printf(text, "=== Part %d\n\n", i);
        for (int n = 0; n < 100; n++)
            g_string_append(text, "Words that are read one by one, by many. ");
        g_string_append(text, "\n\nMore.\n\n");
        for (int n = 0; n < 50; n++)
            g_string_append(text, "* An item of a list\n");
        g_string_append(text, "\n");
    }
    bytes = book_of(text->str);
    zip = open_book(bytes);
    names = names_of(zip);
    g_assert_nonnull(strstr(names, "chapter-61.xhtml"));
    zip_discard(zip);
}

/* Without sections it is cut between two blocks, in front and in chapters. */
static void
test_long_without_sections(void)
{
    g_autoptr(GString) text = g_string_new("= T\n\n");
    g_autoptr(GBytes) bytes = NULL;
    zip_t *zip;
    unsigned paragraphs = 0, files = 0;

    for (int i = 0; i < 1200; i++) {
        g_string_append_printf(text, "[[p%d]]P%d. See <<p%d,it>>.", i, i,
                               (i + 700) % 1200);
        for (int n = 0; n < 20; n++)
            g_string_append(text, " Words that fill this file, nothing else.");
        g_string_append(text, "\n\n");
        if (i == 600)
            g_string_append(text, "== Section\n\n");
    }
    bytes = book_of(text->str);
    zip = open_book(bytes);
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
        const char *name = zip_get_name(zip, (zip_uint64_t) i, 0);
        g_autofree char *file = NULL;

        if (!g_str_has_prefix(name, "EPUB/text/"))
            continue;
        file = file_of(zip, name);
        g_assert_cmpuint(strlen(file), <=, 260 * 1024);
        files++;
        for (const char *p = file; (p = strstr(p, ">P")) != NULL; p += 2)
            paragraphs++;
    }
    g_assert_cmpuint(paragraphs, ==, 1200);
    g_assert_cmpuint(files, >, 4);
    zip_discard(zip);
}

/* Sections of level 2 are files when the text asks for it. */
static void
test_chapter_level(void)
{
    g_autoptr(GBytes) bytes =
        book_of("= T\n:epub-chapter-level: 2\n\n== A\n\nText.\n\n=== B\n\n"
                "See <<_a>>.\n\n==== C\n\n== D\n");
    zip_t *zip = open_book(bytes);
    g_autofree char *a = file_of(zip, "EPUB/text/chapter-1.xhtml");
    g_autofree char *b = file_of(zip, "EPUB/text/chapter-2.xhtml");
    g_autofree char *d = file_of(zip, "EPUB/text/chapter-3.xhtml");
    g_autofree char *nav = file_of(zip, "EPUB/nav.xhtml");

    g_assert_null(strstr(a, "id=\"_b\""));
    g_assert_nonnull(strstr(b, "<h1 id=\"_b\">B</h1>"));
    g_assert_nonnull(strstr(b, "<h2 id=\"_c\">C</h2>"));
    g_assert_nonnull(strstr(b, "href=\"chapter-1.xhtml#_a\""));
    g_assert_nonnull(strstr(d, "<h1 id=\"_d\">D</h1>"));
    g_assert_nonnull(strstr(nav, "text/chapter-2.xhtml#_c\">C</a>"));
    zip_discard(zip);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/chapters", test_chapters);
    g_test_add_func("/epub/first-bytes", test_first_bytes);
    g_test_add_func("/epub/metadata", test_metadata);
    g_test_add_func("/epub/metadata/more", test_more_metadata);
    g_test_add_func("/epub/twice", test_twice);
    g_test_add_func("/epub/hostile", test_hostile);
    g_test_add_func("/epub/index", test_index);
    g_test_add_func("/epub/index/labels", test_index_labels);
    g_test_add_func("/epub/direction", test_direction);
    g_test_add_func("/epub/french", test_french);
    g_test_add_func("/epub/media", test_media);
    g_test_add_func("/epub/long", test_long);
    g_test_add_func("/epub/long/flat", test_long_without_sections);
    g_test_add_func("/epub/chapter-level", test_chapter_level);
    return g_test_run();
}
