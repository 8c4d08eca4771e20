#!/usr/bin/env python3
"""epub_rules.py FILE.epub [PDF pages]: the rules of docs/manual.adoc, "What readers ask", held to a book; exit 1 with what is broken."""
import re
import struct
import sys
import xml.etree.ElementTree as ET
import zipfile

XHTML, EPUB = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"
OPF, XML = "{http://www.idpf.org/2007/opf}", "{http://www.w3.org/XML/1998/namespace}"
ROLES = {t: "doc-" + t for t in "chapter part appendix bibliography glossary index preface foreword dedication colophon footnote noteref pagebreak toc tip notice cover abstract acknowledgments".split()}
ROLES["page-list"] = "doc-pagelist"
broken = []


def hold(rule, what):
    if not what:
        broken.append(rule)


def size_of_jpeg(data):
    at = 2
    while at + 9 < len(data):
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2:at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return struct.unpack(">HH", data[at + 5:at + 9])[::-1]
        at += 2 + length
    return 0, 0


def size_of(name, data):
    if name.endswith(".png"):
        return struct.unpack(">II", data[16:24])
    return size_of_jpeg(data) if name.endswith(".jpg") else (0, 0)


def words(element):
    return "".join(element.itertext()).strip()


book = zipfile.ZipFile(sys.argv[1])
files = {i.filename: book.read(i) for i in book.infolist()}
infos = book.infolist()
opf = ET.fromstring(files["EPUB/package.opf"])
opf_text = files["EPUB/package.opf"].decode()
css = files["EPUB/styles/book.css"].decode()
nav = ET.fromstring(files["EPUB/nav.xhtml"])
ids = {i.get("id"): i for i in opf.iter(OPF + "item")}
spine = [ids[i.get("idref")].get("href") for i in opf.iter(OPF + "itemref")]
pages = {n: ET.fromstring(files["EPUB/" + n]) for n in spine}
lists = {n.get(EPUB + "type"): n for n in nav.iter(XHTML + "nav")}

hold("22 mimetype first and stored", infos[0].filename == "mimetype" and infos[0].compress_type == 0 and not infos[0].extra)
hold("22 container second, one time", infos[1].filename == "META-INF/container.xml" and len({i.date_time for i in infos}) == 1)
hold("22 sorted", [i.filename for i in infos[2:]] == sorted(i.filename for i in infos[2:]))
hold("22 photos stored", all(i.compress_type == 0 for i in infos if i.filename.endswith(".jpg")))
hold("5 ASCII names", all(re.fullmatch(r"[A-Za-z0-9/._-]+", n) for n in files))
hold("5 no file over 260 KB", all(len(files["EPUB/" + n]) <= 260 * 1024 for n in spine if "text/" in n))
hold("4 language of the package", opf.get(XML + "lang"))
hold("19 no obfuscation", "META-INF/encryption.xml" not in files)
hold("20 NCX, guide, cover for old readers", "EPUB/toc.ncx" in files and "<guide>" in opf_text and '<meta name="cover" content=' in opf_text)
hold("21 cover", 'properties="cover-image"' in opf_text and "text/cover.xhtml" in spine)
for name in ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary"):
    hold("10 " + name, f'"schema:{name}"' in opf_text)
hold("6 nav in the spine", "nav.xhtml" in spine)
for name in ("toc", "landmarks"):
    hold("6, 7 " + name, name in lists)
for link in lists["landmarks"].iter(XHTML + "a"):
    hold("7 one type a landmark, with words", len(link.get(EPUB + "type", "").split()) == 1 and words(link))

