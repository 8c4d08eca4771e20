"""foreign.py FOLDER: makes PDF files as others make them, to be imposed."""
import base64
import struct
import sys
import zlib
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

folder = Path(sys.argv[1])


def font():
    return Dictionary(Type=Name.Font, Subtype=Name.Type1,
                      BaseFont=Name.Helvetica)


def add_page(pdf, words, width=595.276, height=841.89, **keys):
    content = ("BT /F1 40 Tf 60 60 Td (%s) Tj ET" % words).encode()
    page = Dictionary(Type=Name.Page, MediaBox=[0, 0, width, height],
                      Contents=pdf.make_stream(content), **keys)
    if "Resources" not in keys:
        page.Resources = Dictionary(Font=Dictionary(F1=font()))
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf.pages[-1].obj


def numbered(name, n, **keys):
    pdf = pikepdf.new()
    for i in range(1, n + 1):
        add_page(pdf, "P%d" % i, **keys)
    pdf.save(folder / name)


numbered("six.pdf", 6)
numbered("small.pdf", 6, width=420.945, height=595.276)
numbered("wide.pdf", 7, width=842, height=595)

# Turned, cropped, with what it needs on the node above.
pdf = pikepdf.new()
add_page(pdf, "TURNED", Rotate=90)
add_page(pdf, "CROPPED", CropBox=Array([50, 50, 350, 474]))
add_page(pdf, "UNIT", width=297.638, height=420.945, UserUnit=2)
page = add_page(pdf, "ABOVE")
pdf.Root.Pages.Resources = page.Resources
del page.Resources
add_page(pdf, "BELOW", Rotate=-180)
page = pdf.pages[0].obj
pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(
    [pikepdf.String("there"), Array([pdf.pages[3].obj, Name.XYZ, 0, 841, None])])))
page.Annots = pdf.make_indirect(Array([
    Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[60, 60, 160, 100],
               A=Dictionary(S=Name.URI, URI=pikepdf.String("https://a.example/"))),
    Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[60, 160, 160, 200],
               Dest=pikepdf.String("there")),
    Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[60, 260, 160, 300],
               A=Dictionary(S=Name.GoTo, D=Array([pdf.pages[1].obj, Name.Fit]))),
    Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[60, 260, 160, 300],
               A=Dictionary(S=Name.JavaScript, JS=pikepdf.String("x()"))),
]))
with pdf.open_outline() as outline:
    outline.root.append(pikepdf.OutlineItem("First", 0))
    outline.root.append(pikepdf.OutlineItem("Fourth", 3))
pdf.docinfo["/Title"] = "Foreign"
pdf.save(folder / "odd.pdf")

pdf = pikepdf.open(folder / "six.pdf")
pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(
    owner="owner", user="user", R=6))
pdf.save(folder / "open.pdf", encryption=pikepdf.Encryption(
    owner="owner", user="", R=4))
bytes_ = (folder / "six.pdf").read_bytes()
(folder / "cut.pdf").write_bytes(bytes_[:len(bytes_) // 2])
(folder / "noise.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
(folder / "text.pdf").write_bytes(b"This is no PDF.\n")
(folder / "empty.pdf").write_bytes(b"")
pikepdf.new().save(folder / "none.pdf")

# An outline, a tree of names and a page tree that go in circles.
pdf = pikepdf.new()
add_page(pdf, "ROUND")
item = pdf.make_indirect(Dictionary(Title=pikepdf.String("round")))
item.Next = item
item.First = item
pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item))
node = pdf.make_indirect(Dictionary())
node.Kids = Array([node, node])
pdf.Root.Names = Dictionary(Dests=node)
pdf.pages[0].obj.Annots = Array([
    Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9],
               Dest=pikepdf.String("x")),
    Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0],
               Dest=pikepdf.String("x")),
    Name.Wrong, Array([])])
pdf.pages[0].obj.Resources.XObject = Dictionary(Self=pdf.pages[0].obj)
pdf.save(folder / "round.pdf")

# Annotations: what shows on paper, turned and scaled in every way, and what
# does not.
def appearance(pdf, words, box=(0, 0, 100, 40), **keys):
    stream = pdf.make_stream(
        b"0.8 0.9 1 rg %f %f %f %f re f 0 g BT /F1 20 Tf %f %f Td (%s) Tj ET"
        % (box[0], box[1], box[2] - box[0], box[3] - box[1], box[0] + 5,
           box[1] + 10, words))
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([float(v) for v in box])
    stream.Resources = Dictionary(Font=Dictionary(F1=font()))
    for key, value in keys.items():
        stream["/" + key] = value
    return stream


