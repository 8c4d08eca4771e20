# Other programs' PDF files on sheets: order, scale, boxes, links; and files that
# are damaged or made to harm.
. "$(dirname "$0")/common.sh"
needs pdftotext
python=/usr/bin/python3
$python -c 'import pikepdf' 2>/dev/null || { echo 'skipped: no pikepdf'; exit 77; }
cd "$tmp"
$python "$top/tests/scripts/foreign.py" . || exit 1

impose() { "$handout" impose -q "$@"; }
# words FILE SIDE: what a side says
words() { pdftotext -f "$2" -l "$2" "$1" - | tr -s '\n\f ' ' '; }
says() { local got; got=$(words "$1" "$2"); [ "$got" = "$3 " ] || { echo "says $got"; return 1; }; }

check 'a booklet' impose six.pdf -o b.pdf
check 'is sound' qpdf --check b.pdf
check 'four sides' sh -c "pdfinfo b.pdf | grep -q '^Pages: *4'"
check 'of A4' sh -c "pdfinfo b.pdf | grep -q '^Page size: *841.89 x 595.276'"
check 'front' says b.pdf 1 P1
check 'back' says b.pdf 2 P2
check 'inner front' says b.pdf 3 'P6 P3'
check 'inner back' says b.pdf 4 'P4 P5'
check 'nothing is drawn as pixels' sh -c "! pdfimages -list b.pdf | grep -q image"
check 'half pages are not made smaller' impose small.pdf -o s.pdf
check 'numbers stay' $python "$top/tests/scripts/fold.py" s.pdf 6
check 'creep and the other edge' impose small.pdf --paper-thickness 0.2mm --flip long --signature 4 --bind right -o c.pdf
check 'as told' $python "$top/tests/scripts/fold.py" c.pdf 6 flip=long signature=4 rtl=1 creep=0.566929
check 'creep in one signature' impose small.pdf --paper-thickness 0.2mm -o c.pdf
check 'one thickness' $python "$top/tests/scripts/fold.py" c.pdf 6 creep=0.566929
check 'slides' impose wide.pdf --nup 2x3 --frame --sheet A4 -o w.pdf
check 'two sides' sh -c "pdfinfo w.pdf | grep -q '^Pages: *2'"
check 'in order' says w.pdf 1 'P1 P2 P3 P4 P5 P6'
check 'standard streams' sh -c "'$handout' impose -q - -o - <six.pdf >std.pdf && cmp std.pdf b.pdf"
check 'the same again' sh -c "'$handout' impose -q six.pdf -o again.pdf && cmp again.pdf b.pdf"

check 'odd pages' impose odd.pdf --proof -o o.pdf
check 'are sound' qpdf --check o.pdf
check 'all are there' sh -c "pdftotext o.pdf - | tr -s '\n\f' ' ' | grep -q 'TURNED CROPPED UNIT ABOVE BELOW\|CROPPED.*ABOVE'"
check 'title' sh -c "pdfinfo o.pdf | grep -q '^Title: *Foreign'"
cat >links.py <<'PY'
import pikepdf
pdf = pikepdf.open("o.pdf")
links = [a for p in pdf.pages for a in p.get("/Annots", [])]
assert len(links) == 3, len(links)
assert str(links[0].A.URI) == "https://a.example/"
assert links[1].Dest[0].objgen == pdf.pages[2].objgen, "a name"
assert links[2].Dest[0].objgen == pdf.pages[1].objgen, "a place"
# the page lies across: it is turned, then made as large as half a sheet
x0, y0, x1, y1 = [float(v) for v in links[0].Rect]
scale = 595.276 / 841.89
assert sorted([round(x1 - x0), round(y1 - y0)]) == [round(40 * scale), round(100 * scale)]
assert 0 <= x0 < x1 <= 841.9 and 0 <= y0 < y1 <= 595.3
with pdf.open_outline() as outline:
    assert [i.title for i in outline.root] == ["First", "Fourth"]
PY
check 'links and outline' $python links.py

# What annotations show is what readers show; what is not printed is not there.
alike() {
  pdftoppm -r 72 -singlefile "$1" one && pdftoppm -r 72 -singlefile "$2" two &&
    $python - <<'PY'
one, two = open("one.ppm", "rb").read(), open("two.ppm", "rb").read()
assert one[:15] == two[:15], (one[:15], two[:15])
far = sum(abs(a - b) > 24 for a, b in zip(one, two))
assert far < len(one) / 2000, "%d of %d differ" % (far, len(one))
PY
}
for turn in 0 90; do
  for file in bare shown unshown; do
    check "$file: one a side" impose $file-$turn.pdf --nup 1x1 -o $file.pdf
    check "$file.pdf is sound" qpdf --check $file.pdf
  done
  check 'a page is as it was' alike bare-$turn.pdf bare.pdf
  check 'annotations are drawn' alike shown-$turn.pdf shown.pdf
  check 'and show' sh -c "pdftotext shown.pdf - | grep -q STAMP"
  check 'one state' sh -c "pdftotext shown.pdf - | grep -q ON && ! pdftotext shown.pdf - | grep -q OFF"
  check 'what is not printed is not there' alike bare-$turn.pdf unshown.pdf
