# EPUBCheck (5 and Debian's 4.2.6, which Kobo's shop uses) and Ace find nothing
# in the samples, in the form for Kobo and in the reference notes.
. "$(dirname "$0")/common.sh"
needs_shared bin/check-epub
needs java
needs npm
old=/usr/share/java/epubcheck.jar
cd "$top/samples" || exit 1
for sample in *.adoc; do
  check "$sample to epub" exits 0 "$handout" -q "$sample" -o "$tmp/${sample%.adoc}.epub"
done
"$handout" -q journee.adoc -o "$tmp/kobo.kepub.epub"
(cd "$shared/seed" && "$handout" -q notes.adoc -o "$tmp/notes.epub")
for book in "$tmp"/*.epub; do
  "$shared/bin/check-epub" -v "$book" >"$tmp/report" 2>&1
  status=$?
  cat "$tmp/report"
  [ $status -eq 2 ] && exit 77
  check "$(basename "$book") has no finding" test $status -eq 0
  [ -f $old ] && check "$(basename "$book") for EPUBCheck 4" \
    sh -c "! java -jar $old '$book' 2>&1 | grep -E '^(FATAL|ERROR|WARNING|INFO)'"
done
finish
