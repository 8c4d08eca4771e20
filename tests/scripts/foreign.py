"""foreign.py FOLDER: makes PDF files as others make them, to be imposed."""
import sys
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
