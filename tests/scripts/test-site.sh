# A folder of pages: all links lead somewhere, pictures are copied, notes and
# cross-references go to the right page, the same bytes twice.
. "$(dirname "$0")/common.sh"
needs python3
links="$top/tests/scripts/links.py"

cat >"$tmp/notes.adoc" <<'END'
= The Day
:doctype: book
:sectnums:

Before all, see <<two>> and <<deep>>.footnote:[A note in front.]

[[one]]
= Part One

Of the part.

== Größe: Été

First.footnote:n[Shared.] See <<two,there>>. A ((term)).

image::a.png[A]
image::a.png[Again]
audio::s.mp3[]

[#two]
== Größe: Été

Again.footnote:n[] And <<_größe_été>>.footnote:[Own.] Back to <<one>>.

[#deep]
=== Deep

Text with a (((term))).

[index]
== Index
END
printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\0\0\0\0:~\233U' >"$tmp/a.png"
printf 'ID3' >"$tmp/s.mp3"
check 'a folder' exits 0 "$handout" "$tmp/notes.adoc" -o "$tmp/site/"
check 'links' python3 "$links" "$tmp/site"
for file in index.html one.html grosse_ete.html two.html style.css \
  images/a.png media/s.mp3; do
  check "$file" test -s "$tmp/site/$file"
done
page=$tmp/site/two.html
check 'its title' grep -q '<title>2. Größe: Été – The Day</title>' "$page"
check 'a heading' grep -q '<h1 id="two">2. Größe: Été</h1>' "$page"
check 'a link to a page' grep -q 'href="one.html">' "$page"
check 'a shared note' grep -q 'id="_footnotedef_2"' "$page"
check 'no other note' sh -c "! grep -q '_footnotedef_1\"' '$page'"
check 'a link into a page' grep -q 'href="two.html#deep"' "$tmp/site/index.html"
check 'the index' grep -q 'href="two.html#_indexterm_2">2</a>' "$tmp/site/index-2.html"
check 'again' exits 0 "$handout" "$tmp/notes.adoc" -o "$tmp/again/"
check 'the same' diff -r "$tmp/site" "$tmp/again"
for sample in "$top"/samples/*.adoc; do
  name=$(basename "$sample" .adoc)
  check "$name" exits 0 "$handout" "$sample" -o "$tmp/$name/"
  check "$name links" python3 "$links" "$tmp/$name"
done
check 'a file in the way' exits 3 "$handout" "$tmp/notes.adoc" -o "$tmp/s.mp3/"
finish
