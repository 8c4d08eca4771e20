# What the manual promises of each EPUB ("What readers ask"), held to the
# samples, the reference notes and four of the corpus: with the pages of their
# PDF, and the same bytes twice.
. "$(dirname "$0")/common.sh"
needs python3
export SOURCE_DATE_EPOCH=1600000000

holds() {
  local name=$1 source=$2 pages=
  cd "$(dirname "$source")" || exit 1
  check "$name" exits 0 "$handout" -q "$source" -o "$tmp/$name.epub" -o "$tmp/$name.pdf"
  "$handout" -q "$source" -o "$tmp/again.epub"
  check "$name twice" cmp "$tmp/$name.epub" "$tmp/again.epub"
  command -v pdfinfo >/dev/null && pages=$(pdfinfo "$tmp/$name.pdf" | awk '/^Pages:/ { print $2 }')
  check "$name holds the rules" python3 "$top/tests/scripts/epub_rules.py" "$tmp/$name.epub" $pages
}

for sample in "$top"/samples/*.adoc; do
  holds "$(basename "$sample" .adoc)" "$sample"
done
[ -e "$shared/seed" ] && holds seed "$shared/seed/notes.adoc"
for book in hebrew-book/book alice/book riscv-psabi/riscv-abi arc42-fr/FR/arc42-template; do
  source=$shared/corpus/$book.adoc
  [ -e "$source" ] || source=${source%.adoc}.asciidoc
  [ -e "$source" ] && holds "$(basename "$(dirname "$source")")" "$source"
done

# Photos that are written again: of the quality that is asked for.
cd "$top/samples" || exit 1
for quality in 90 30; do
  "$handout" -q -a epub-page-list! -a epub-image-width=500 -a epub-image-quality=$quality \
    conference.adoc -o "$tmp/q$quality.epub"
done
check 'quality of photos' test $(($(stat -c %s "$tmp/q90.epub") - $(stat -c %s "$tmp/q30.epub"))) -gt 20000

# Pictures that are none, names that are odd, the same name in two folders, ids
# given twice, titles without words, controls: a sound book comes of it.
photo=$(ls "$top"/samples/images/*.jpg | head -n 1)
other=$(ls "$top"/samples/images/*.jpg | tail -n 1)
mkdir "$tmp/a" "$tmp/b" "$tmp/of été"
cp "$photo" "$tmp/a/same.jpg"
cp "$other" "$tmp/b/same.jpg"
cp "$photo" "$tmp/of été/100%.jpg"
head -c 3000 "$photo" >"$tmp/cut.jpg"
: >"$tmp/empty.png"
echo none >"$tmp/text.png"
cat >"$tmp/s.svg" <<'END'
<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" onload="x()">
<script>x()</script><image href="http://example.org/a.png"/><rect width="9" height="9"/></svg>
END
printf '= Odd\n\n[#x]\n== One\n\nimage::a/same.jpg[]\nimage::b/same.jpg[]\nimage::of été/100%%.jpg[O]
image::cut.jpg[]\nimage::empty.png[E]\nimage::text.png[T]\nimage::s.svg[S]\nimage::none.png[N]
image::https://example.org/a.png[R]\n\n[#x]\n== Two\n\n[#x]\n[[x]]A \001\013\037B\n\n== {empty}\n
== pass:[<b></b>]\n\n== image:none.png[]\n' >"$tmp/odd.adoc"
cd "$tmp" || exit 1
check 'odd input' exits 0 "$handout" -q odd.adoc -o odd.epub -o odd.pdf
check 'odd input holds the rules' python3 "$top/tests/scripts/epub_rules.py" odd.epub
check 'three photos and one that is cut' test "$(unzip -l odd.epub | grep -c 'images/[0-9]*.jpg')" -eq 4
check 'no scripts in drawings' sh -c "! unzip -p odd.epub 'EPUB/images/*.svg' | grep -E 'script|onload|http://example'"
finish
