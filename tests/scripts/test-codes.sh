# QR codes of links are read back from the page.
. "$(dirname "$0")/common.sh"
cd "$tmp"
needs pdftoppm
needs zbarimg
needs qpdf
long=https://example.org/$(printf 'part/%.0s' $(seq 100))
cat >links.adoc <<TEXT
= Links
:print-links: qr

== One

https://example.org/a[A], https://example.org/b?x=1&y=%C3%A9[B], mailto:ada@example.org[Ada].

== Two

https://example.org/c and $long[long].
TEXT
check 'written' exits 0 "$handout" links.adoc -o links.pdf
pdftoppm -r 200 -png links.pdf page
zbarimg -q --raw page*.png 2>/dev/null | sort >read.txt
printf '%s\n' https://example.org/a 'https://example.org/b?x=1&y=%C3%A9' \
  mailto:ada@example.org https://example.org/c "$long" | sort >wanted.txt
check 'all are read' diff wanted.txt read.txt
qpdf --qdf --object-streams=disable links.pdf links.qdf 2>/dev/null
check 'no picture is in the file' sh -c '! grep -aq "/Subtype */Image" links.qdf'
check 'words stand for them' grep -aq 'QR: https://example.org/a' links.qdf
printf '= L\n:print-links: maybe\n\nhttps://example.org[x]\n' >maybe.adoc
check 'another word' exits 0 "$handout" maybe.adoc -o maybe.pdf
check 'is reported' grep -q 'print-links is none of' err
finish
