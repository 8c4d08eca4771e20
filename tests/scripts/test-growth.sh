# Twice the input takes at most about twice the time: documents that are hard
# on a careless parser or composer.
. "$(dirname "$0")/common.sh"

# seconds ARGS FILE: least user time of three runs
seconds() {
  for _ in 1 2 3; do
    bash -c "TIMEFORMAT=%U; time '$handout' -q -S secure $1 '$2' -o /dev/null 2>/dev/null" 2>&1 | tail -n 1
  done | sort -n | head -n 1
}

# growth NAME ARGS GENERATOR N: time for N and 2N
growth() {
  local name=$1 args=$2 generator=$3 n=$4
  python3 -c "$generator" "$n" >"$tmp/one.adoc"
  python3 -c "$generator" $((2 * n)) >"$tmp/two.adoc"
  # Other work on the machine only adds time: what holds once is so.
  local one two try
  for try in 1 2 3 4; do
    one=$(seconds "$args" "$tmp/one.adoc")
    two=$(seconds "$args" "$tmp/two.adoc")
    awk "BEGIN {exit !($two <= 2.6 * $one + 0.05)}" && break
  done
  check "$name: $one s, doubled $two s" \
    awk "BEGIN {exit !($two <= 2.6 * $one + 0.05)}"
}

head='import sys; n = int(sys.argv[1]);'
html='--to html -e'
for mark in '*a ' '_a ' '`a ' '#a ' '**a' '((a ' '((( a' '[[a ' '<<a ' '+a ' '"`a ' 'https://a.b[ ' 'link:a[ ' 'footnote:[ ' '{a ' 'image:a[ ' '^a ' '~a ' 'a+++'; do
  growth "marks $mark" "$html" "$head print('''$mark''' * n)" 100000
done
growth 'one paragraph' "$html" "$head print('word and *bold* text ' * n)" 120000
growth 'lines of a paragraph' "$html" "$head print('word and _more_ text\n' * n)" 60000
growth 'nested lists' "$html" "$head print(''.join('*' * (1 + i % 200) + ' item\n' for i in range(n)))" 20000
growth 'nested blocks' "$html" "$head print('\n'.join('=' * (4 + i) for i in range(n)))" 1500
growth 'table rows' "$html" "$head print('|===\n' + '|a |b |c\n' * n + '|===')" 50000
growth 'sections' "$html" "$head print('== Same title\n\ntext\n\n' * n)" 8000
growth 'attributes' "$html" "$head print(''.join(f':a{i}: {{a{i-1}}}x\n' for i in range(n)))" 300
growth 'conditionals' "$html" "$head print('ifdef::a[]\n' * n + 'x\n' + 'endif::[]\n' * n)" 40000
growth 'unclosed fences' "$html" "$head print('----\ntext\n\n====\n' * n)" 20000
growth 'description list' "$html" "$head print('term:: text\n' * n)" 20000
growth 'composed paragraphs' '--to pdf' "$head print(('A line of text that is set to the measure. ' * 12 + '\n\n') * n)" 400
growth 'one composed paragraph' '--to pdf' "$head print('A line of text that is set to the measure. ' * n)" 6000
growth 'composed table' '--to pdf' "$head print('|===\n' + '|a |b |c\n' * n + '|===')" 2000
finish
