# Sourced by the script tests: $handout is the program, $top the checkout,
# $tmp a folder that goes away, `check NAME command…` one assertion.
handout=$1
top=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
failures=0

check() {
  local name=$1
  shift
  if "$@" >"$tmp/check.log" 2>&1; then
    echo "ok - $name"
  else
    echo "FAILED - $name: $*"
    head -n 20 "$tmp/check.log"
    failures=$((failures + 1))
  fi
}

# exits STATUS COMMAND…: the command exits so
exits() {
  local status=$1
  shift
  "$@" </dev/null >"$tmp/out" 2>"$tmp/err"
  local got=$?
  [ $got -eq "$status" ] || { echo "exit $got, not $status"; cat "$tmp/err"; return 1; }
}

finish() { [ $failures -eq 0 ] || { echo "$failures failed"; exit 1; }; exit 0; }

needs() { command -v "$1" >/dev/null || { echo "skipped: no $1"; exit 77; }; }

# The material beside a checkout; its tests are skipped where it is absent.
shared=$top/../shared
needs_shared() { [ -e "$shared/$1" ] || { echo "skipped: no $1"; exit 77; }; }
