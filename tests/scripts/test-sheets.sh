# Booklets checked from their PDF: numbered pages on sheets that are folded and
# read again; how printing is asked for, refused and reported.
. "$(dirname "$0")/common.sh"
needs pdftotext
python=/usr/bin/python3
$python -c 'import pikepdf' 2>/dev/null || { echo 'skipped: no pikepdf'; exit 77; }
fold="$top/tests/scripts/fold.py"
cd "$tmp"
export SOURCE_DATE_EPOCH=0 # what is the same gives the same bytes

# numbered N [HEADER LINE...]: a text of N pages that say P1, P2…
numbered() {
  local n=$1 i
  shift
  printf '= P1\n:nofooter:\n'
  [ $# -eq 0 ] || printf '%s\n' "$@"
  for ((i = 2; i <= n; i++)); do printf '\n<<<\n\nP%d\n' "$i"; done
}

# folds N "OPTIONS" [KEY=VALUE...]
folds() {
  local n=$1 options=$2
  shift 2
  numbered "$n" >n.adoc
  "$handout" -q --booklet $options n.adoc -o n.pdf && $python "$fold" n.pdf "$n" "$@"
}

# Each count once, with options that change from one to the next.
flips=(short long)
sizes=('' 4 8 16 20 32 16-32 12-24)
for ((n = 1; n <= 130; n++)); do
  flip=${flips[n % 2]} size=${sizes[n % 8]} options= keys=
  [ -n "$size" ] && options="--signature $size" keys="signature=$size"
  [ $((n % 3)) -eq 0 ] && options="$options --bind right" keys="$keys rtl=1"
  [ $((n % 5)) -eq 0 ] && options="$options --back-cover" keys="$keys cover=1"
  [ $((n % 7)) -eq 0 ] && options="$options --paper-thickness 0.1mm" keys="$keys creep=0.283465"
  check "$n pages, flip $flip $options" folds "$n" "--flip $flip $options" flip=$flip $keys
done
check 'creep of thick paper' folds 64 '--paper-thickness 0.3mm' creep=0.850394
check 'creep outwards' folds 61 '--paper-thickness 0.3mm --creep out' creep=0.850394 out=1
check 'in signatures' folds 61 '--paper-thickness 0.3mm --creep out --signature 16 --flip long' \
  creep=0.850394 out=1 signature=16 flip=long
# The figures of the manual are those of the sheets.
cat >figures.py <<'PY'
import re, sys
import pikepdf
told = re.findall(r"^\|(\d+) \|([\d.]+) mm \|([\d.]+) mm$",
                  open(sys.argv[1]).read().split("[#creep-figures")[1], re.M)
assert len(told) == 6
for column, path in enumerate(("in.pdf", "out.pdf")):
    pdf = pikepdf.open(path)
    pages = pdf.pages
    half = float(list(pages[0].MediaBox)[2]) / 2
    for row in told:
        away = 1 if column else -1
        expected = float(row[1 + column]) * 72 / 25.4 * away
        for side in (0, 1):
            page = pages[2 * (int(row[0]) - 1) + side]
            at = [float(given[4]) for given, op in pikepdf.parse_content_stream(page)
                  if str(op) == "cm" and float(given[0]) == 1]
            right = max(at) - half
            assert abs(right - expected) <= 0.01, (path, row, right, expected)
PY
figures() {
  numbered 44 >n.adoc
  for way in in out; do
    "$handout" -q --booklet --paper-thickness 0.1mm --creep $way n.adoc -o $way.pdf || return 1
  done
  $python figures.py "$top/docs/manual.adoc"
}
check "the manual's figures" figures

# A right-to-left text is bound on the right by itself.
arabic() {
  numbered 5 ':lang: ar' >a.adoc
  "$handout" -q --booklet a.adoc -o a.pdf && $python "$fold" a.pdf 5 rtl=1
}
check 'Arabic is bound on the right' arabic

# --- how it is asked for ---

numbered 6 ':booklet: flip=long' >b.adoc
check 'by the text' exits 0 "$handout" b.adoc -o b.pdf
check 'with its settings' $python "$fold" b.pdf 6 flip=long
check 'the printer is told' grep -q 'flip on the long edge' err
check 'sheets are counted' grep -q '6 pages and 2 blank on 2 sheets of 297 x 210 mm' err
check 'quietly' sh -c "'$handout' -q b.adoc -o b.pdf 2>err && test ! -s err"
check 'not for the text' exits 0 "$handout" -a 'booklet!' b.adoc -o b.pdf
check 'it has pages then' sh -c "pdfinfo b.pdf | grep -q '^Pages: *6'"
numbered 2 ':booklet: flip=north' >bad.adoc
check 'wrong in the text' exits 0 "$handout" bad.adoc -o bad.pdf
check 'is a message' grep -q "invalid setting for printing.*flip: 'north'" err
numbered 9 >n.adoc
check 'signatures' exits 0 "$handout" --booklet --signature 4 n.adoc -o s.pdf
check 'are told by their sizes' grep -q ' on 3 sheets of 297 x 210 mm, 3 signatures of 4 pages; 6 sides' err
check 'several sizes' exits 0 "$handout" --booklet --signature 8 --marks crop n.adoc -o s.pdf
check 'too' grep -q ', 2 signatures: 1 of 8, 1 of 4 pages;' err
check 'and where to cut' grep -q '; then cut at the marks$' err
check 'letter' exits 0 "$handout" --booklet --sheet letter n.adoc -o l.pdf
check 'is eleven inches wide' sh -c "pdfinfo l.pdf | grep -q '^Page size: *792 x 612'"
check 'several a side' exits 0 "$handout" -q --nup 2x2 --frame n.adoc -o u.pdf
check 'three sides' sh -c "pdfinfo u.pdf | grep -q '^Pages: *3'"
check 'proof' exits 0 "$handout" -q --booklet --proof n.adoc -o p.pdf
check 'seven spreads' sh -c "pdfinfo p.pdf | grep -q '^Pages: *7'"
for half in fronts backs; do
  check "$half" exits 0 "$handout" -q --booklet --sides $half n.adoc -o $half.pdf
  check "$half: three" sh -c "pdfinfo $half.pdf | grep -q '^Pages: *3'"
done
# A picture on the back cover stays outside, the blank goes before it.
echo '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>' >c.svg
numbered 6 ':back-cover-image: image:c.svg[]' >c.adoc
check 'a back cover' exits 0 "$handout" --booklet c.adoc -o c.pdf
check 'is outside' $python -c 'import pikepdf
pdf = pikepdf.open("c.pdf")
sides = [sum(str(op) == "cm" and float(given[0]) == 1
             for given, op in pikepdf.parse_content_stream(page)) for page in pdf.pages]
assert sides == [2, 1, 2, 2], sides'
# Command and text mean the same with lines for notes: whatever is blank.
numbered 6 ':doctype: book' ':media: prepress' >r.adoc
for options in '' --booklet '--nup 2x1'; do
  check "ruled by the command $options" exits 0 "$handout" -q $options --note-lines r.adoc -o r1.pdf
  check 'or by the text' exits 0 "$handout" -q $options -a note-lines r.adoc -o r2.pdf
  check 'is the same' cmp r1.pdf r2.pdf
  check 'and not as without' exits 0 "$handout" -q $options r.adoc -o r3.pdf
  check 'lines' sh -c '! cmp -s r1.pdf r3.pdf'
done
check 'crop marks need a larger sheet' sh -c \
  "'$handout' -q --booklet --marks crop,fold,registration --bleed 3mm n.adoc -o m.pdf && pdfinfo -box m.pdf | grep -q '^TrimBox: *28.35 *28.35 *870.24 *623.62'"
for file in n l u p m fronts backs; do
  check "$file.pdf is sound" qpdf --check $file.pdf
done
if "$shared/bin/check-pdfua" --list >/dev/null 2>&1; then
  for file in u p; do
    check "$file.pdf is PDF/UA" "$shared/bin/check-pdfua" $file.pdf
  done
fi

# Where the outline and the contents lead is where the words are, on the sheets.
{ echo '= Talks'; echo ':toc:'; for ((i = 1; i <= 9; i++)); do printf '\n<<<\n\n== Talk T%d\n\nxref:_talk_t%d[L%d]\n' $i $((10 - i)) $i; done; } >way.adoc
check 'with contents' exits 0 "$handout" -q --booklet --flip long --paper-thickness 0.2mm way.adoc -o way.pdf
cat >way.py <<'PY'
import re, subprocess
import pikepdf
pdf = pikepdf.open("way.pdf")
height = float(list(pdf.pages[0].MediaBox)[3])
text = subprocess.run(["pdftotext", "-bbox", "way.pdf", "-"], check=True, capture_output=True, text=True).stdout
words = [[(w[4], [float(v) for v in w[:4]]) for w in re.findall(
    r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', page)]
    for page in re.findall(r"<page .*?</page>", text, re.S)]
number = {page.objgen: i for i, page in enumerate(pdf.pages)}
names = {}
def gather(node):
    for kid in node.get("/Kids", []): gather(kid)
    pairs = list(node.get("/Names", []))
    names.update((str(k), v) for k, v in zip(pairs[::2], pairs[1::2]))
gather(pdf.Root.Names.Dests)
def leads(dest, word):
    if not isinstance(dest, pikepdf.Array): dest = names[str(dest)]
    if isinstance(dest, pikepdf.Dictionary): dest = dest.D
    side, y = number[dest[0].objgen], height - float(dest[3])
    at = [box for w, box in words[side] if w == word]
    assert any(min(abs(box[1] - y), abs(box[3] - y)) < 45 for box in at), (word, side, y, at)
with pdf.open_outline() as outline:
    talks = [item for item in outline.root if "Talk T" in item.title]
    assert len(talks) == 9
    for i, item in enumerate(talks):
        leads(item.destination if item.destination is not None else item.action.D, "T%d" % (i + 1))
links = 0
for side, page in enumerate(pdf.pages):
    for link in page.get("/Annots", []):
        x0, y0, x1, y1 = [float(v) for v in link.Rect]
        under = [w for w, b in words[side] if x0 - 1 <= (b[0] + b[2]) / 2 <= x1 + 1
                 and y0 - 1 <= height - (b[1] + b[3]) / 2 <= y1 + 1]
        to = [w for w in under if re.fullmatch(r"[TL]\d", w)]
        assert len(to) == 1, (side, under)
        n = int(to[0][1])
        leads(link.Dest if "/Dest" in link else link.A.D, "T%d" % (n if to[0][0] == "T" else 10 - n))
        links += 1
assert links == 18, links
PY
check 'links and outline lead there' $python way.py
if "$shared/bin/check-pdfua" --list >/dev/null 2>&1; then
  "$shared/bin/check-pdfua" way.pdf >ua 2>&1
  check 'it is PDF/UA but for the order of the file' sh -c 'grep -Eq "^[0-9]+ checks" ua && ! grep "^FAIL" ua | grep -v "^FAIL reading-order"'
fi

# --- copy-fit ---

# lines N: a text of so many paragraphs of one line
lines() { printf '= Fit\n:nofooter:\n'; for ((i = 1; i <= $1; i++)); do printf '\nLine %d\n' "$i"; done; }
pages() { "$handout" "$@" --booklet fit.adoc -o fit.pdf 2>&1 | sed -n 's/^handout: \([0-9]*\) page.* on .* sheet.*/\1/p'; }
# The longest text of four pages, and one that is a little longer.
n=60
while lines $n >fit.adoc && [ "$(pages)" -le 4 ]; do n=$((n + 1)); done
check 'a line too many makes a fifth page' test "$(pages)" -eq 5
check 'it is set tighter' test "$(pages --fit)" -eq 4
check 'and that is told' sh -c "'$handout' --booklet --fit fit.adoc -o fit.pdf 2>&1 | grep -q 'set to fit 4 pages, not 5: fuller pages, leading 9. % ([0-9.]* pt)$'"
lines $((n + 12)) >fit.adoc
check 'too much is too much' test "$(pages --fit)" -eq 5
check 'the rest is counted' sh -c "'$handout' --booklet --fit fit.adoc -o fit.pdf >told 2>&1 && grep -Eq 'too long for 4 pages by [0-9]+ lines, by [0-9]+ when set' told"
# The counts are true: so many lines less, and not one less than that.
loose=$(sed -n 's/.* pages by \([0-9]*\) line.*/\1/p' told)
tight=$(sed -n 's/.*, by \([0-9]*\) when.*/\1/p' told)
told() { "$handout" --booklet --fit fit.adoc -o fit.pdf 2>&1 | grep -q "$1"; }
lines $((n + 12 - tight)) >fit.adoc
check "$tight lines less fit when set tight" test "$(pages --fit)" -eq 4
lines $((n + 13 - tight)) >fit.adoc
check 'one more does not' test "$(pages --fit)" -eq 5
check 'and is one line over' told 'pages by [0-9]* lines, by 1 when'
lines $((n + 12 - loose)) >fit.adoc
check "$loose lines less fit without less leading" sh -c "'$handout' --booklet --fit fit.adoc -o fit.pdf 2>&1 | grep -v 'set to fit .*leading' | grep -q '^handout: 4 pages'"
lines $((n + 13 - loose)) >fit.adoc
check 'one more needs it' told 'set to fit 4 pages, not 5: fuller pages, leading 9[0-9] %'
check 'a sheet to learn from' exits 0 "$handout" --test-sheet -o ts.pdf
check 'is one' sh -c "pdfinfo ts.pdf | grep -q '^Pages: *2'"
check 'page 1 is a front' sh -c "pdftotext -f 1 -l 1 ts.pdf - | grep -q 'flip on the short'"
check 'page 2 is behind it' sh -c "pdftotext -f 2 -l 2 ts.pdf - | grep -q '^Page 2'"
check 'for the other edge' sh -c "'$handout' -q --test-sheet --flip long -o ts.pdf && pdftotext -f 1 -l 1 ts.pdf - | grep -q 'flip on the long'"

for option in '--signature 6' '--signature 0' '--signature 20-12' '--signature x' \
  '--signature 16-' '--sheet A99' '--sheet 0x0' '--sheet' '--page-size 5' \
  '--paper-thickness thick' '--paper-thickness -1mm' '--paper-thickness 1m' \
  '--gutter 1x' '--bleed -3mm' '--marks corner' '--nup 0x1' '--nup 2' '--nup 2x' \
  '--nup 99x1' '--flip up' '--sides left' '--bind top' '--creep sideways' \
  '--proof --nup 2x1' '--booklet --proof --sides backs' \
  '--booklet --nup 2x2'; do
  check "refused: $option" exits 2 "$handout" n.adoc -o x.pdf $option
  check 'with its name' grep -q -- "${option%% *}\|nup\|sides" err
done
check 'nothing was written' test ! -e x.pdf
finish
