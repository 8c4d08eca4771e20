#!/usr/bin/env bash
# clang-tidy over all sources, on as many processors as there are.
#   tidy.sh TOP BUILD
set -u
command -v clang-tidy-14 >/dev/null || exit 77
cd "$1" || exit 1
find src -name '*.c' | sort |
  xargs -P "$(nproc)" -n 4 clang-tidy-14 -p "$2" --quiet 2>/dev/null
