# Every sample: no message, whole output, the same bytes twice, a clean PDF.
. "$(dirname "$0")/common.sh"
cd "$top/samples" || exit 1
for sample in *.adoc; do
  name=${sample%.adoc}
  for kind in pdf epub html; do
    check "$name.$kind" exits 0 "$handout" "$sample" -o "$tmp/$name.$kind"
    check "$name.$kind says nothing" test ! -s "$tmp/err"
    check "$name.$kind again" exits 0 "$handout" "$sample" -o "$tmp/again.$kind"
    check "$name.$kind is the same" cmp "$tmp/$name.$kind" "$tmp/again.$kind"
  done
  if command -v qpdf >/dev/null; then
    check "$name.pdf is sound" qpdf --check "$tmp/$name.pdf"
  fi
  if command -v pdffonts >/dev/null; then
    check "$name.pdf embeds its fonts" sh -c \
      "pdffonts '$tmp/$name.pdf' | awk 'NR > 2 && \$(NF-4) != \"yes\" {bad = 1} END {exit bad}'"
  fi
  if "$shared/bin/check-pdfua" --list >/dev/null 2>&1; then
    check "$name.pdf is PDF/UA" "$shared/bin/check-pdfua" "$tmp/$name.pdf"
  fi
  check "$name.epub begins with its type" sh -c \
    "head -c 58 '$tmp/$name.epub' | tail -c 28 | grep -qx 'mimetypeapplication/epub+zip'"
done
finish
