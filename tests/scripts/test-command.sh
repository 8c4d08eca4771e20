# The command: outputs, exit statuses, what is left of a file when a run fails.
. "$(dirname "$0")/common.sh"
cd "$tmp"
printf '= Title\nAda Martin\n\nText with *bold*.\n' >a.adoc
printf '= Title\n\ninclude::nowhere.adoc[]\n\n<<dangling>>\n' >bad.adoc

check 'pdf beside html and epub' exits 0 "$handout" a.adoc -o a.pdf -o a.epub -o a.html
check 'pdf is one' grep -q '^%PDF-1' a.pdf
check 'epub is a zip' sh -c 'head -c 2 a.epub | grep -q PK'
check 'html has its text' grep -q '<strong>bold</strong>' a.html
check 'default output is beside the input' sh -c "'$handout' a.adoc -q && test -s a.pdf"
check 'body alone on standard output' sh -c "'$handout' --to html -e a.adoc -o - | grep -q '<p>Text with'"
check 'standard input' sh -c "'$handout' --to html -e - -o - <a.adoc | grep -q bold"
check 'pdf on standard output' sh -c "'$handout' --to pdf a.adoc -o - | head -c 5 | grep -q '%PDF-'"
check 'attribute' sh -c "printf '{x}' | '$handout' --to html -e -a x=yes - -o - | grep -q yes"
check 'attribute locked' sh -c "printf ':x: no\n\n{x}' | '$handout' --to html -e -a x=yes - -o - | grep -q yes"
check 'attribute soft' sh -c "printf ':x: no\n\n{x}' | '$handout' --to html -e -a x=yes@ - -o - | grep -q '<p>no'"
check 'attribute unset' sh -c "printf ':x: no\n\nifdef::x[set]\n' | '$handout' --to html -e -a 'x!' - -o - | { ! grep -q set; }"
mkdir there
check 'destination folder' sh -c "'$handout' -q -D there a.adoc && test -s there/a.pdf"

check 'help' exits 0 "$handout" --help
check 'version' exits 0 "$handout" --version
check 'unknown option' exits 2 "$handout" --no-such-option a.adoc
check 'no input' exits 2 "$handout"
check 'unknown format' exits 2 "$handout" a.adoc -o a.docx
check 'missing file' exits 3 "$handout" nowhere.adoc -o x.pdf
check 'it says which' grep -q 'nowhere.adoc' err
check 'a folder is no file' exits 3 "$handout" there -o x.pdf
check 'unwritable output' exits 3 "$handout" a.adoc -o nowhere/x.pdf
check 'it says which output' grep -q 'nowhere/x.pdf' err
if [ -w /dev/full ]; then
  for format in pdf epub html; do
    check "full disk, $format" exits 3 "$handout" --to $format a.adoc -o /dev/full
    check 'it says which file' grep -q "'/dev/full'" err
  done
fi
check 'bad text is fine by default' exits 0 "$handout" bad.adoc -o bad.pdf
check 'place of what is wrong' grep -q '^bad.adoc:3:' err
check 'bad text fails on demand' exits 1 "$handout" --failure-level WARN bad.adoc -o bad.pdf
check 'quiet' sh -c "test -z \"\$('$handout' -q bad.adoc -o bad.pdf 2>&1)\""

echo old >keep.pdf
"$handout" nowhere.adoc -o keep.pdf 2>/dev/null
check 'a failed run leaves the older file' grep -qx old keep.pdf
check 'nothing half-written is left' sh -c 'test -z "$(ls | grep "pdf\.")"'

: >empty.adoc
check 'empty file' exits 0 "$handout" empty.adoc -o empty.pdf -o empty.epub -o empty.html
printf '\377\376=\000 \000T\000\n\000\n\000\351\000' >utf16.adoc
check 'UTF-16' sh -c "'$handout' -q --to html -e utf16.adoc -o - | grep -q 'é'"
printf 'caf\351 et th\351\n' >latin1.adoc
check 'Latin-1' sh -c "'$handout' -q --to html -e latin1.adoc -o - | grep -q 'café et thé'"
printf 'image::gone.png[A lost picture]\n' >gone.adoc
check 'missing picture' exits 0 "$handout" gone.adoc -o gone.pdf -o gone.epub
check 'is named' grep -q 'gone.png' err
finish
