# One talk alone, and a file for each.
. "$(dirname "$0")/common.sh"
cd "$tmp"
needs pdftotext
needs qpdf
needs unzip
cat >days.adoc <<'TEXT'
= Two Days
Ada Martin
:toc:

The preamble.

== Opening

By *Inès*

As <<_lines_pages,told later>>.footnote:[In the first talk.]

== Lines & Pages

10:00 - 10:45 +
By *Tom*

Back to <<_opening,the first>> and <<sub>>.footnote:[In the second talk.] Shared.footnote:s[Kept.]

[[sub]]
=== Sub

Deep.

== Été: la fin

Last words.footnote:s[]
TEXT
printf '= D\n\n== Day\n\n=== A\n\n9:00, Hall\n\n=== B\n\nnothing\n' >nested.adoc

text() { pdftotext -layout "$1" - | tr -s ' \n' ' '; }
has() { text "$1" | grep -qF -- "$2"; }
lacks() { ! has "$1" "$2"; }

for which in 2 'lines & pages' 'PAGES' _lines_pages; do
  rm -f one.pdf
  check "a talk by '$which'" exits 0 "$handout" --talk "$which" days.adoc -o one.pdf
  check "  it is there" has one.pdf 'Back to the first'
done
check 'the others are not' lacks one.pdf 'told later'
check 'nor the preamble' lacks one.pdf 'The preamble'
check 'nor the contents' lacks one.pdf 'Contents'
check 'whose notes these are' has one.pdf 'Two Days · Ada Martin'
check 'notes count from one' has one.pdf '1. In the second talk.'
qpdf --qdf --object-streams=disable one.pdf one.qdf 2>/dev/null
check 'the title is the talk' grep -aq '/Title (Lines & Pages)' one.qdf
check 'no link leads to another talk' sh -c '! grep -aq _opening one.qdf'
check 'one leads within' grep -aq sub one.qdf
check 'none such' exits 3 "$handout" --talk 'nobody' days.adoc -o x.pdf
check 'the talks are named' grep -q '1 Opening; 2 Lines & Pages; 3 Été: la fin' err
check 'beyond the last' exits 3 "$handout" --talk 4 days.adoc -o x.pdf
check 'zero' exits 3 "$handout" --talk 0 days.adoc -o x.pdf
check 'nothing is written' test ! -e x.pdf
"$handout" -e --talk 3 -b html days.adoc -o three.html
check 'a shared note comes along' grep -q '>1</a>. Kept.' three.html
"$handout" -e --talk 1 -b html days.adoc -o first.html
check 'no dead link in HTML' sh -c '! grep -q "#_lines_pages" first.html'
check 'its words stay' grep -q 'told later' first.html
check 'talks of a day' exits 0 "$handout" -e --talk B -b html nested.adoc -o b.html
check 'are those with it' sh -c 'grep -q nothing b.html && ! grep -q Hall b.html'

check 'split' exits 0 "$handout" --split talks -b pdf -b epub -D each days.adoc
check 'three and three' sh -c 'ls each | tr "\n" " " | grep -qx "days-01-opening.epub days-01-opening.pdf days-02-lines-pages.epub days-02-lines-pages.pdf days-03-été-la-fin.epub days-03-été-la-fin.pdf "'
check 'each alone' lacks each/days-03-été-la-fin.pdf 'Deep'
check 'the same as alone' sh -c "SOURCE_DATE_EPOCH=1 '$handout' --split talks days.adoc -o s.pdf && SOURCE_DATE_EPOCH=1 '$handout' --talk 2 days.adoc -o o.pdf && cmp o.pdf s-02-lines-pages.pdf"
opf() { unzip -p "$1" '*.opf'; }
check 'a book is the talk' sh -c "unzip -p each/days-02-lines-pages.epub '*.opf' | grep -q '>Lines &amp; Pages</dc:title>'"
check 'of a series' sh -c "unzip -p each/days-02-lines-pages.epub '*.opf' | grep -q 'group-position\">2<'"
ids=$(for f in each/*.epub; do opf "$f" | grep -o 'urn:uuid:[0-9a-f-]*' | head -n 1; done | sort -u | wc -l)
check 'books have ids of their own' test "$ids" -eq 3
check 'a pattern' exits 0 "$handout" --split talks days.adoc -o 'p/{title}_{n}.pdf' -D .
check 'is filled in' test -s 'p/lines-pages_02.pdf'
printf '= T\n\n== Été\n\nOne.\n\n== été\n\nTwo.\n\n== Été encore\n\nThree.\n' >alike.adoc
check 'a title before parts of titles' exits 3 "$handout" --talk 'ÉTÉ' alike.adoc -o x.pdf
check 'the two are named' grep -q "'ÉTÉ' could be any of 2 talks in '[^']*alike.adoc': 1 Été; 2 été; say its number" err
check 'a part of several titles' exits 3 "$handout" --talk 'té' alike.adoc -o x.pdf
check 'all three are named' grep -q '1 Été; 2 été; 3 Été encore' err
check 'a part of one' exits 0 "$handout" --talk 'encore' alike.adoc -o x.pdf
check 'titles alike' exits 0 "$handout" --split talks alike.adoc -o 'q/{title}.pdf' -D .
check 'no file is lost' test -s q/été.pdf -a -s q/été-2.pdf -a -s q/été-encore.pdf

check 'split and talk' exits 2 "$handout" --split talks --talk 1 days.adoc
check 'split by something else' exits 2 "$handout" --split pages days.adoc
check 'split to standard output' exits 2 "$handout" --split talks days.adoc -o -
printf 'Text.\n' >flat.adoc
check 'nothing to split' exits 3 "$handout" --split talks flat.adoc
finish
