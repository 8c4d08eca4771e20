# The samples in real readers: all pages are turned in foliate-js in Chromium,
# light and dark; MuPDF opens them without a word.
. "$(dirname "$0")/common.sh"
modules=${READER_MODULES:-${XDG_CACHE_HOME:-$HOME/.cache}/check-epub/node_modules}
for sample in "$top"/samples/*.adoc; do
  name=$(basename "$sample" .adoc)
  check "$name" exits 0 "$handout" -q "$sample" -o "$tmp/$name.epub"
  command -v mutool >/dev/null || continue
  # It knows the number 2.0 alone, and Debian builds it without colour profiles.
  mutool draw -o /dev/null "$tmp/$name.epub" 2>&1 |
    grep -v -e '^page ' -e 'unknown epub version: 3.0' \
      -e 'ICC support is not available' >"$tmp/mupdf"
  check "$name in MuPDF" test ! -s "$tmp/mupdf"
done
needs node
needs chromium
[ -d "$modules/foliate-js" ] && [ -d "$modules/puppeteer" ] ||
  { [ $failures -eq 0 ] || finish; echo "skipped: no foliate-js"; exit 77; }
node "$top/tests/scripts/reader.mjs" "$modules" "$(command -v chromium)" \
  "$tmp"/*.epub
check 'nothing is missing and all can be read' test $? -eq 0
finish