done
check 'on a layer that is off' impose layer.pdf --nup 1x1 -o layer1.pdf
check 'nor is it there' says layer1.pdf 1 TEXT

check 'an empty password' impose open.pdf -o e.pdf
check 'is none' says e.pdf 1 P1
for file in locked text empty none missing; do
  check "$file.pdf" exits 3 "$handout" impose $file.pdf -o x.pdf
  check 'is named' grep -q "$file.pdf" err
done
check 'encrypted' sh -c "'$handout' impose locked.pdf -o x.pdf 2>&1 | grep -q 'encrypted'"
for file in cut noise round; do
  "$handout" impose $file.pdf -o x.pdf >log 2>&1
  check "$file.pdf is survived" test $? -lt 4
done
# sized FILE SIZE WORDS: the sheet that is made of a page, and what it says
sized() {
  timeout 20 "$handout" impose -q "$1" -o x.pdf && qpdf --check x.pdf >/dev/null &&
    pdfinfo x.pdf | grep -q "^Page size: *$2 pts" && says x.pdf 1 "$3"
}
# Sizes that are none are those of a letter; none is larger than readers take.
for file in box-empty box-huge box-short box-words; do
  check "$file" sized $file.pdf '792 x 612' BOX
done
for file in box-negative unit-zero turn-odd; do check "$file" sized $file.pdf '800 x 600' BOX; done
check 'the largest page there can be' sized box-limit.pdf '14400 x 14400' BOX
for file in box-endless box-nowhere unit-huge turn-huge nested tree-missing; do
  check "$file is survived" exits 0 "$handout" impose $file.pdf -o x.pdf
  check 'and told' grep -q '^handout: 1 page cannot be read and is left blank' err
done
for file in prev-loop packed; do
  check "$file" exits 0 "$handout" impose $file.pdf -o x.pdf
  check 'is whole' sh -c '! grep -q "cannot be read" err'
done
# refused FILE WHY: soon, with little memory
refused() {
  check "$1 is refused" exits 3 timeout 20 sh -c "ulimit -d 1000000; exec '$handout' impose $1.pdf -o x.pdf"
  check "$2" grep -q "$2" err
}
rm -f x.pdf
refused tree-loop 'Loop detected'
refused tree-deep 'nested too deeply'
refused tree-wide 'more than 131072 pages'
refused tree-empty 'has no pages'
refused tree-none 'has no pages'
for file in content twice objects; do refused bomb-$file 'larger than 256 MB unpacked'; done
check 'nothing was written of them' test ! -e x.pdf
# What is large and honest is copied as it is, what is unpacked is counted first.
little() { timeout 20 sh -c "ulimit -d 100000; exec '$handout' impose $1.pdf -o x.pdf" 2>err; }
check 'much content' little large-content
check 'is not unpacked' sh -c '! grep -q "cannot be read" err'
for file in parts ascii hidden; do
  check "bomb-$file does not go off" little bomb-$file
  check 'and is told' grep -q '1 page cannot be read' err
done

rm -f x.pdf
check 'no file' exits 2 "$handout" impose -o x.pdf
check 'no output' exits 2 "$handout" impose six.pdf
check 'two files' exits 2 "$handout" impose six.pdf odd.pdf -o x.pdf
check 'wrong value' exits 2 "$handout" impose six.pdf -o x.pdf --signature 5
check 'wrong option' exits 2 "$handout" impose six.pdf -o x.pdf --talk 3
check 'nothing was written' test ! -e x.pdf

# Bytes changed at random, always the same ones.
cat >damage.py <<'PY'
import random, sys
data = bytearray(open("odd.pdf", "rb").read())
rng = random.Random(int(sys.argv[1]))
for _ in range(1 + int(sys.argv[1]) % 12):
    data[rng.randrange(len(data))] = rng.randrange(256)
open("damaged.pdf", "wb").write(data)
PY
for ((i = 0; i < 60; i++)); do
  $python damage.py $i
  timeout 20 "$handout" impose damaged.pdf -o d.pdf >log 2>&1
  status=$?
  [ $status -lt 4 ] || check "damage $i: exit $status" false
done
finish
