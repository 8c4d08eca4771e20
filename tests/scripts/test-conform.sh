# The parse beside Asciidoctor's on recorded cases: the share that is equal.
. "$(dirname "$0")/common.sh"
needs_shared conform/conform.py
cmd="$handout --to html -e -q {safe} {doctype} {attrs} {in} -o -"
python3 "$shared/conform/conform.py" --cmd "$cmd" \
  --cmd-standalone "${cmd/ -e / }" --fail-under 98 "$shared/conform/dev"
check 'at least 98 %' test $? -eq 0
finish
