# The reference notes: the main job works, pages are well filled.
. "$(dirname "$0")/common.sh"
needs_shared seed/notes.adoc
cd "$shared/seed" || exit 1
check 'notes to PDF and EPUB' exits 0 "$handout" notes.adoc -o "$tmp/notes.pdf" -o "$tmp/notes.epub"
if command -v pdfinfo >/dev/null; then
  pages=$(pdfinfo "$tmp/notes.pdf" | awk '/^Pages:/ {print $2}')
  check "pages: $pages, at most 40" test "$pages" -le 40
  check 'title in the metadata' sh -c "pdfinfo '$tmp/notes.pdf' | grep -q 'Title: *Xebicon 2018'"
  jpegs=$(pdfimages -list "$tmp/notes.pdf" | awk 'NR > 2 && $9 == "jpeg"' | wc -l)
  check "photographs untouched: $jpegs" test "$jpegs" -ge 64
fi
if [ -x "$shared/bin/pagefill" ] && command -v pdftoppm >/dev/null; then
  fill=$("$shared/bin/pagefill" "$tmp/notes.pdf")
  echo "$fill"
  check 'mean blank at most 0.10' sh -c "echo '$fill' | awk '{exit !(\$5 <= 0.10)}'"
  check 'over a quarter blank at most 0.10' sh -c "echo '$fill' | awk '{exit !(\$NF <= 0.10)}'"
fi
check 'same bytes twice' sh -c \
  "'$handout' -q notes.adoc -o '$tmp/again.pdf' && cmp '$tmp/notes.pdf' '$tmp/again.pdf'"
finish