def annotation(kind, rect, look, flags=4, **keys):
    return Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array(rect), F=flags,
                      AP=Dictionary(N=look), **keys)


def annotated(name, make, **keys):
    for turn in (0, 90):
        pdf = pikepdf.new()
        page = add_page(pdf, "TEXT", width=400, height=600, Rotate=turn, **keys)
        page.Annots = Array([pdf.make_indirect(a) for a in make(pdf)])
        pdf.save(folder / ("%s-%d.pdf" % (name, turn)))


annotated("shown", lambda pdf: [
    annotation(Name.Stamp, [50, 400, 150, 440], appearance(pdf, b"STAMP")),
    annotation(Name.Stamp, [350, 300, 200, 500],
               appearance(pdf, b"TURNED", Matrix=Array([0, 1, -1, 0, 7, 3]))),
    annotation(Name.Stamp, [50, 200, 350, 260],
               appearance(pdf, b"WIDE", box=(-20, 5, 80, 35))),
    annotation(Name.Widget, [50, 100, 90, 140], Dictionary(
        On=appearance(pdf, b"ON"), Off=appearance(pdf, b"OFF")),
        AS=Name.On, FT=Name.Btn),
])
annotated("unshown", lambda pdf: [
    annotation(Name.Stamp, [50, 400, 150, 440], appearance(pdf, b"A"), flags=6),
    annotation(Name.Stamp, [50, 300, 150, 340], appearance(pdf, b"B"), flags=0),
    annotation(Name.Popup, [50, 200, 150, 240], appearance(pdf, b"C")),
    annotation(Name.Widget, [200, 100, 240, 140], Dictionary(
        On=appearance(pdf, b"D")), AS=Name.Off, FT=Name.Btn),
    annotation(Name.Stamp, [50, 100, 150, 140],
               appearance(pdf, b"E", box=(0, 0, 0, 9))),
    annotation(Name.Stamp, [50, 100, 150], appearance(pdf, b"F")),
    annotation(Name.Stamp, [0, 0, 10**9, 9], appearance(pdf, b"G")),
    Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[1, 1, 9, 9], F=4,
               AP=Name.None_),
    Dictionary(Type=Name.Annot, Subtype=Name.Highlight, F=4,
               Rect=[1, 1, 9, 9]),
])
annotated("bare", lambda pdf: [])

# A stamp on a layer that is off, as the page says it.
pdf = pikepdf.new()
page = add_page(pdf, "TEXT")
layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("off")))
pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(
    OFF=Array([layer])))
page.Annots = Array([annotation(Name.Stamp, [50, 400, 150, 440],
                                appearance(pdf, b"LAYER"), OC=layer)])
pdf.save(folder / "layer.pdf")

# --- made to harm ---

def raw(name, objects, version=b"1.7"):
    """A file of objects as they are given, with a table of where they are."""
    out, places = b"%%PDF-%s\n" % version, []
    for i, body in enumerate(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i + 1, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, start)
    (folder / name).write_bytes(out)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def boxed(name, box, extra=b""):
    raw(name, [CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[%s]%s/Contents 4 0 R"
               b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1"
               b"/BaseFont/Helvetica>>>>>>>>" % (box, extra),
               b"<</Length 34>>stream\nBT /F1 30 Tf 60 60 Td (BOX) Tj ET  \nendstream"])


HUGE = b"9" * 400
boxed("box-huge.pdf", b"0 0 1000000 1000000")
boxed("box-endless.pdf", b"0 0 %s %s" % (HUGE, HUGE))
boxed("box-nowhere.pdf", b"-%s -%s %s %s" % (HUGE, HUGE, HUGE, HUGE))
boxed("box-negative.pdf", b"400 600 0 0")
boxed("box-empty.pdf", b"0 0 0 0")
boxed("box-words.pdf", b"/a (b) null true")
boxed("box-short.pdf", b"0 0 400")
boxed("box-limit.pdf", b"0 0 14400 14400", b"/UserUnit 100")
boxed("unit-huge.pdf", b"0 0 400 600", b"/UserUnit %s" % HUGE)
boxed("unit-zero.pdf", b"0 0 400 600", b"/UserUnit 0")
boxed("turn-odd.pdf", b"0 0 400 600", b"/Rotate 45")
boxed("turn-huge.pdf", b"0 0 400 600", b"/Rotate -99999999999999999990")

