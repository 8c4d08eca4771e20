# The command's options beyond the usual, and how its messages look.
. "$(dirname "$0")/common.sh"
cd "$tmp"
mkdir -p in/deep
printf '= One\n\nText.\n' >in/one.adoc
printf '= Two\n\nText.\n' >in/deep/two.adoc

check 'several inputs' exits 0 "$handout" -b html -D done in/one.adoc in/deep/two.adoc
check 'both are there' test -s done/one.html -a -s done/two.html
check 'paths are kept' sh -c "'$handout' -b html -R in -D tree in/one.adoc in/deep/two.adoc && test -s tree/one.html -a -s tree/deep/two.html"
check 'one output for two inputs' exits 2 "$handout" in/one.adoc in/deep/two.adoc -o x.html
check 'it says what to do' grep -q -- '-D' err
check 'one of two is missing' exits 3 "$handout" -b html -D half in/none.adoc in/one.adoc
check 'the other is written' test -s half/one.html
check 'two formats, no -o' sh -c "'$handout' -b html -b html in/one.adoc && test -s in/one.html"
check 'asciidoctor scripts' exits 0 "$handout" -r asciidoctor-pdf -I . --trace -w -q -b html5 -s -n -d book --safe in/one.adoc -o x.html
check 'backend is above the ending' sh -c "'$handout' -b html in/one.adoc -o x.txt && grep -q '<p>Text' x.txt"
check 'wrong safe mode' exits 2 "$handout" -S lax in/one.adoc
check 'wrong doctype' exits 2 "$handout" -d novel in/one.adoc
check 'wrong level' exits 2 "$handout" --failure-level NEVER in/one.adoc
check 'watching standard input' exits 2 "$handout" --watch -
check 'missing theme' exits 3 "$handout" -T nowhere.yml -b html in/one.adoc -o x.html
check 'it is named' grep -q 'nowhere.yml' err
check 'sections are numbered' sh -c "printf '== A\n' | '$handout' -b html -e -n - -o - | grep -q '1. A'"
check 'not if the text may not' sh -c "printf '== A\n' | '$handout' -b html -e -n -a 'sectnums!' - -o - | grep -q '>A<'"
check 'date of the source' sh -c "printf '{docdate}' | SOURCE_DATE_EPOCH=86400 '$handout' -b html -e - -o - | grep -q 1970-01-02"

printf "a: b: c\n" >bad-theme.yml
check 'broken theme' exits 0 "$handout" -T bad-theme.yml -b html in/one.adoc -o x.html
check 'place and severity' grep -Eq 'bad-theme.yml:[0-9]+:[0-9]+: error: ' err
check 'the line is shown' grep -qx '    a: b: c' err
check 'no colours in a file' sh -c '! grep -q "$(printf "\033")" err'
printf 'x: &a ~\n"\033[31m": $no\n' >bad-theme.yml
check 'control characters' exits 0 "$handout" -T bad-theme.yml -b html in/one.adoc -o x.html
check 'they are not printed' sh -c '! grep -q "$(printf "\033")" err'
printf 'extends: base\nquote:\n\n  # \346\274\242\n  font-size: $no\n' >bad-theme.yml
check 'a caret' exits 0 "$handout" -T bad-theme.yml -b html in/one.adoc -o x.html
check 'is under the place' grep -qx '                 ^' err

# pictures of a theme are beside its file, whatever the document's folder
mkdir -p theme/art doc
printf '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>' >theme/art/logo.svg
cp theme/art/logo.svg theme/landscape.svg
cat >theme/own-theme.yml <<END
extends: default
page:
  background-image: image:landscape.svg[fit=contain]
footer:
  recto-right-content: image:art/logo.svg[pdfwidth=1cm]
  verso-right-content: image:art/logo.svg[pdfwidth=1cm]
END
printf '= T\n:imagesdir: pictures\n\nText.\n' >doc/t.adoc
check 'pictures beside the theme' exits 0 "$handout" -T theme/own-theme.yml doc/t.adoc -o t.pdf --failure-level WARN
check 'nothing is missed' sh -c '! grep -q "warning" err'
"$handout" -T theme/own-theme.yml doc/t.adoc --dump pages >pages.txt 2>/dev/null
check 'both are on the page' sh -c 'test "$(grep -c " image " pages.txt)" -ge 1'
rm theme/art/logo.svg
check 'a missing one is missed' exits 1 "$handout" -T theme/own-theme.yml doc/t.adoc -o t.pdf --failure-level WARN
mkdir -p doc/pictures/art
cp theme/landscape.svg doc/pictures/art/logo.svg
check 'else from the document' exits 0 "$handout" -T theme/own-theme.yml doc/t.adoc -o t.pdf --failure-level WARN
finish
