# Arrangements of the pages: sound files, the same each time, all that they show.
. "$(dirname "$0")/common.sh"
needs qpdf
needs pdftotext
export SOURCE_DATE_EPOCH=1600000000
notes=$top/samples/conference.adoc
pdfua=$shared/bin/check-pdfua
pages() { "$handout" -q --dump pages "$@"; }

for layout in handout slides-notes slides-lines margin-notes cards; do
  for extra in '' note-lines media=prepress print-links=qr; do
    pdf=$tmp/$layout-$extra.pdf
    check "$layout $extra" exits 0 "$handout" --layout $layout -a "$extra" "$notes" -o "$pdf"
    check '  is sound' qpdf --check "$pdf"
  done
  "$handout" --layout $layout "$notes" -o "$tmp/again.pdf"
  check '  the same again' cmp "$tmp/$layout-.pdf" "$tmp/again.pdf"
  pages --layout $layout "$notes" >"$tmp/$layout.txt"
  check '  has all pictures' test "$(grep -c ' image ' "$tmp/$layout.txt")" -eq "$(grep -c 'image::*[a-z]' "$notes")"
  [ -x "$pdfua" ] && check '  is accessible' "$pdfua" "$tmp/$layout-.pdf"
done
words() { pdftotext "$1" - | tr -cs '[:alpha:]' '\n' | grep -c .; }
for layout in slides-notes margin-notes; do
  all=$(words "$tmp/handout-.pdf") got=$(words "$tmp/$layout-.pdf")
  check "$layout has all words" test $((got * 100)) -gt $((all * 97))
done
check 'no more pictures a page than asked for' awk '/^page/ { n = 0 } / image / && ++n > 2 { exit 1 }' \
  <(pages -a slides-per-page=2 --layout slides-lines "$notes")
check 'cards by number' test "$(pages -a slides-per-page=8 --layout cards "$notes" |
  awk '/^page/ { n = 0 } / box$/ && $3 > 255 { if (++n > most) most = n } END { print most + 0 }')" -le 8
printf '= M\n\nOne.footnote:[Right.]\n\n<<<\n\nTwo.footnote:[Left.]\n' >"$tmp/sides.adoc"
pages --layout margin-notes -a media=prepress "$tmp/sides.adoc" >"$tmp/sides.txt"
x_of() { awk -v w="$1" 'index($0, w) { print int($1); exit }' "$tmp/sides.txt"; }
check 'notes are right of a right-hand page' test "$(x_of '"Right."')" -gt "$(x_of '"One.1"')"
check 'and left of a left-hand one' test "$(x_of '"Left."')" -lt "$(x_of '"Two.2"')"
long=$(printf 'word %.0s' $(seq 3000))
printf '= M\n\nOne.footnote:[%s] Two.footnote:[%s]\n' "$long" "$long" >"$tmp/long.adoc"
check 'notes longer than pages' exits 0 "$handout" --layout margin-notes "$tmp/long.adoc" -o "$tmp/long.pdf"
check 'wrong layout' exits 2 "$handout" --layout origami "$notes" -o "$tmp/x.pdf"
check 'wrong attribute' exits 0 "$handout" -a handout-layout=origami "$notes" -o "$tmp/x.pdf"
check 'is reported' grep -q 'no such handout-layout' "$tmp/err"
finish
