#!/usr/bin/env bash
# Formatting and sizes: clang-format has nothing to say, no source over 600
# lines, no line over 80 columns, no tabs.
#   style.sh TOP
set -u
cd "$1" || exit 1
command -v clang-format-14 >/dev/null || exit 77
status=0
files=$(find src tests -name '*.[ch]' | sort)

clang-format-14 --dry-run --Werror $files 2>&1 | grep -E 'error|warning' |
  head -n 20
[ "${PIPESTATUS[0]}" -eq 0 ] || status=1

for file in $files; do
  lines=$(wc -l <"$file")
  if [ "$lines" -gt 600 ]; then
    echo "$file: $lines lines, at most 600"
    status=1
  fi
done

# Lines of a data file (diag.def, tables of labels) may be longer.
long=$(grep -nP '^.{81,}' $files | grep -v '^src/parse/labels' | head -n 20)
if [ -n "$long" ]; then
  echo "lines over 80 columns:"
  echo "$long"
  status=1
fi
exit $status
