#!/usr/bin/env bash
# clang-tidy over all sources, on as many processors as there are.
#   tidy.sh TOP BUILD
set -u
command -v clang-tidy-14 >/dev/null || exit 77
cd "$1" || exit 1
# The largest first, one at a time: no processor waits for a last long batch.
find src -name '*.c' -printf '%s %p\n' | sort -k1,1nr -k2 | cut -d ' ' -f 2- |
  xargs -P "$(nproc)" -n 1 clang-tidy-14 -p "$2" --quiet 2>/dev/null
