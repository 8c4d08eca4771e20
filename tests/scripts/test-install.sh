# What `cmake --install` puts in place works from there, wherever that is.
. "$(dirname "$0")/common.sh"
build=$(dirname "$handout")
prefix=$tmp/moved
cmake --install "$build" --prefix "$prefix" >"$tmp/log" 2>&1 ||
  { cat "$tmp/log"; exit 1; }
cd "$tmp"
unset HANDOUT_DATA
printf '= Title\n\nText.\n' >a.adoc

check 'the program runs' exits 0 "$prefix/bin/handout" a.adoc -o a.html
check 'it has its styles' test -s "$prefix/share/handout/styles/default.yml"
check 'the header is there' test -s "$prefix/include/handout.h"
check 'the manual page is there' test -s "$prefix/share/man/man1/handout.1"
check 'the library is there' sh -c "ls '$prefix'/lib*/libhandout.a '$prefix'/lib/*/libhandout.a 2>/dev/null | grep -q ."
check 'flags are told' sh -c "ls '$prefix'/lib/*/pkgconfig/handout.pc '$prefix'/lib/pkgconfig/handout.pc 2>/dev/null | grep -q ."
finish