everywhere, headings, marks, seen = set(), [], [], []
for name, page in pages.items():
    hold(f"4 languages of {name}", page.get("lang") and page.get("lang") == page.get(XML + "lang"))
    text = files["EPUB/" + name].decode()
    hold(f"26 {name}: no comments, no styles", "<!--" not in text and " style=" not in text and "<style" not in text)
    above = 0
    for e in page.iter():
        tag, kinds, role = e.tag.replace(XHTML, ""), e.get(EPUB + "type", "").split(), e.get("role")
        if e.get("id"):
            hold(f"29 id {e.get('id')} twice", e.get("id") not in everywhere or name == "nav.xhtml")
            everywhere.add(e.get("id"))
        for kind in kinds:
            if kind in ROLES and tag not in ("a", "li", "ul") and (kind != "cover" or tag == "img") and tag != "body":
                hold(f"13 {name}: {kind} is {ROLES[kind]}", role == ROLES[kind])
        hold(f"14 {name}: role {role}", role is None or role.startswith("doc-"))
        if "noteref" in kinds:
            hold("15 role of a note's mark", role == "doc-noteref")
        if "footnote" in kinds:
            hold("15 note", tag == "aside" and role == "doc-footnote" and e.find(f".//{XHTML}a[@role='doc-backlink']") is not None)
        if "pagebreak" in kinds:
            hold("8 mark of a page", tag == "span" and e.get("aria-label"))
            marks.append(f"{name}#{e.get('id')}")
        if tag in ("script", "iframe", "object", "embed", "form"):
            hold(f"26 {name}: {tag}", False)
        if tag == "img":
            hold(f"26 {name}: remote {e.get('src')}", ":" not in e.get("src"))
            stem = re.sub(r"\.\w+$", "", e.get("src").rsplit("/", 1)[-1])
            hold(f"12 {name}: words of {e.get('src')}", e.get("alt") and e.get("alt") != stem)
        if tag == "th":
            hold(f"27 {name}: head of a table", e.get("scope") in ("col", "row") and (words(e) or e.find(f".//{XHTML}img") is not None))
        if re.fullmatch("h[1-6]", tag) and name not in ("nav.xhtml", "text/title.xhtml"):
            hold(f"{name}: a level is skipped before {words(e)}", int(tag[1]) <= above + 1)
            above = int(tag[1])
            if e.get("id") and "discrete" not in e.get("class", "") and "float" not in e.get("class", ""):
                headings.append(f"{name}#{e.get('id')}")

toc = [a.get("href") for a in lists["toc"].iter(XHTML + "a")]
if headings:
    hold("6 contents are the headings, in order", [t for t in toc if t in set(headings)] == headings)
listed = [a.get("href") for a in lists["page-list"].iter(XHTML + "a")] if "page-list" in lists else []
hold("8 each mark is listed, in order", listed == marks)
if listed:
    hold("9 source of the pages", 'property="source-of">pagination<' in opf_text and ">pageBreakMarkers<" in opf_text and "pageBreakSource" not in opf_text)
    hold("20 pages in the NCX", files["EPUB/toc.ncx"].count(b"<pageTarget ") == len(listed))
if len(sys.argv) > 2:
    hold(f"8 {len(listed)} pages listed, {sys.argv[2]} printed", len(listed) == int(sys.argv[2]))

for name, data in files.items():
    width, height = size_of(name, data)
    if name.startswith("EPUB/images/"):
        hold(f"18 {name} of {width} by {height}", width * height <= 5600000 and len(data) <= 1536 * 1024)
        hold(f"18 {name}: no Exif", b"Exif\0\0" not in data[:4096])

plain = re.sub(r"@font-face\{[^}]*\}", "", css)
colours = re.findall(r"([^{}]*)\{[^{}]*?(?<![-\w])(?:color|background(?:-color)?):", plain)
hold("16 colours of links alone, light and dark", {c.strip() for c in colours} == {"a:link,a:visited"} and len(colours) == 2 and "@media all and (prefers-color-scheme:dark)" in plain)
hold("17 code wraps", re.search(r"pre\{white-space:pre-wrap;overflow-wrap:anywhere", plain) and not re.search(r"overflow(-x)?:(auto|scroll)", plain))
for word in ("hyphens:auto", "-webkit-hyphens:auto", "-epub-hyphens:auto", "adobe-hyphenate:auto"):
    hold("23 " + word, word in plain)
for word in ("break-after:avoid", "page-break-after:avoid", "break-inside:avoid", "page-break-inside:avoid", "orphans:2", "widows:2"):
    hold("24 " + word, word in plain)
for word in ("epub|", "display:flex", "display:grid", "var(", "!important", "direction:", "position:", "@import"):
    hold("25 css has " + word, word not in plain)
hold("25 no rem", not re.search(r"\drem\b", plain))
hold("25 sizes in px", not re.search(r"(font-size|line-height|margin|padding)[^;}]*\dpx", plain))

print(f"{sys.argv[1]}: {len(spine)} files, {len(toc)} entries, {len(listed)} pages; {'; '.join(broken) or 'nothing is broken'}")
sys.exit(1 if broken else 0)