page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]>>"
raw("tree-loop.pdf", [CATALOG, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", page])
raw("tree-deep.pdf",
    [CATALOG] + [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (i + 1)
                 for i in range(2, 20000)] + [page])
raw("tree-wide.pdf", [CATALOG, b"<</Type/Pages/Kids[%s]/Count 2>>" %
                      (b"3 0 R " * 200000), page])
raw("tree-empty.pdf", [CATALOG, b"<</Type/Pages/Kids[]/Count 4000000000>>"])
raw("tree-none.pdf", [b"<</Type/Catalog>>"])
raw("tree-missing.pdf", [CATALOG, b"<</Type/Pages/Kids[9 0 R 3 0 R]/Count 2>>",
                         page])
raw("prev-loop.pdf", [CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page])
data = (folder / "prev-loop.pdf").read_bytes()
start = data.rindex(b"xref\n0")
(folder / "prev-loop.pdf").write_bytes(
    data.replace(b"/Root", b"/Prev %d/Root" % start))
raw("nested.pdf", [CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                   page[:-2] + b"/Resources" + b"<</A" * 5000 + b" 1" +
                   b">>" * 5000 + b">>"])

# A little that becomes much: content, what holds other objects, a picture.
def packed(megabytes, times=1):
    squeeze = zlib.compressobj(9)
    block = b"0 g " * (1 << 18)
    out = b"".join([squeeze.compress(block) for _ in range(megabytes)] +
                   [squeeze.flush()])
    for _ in range(times - 1):
        out = zlib.compress(out, 9)
    return out


def bomb(name, data, filters, kids=b"3 0 R", contents=b"4 0 R"):
    raw(name, [CATALOG, b"<</Type/Pages/Kids[%s]/Count 1>>" % kids,
               page[:-2] + b"/Contents %s>>" % contents,
               b"<</Length %d/Filter%s>>stream\n%s\nendstream" %
               (len(data), filters, data)])


once, twice = packed(300), packed(300, 2)
bomb("bomb-content.pdf", once, b"/FlateDecode")
bomb("bomb-twice.pdf", twice, b"[/FlateDecode/FlateDecode]")
bomb("bomb-parts.pdf", packed(40), b"/FlateDecode",
     contents=b"[%s]" % (b"4 0 R " * 20000))
bomb("large-content.pdf", packed(40), b"/FlateDecode")
ascii85 = base64.a85encode(once) + b"~>"
bomb("bomb-ascii.pdf", ascii85, b"[/ASCII85Decode/FlateDecode]",
     contents=b"[4 0 R 4 0 R]")
raw("bomb-objects.pdf", [CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page,
    b"<</Type/ObjStm/N 1/First 4/Length %d/Filter/FlateDecode>>stream\n%s\n"
    b"endstream" % (len(once), once)])


# Beyond what can be seen from outside: objects in a packed stream, read through
# a table that is packed too.
def compressed(name, data, filters):
    places, out = [], b"%PDF-1.7\n"
    for number, body in ((1, CATALOG), (2, b"<</Type/Pages/Kids[5 0 R]/Count 1>>"),
                         (3, b"<</Type/ObjStm/N 1/First 4/Length %d/Filter%s>>stream\n%s\nendstream"
                          % (len(data), filters, data))):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    rows = [(0, 0, 0)] + [(1, place, 0) for place in places] + [(1, start, 0), (2, 3, 0)]
    table = b"".join(struct.pack(">BIB", *row) for row in rows)
    out += (b"4 0 obj\n<</Type/XRef/Size 6/W[1 4 1]/Root 1 0 R/Length %d>>stream\n%s\n"
            b"endstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (len(table), table, start))
    (folder / name).write_bytes(out)


inside = b"5 0 " + page + b" " * 9
compressed("packed.pdf", zlib.compress(inside), b"/FlateDecode")
compressed("bomb-hidden.pdf", ascii85, b"[/ASCII85Decode/FlateDecode]")
