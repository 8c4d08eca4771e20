# EPUBCheck and Ace find nothing in the samples and the reference notes.
. "$(dirname "$0")/common.sh"
needs_shared bin/check-epub
needs java
needs npm
cd "$top/samples" || exit 1
for sample in *.adoc; do
  check "$sample to epub" exits 0 "$handout" -q "$sample" -o "$tmp/${sample%.adoc}.epub"
done
(cd "$shared/seed" && "$handout" -q notes.adoc -o "$tmp/notes.epub")
for book in "$tmp"/*.epub; do
  "$shared/bin/check-epub" -v "$book" >"$tmp/report" 2>&1
  status=$?
  cat "$tmp/report"
  [ $status -eq 2 ] && exit 77
  check "$(basename "$book") has no finding" test $status -eq 0
done
finish
