# Booklets side by side with those of pdfjam and pdfbook2 from the same PDF: which
# page is where on which side, which way round, how large.  Skipped without them.
. "$(dirname "$0")/common.sh"
needs pdftotext
needs pdfjam
python=/usr/bin/python3
$python -c 'import pikepdf' 2>/dev/null || { echo 'skipped: no pikepdf'; exit 77; }
cd "$tmp"

cat >numbered.py <<'PY'
import sys
import pikepdf
from pikepdf import Array, Dictionary, Name
n, width, height, path = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
pdf = pikepdf.new()
font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
for i in range(1, n + 1):
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, width, height]),
        Resources=Dictionary(Font=Dictionary(F1=font)),
        Contents=pdf.make_stream(b"BT /F1 30 Tf 60 90 Td (P%d) Tj ET" % i),
        Annots=Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[60, 90, 100, 120],
                                 A=Dictionary(S=Name.URI, URI=pikepdf.String("https://a.example/")))])))))
pdf.save(path)
PY

# Places of the words, and how large they are: a page's scale.  "over": theirs is
# looked at from its other end.
cat >compare.py <<'PY'
import re, subprocess, sys
def sides(path, over):
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    found = []
    for width, height, page in re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', text, re.S):
        side = {}
        for *at, word in re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(P\d+)<', page):
            x0, y0, x1, y1 = map(float, at)
            if over:
                x0, y0, x1, y1 = float(width) - x1, float(height) - y1, float(width) - x0, float(height) - y0
            side[word] = (x0, y0, x1, y1)
        found.append(side)
    return found
ours, theirs = sides(sys.argv[1], False), sides(sys.argv[2], "over" in sys.argv)
assert len(ours) == len(theirs), "%d and %d sides" % (len(ours), len(theirs))
for i, (a, b) in enumerate(zip(ours, theirs)):
    assert a.keys() == b.keys(), "side %d: %s and %s" % (i + 1, a, b)
    for word in a:
        far = max(abs(x - y) for x, y in zip(a[word], b[word]))
        assert far <= 0.2, "side %d, %s: %s and %s" % (i + 1, word, a[word], b[word])
PY

# As theirs come, the fronts are upside down, for printers that turn paper about
# its long edge: ours for that edge, with the file held upside down.
# same N SIZE "OUR OPTIONS" "THEIR OPTIONS"
same() {
  $python numbered.py "$1" $2 in.pdf &&
    "$handout" impose -q in.pdf --flip long $3 -o ours.pdf &&
    pdfjam -q --landscape $4 -o theirs.pdf in.pdf &&
    $python compare.py ours.pdf theirs.pdf over
}
a4='595.276 841.89' a5='420.945 595.276' letter='612 792'
for n in 1 2 3 4 5 7 8 13 16 24; do
  check "$n pages of A4" same $n "$a4" '' '--paper a4paper --booklet true'
done
for n in 6 16 24; do
  check "$n pages, signatures of 8" same $n "$a4" '--signature 8' '--paper a4paper --signature 8'
done
check 'bound on the right' same 9 "$a4" '--bind right' '--paper a4paper --signature* 12'
check 'pages of A5 stay as large' same 10 "$a5" '' '--paper a4paper --booklet true'
check 'letter' same 10 "$letter" '' '--paper letterpaper --booklet true'

# What theirs lose.
links() { $python -c 'import pikepdf, sys
pdf = pikepdf.open(sys.argv[1])
print(sum(len(page.get("/Annots", [])) for page in pdf.pages))' "$1"; }
check 'links stay in ours' test "$(links ours.pdf)" -eq 10

# Its short edge is ours, and neither turns anything; it crops unless told not to.
book() {
  $python numbered.py "$1" $a4 book.pdf && pdfbook2 -s -n -p a4paper $3 book.pdf >/dev/null &&
    "$handout" impose -q book.pdf $2 -o ours.pdf && $python compare.py ours.pdf book-book.pdf
}
if command -v pdfbook2 >/dev/null; then
  check 'pdfbook2' book 10 ''
  check 'pdfbook2 with signatures' book 24 '--signature 8' '--signature=8'
fi
finish
