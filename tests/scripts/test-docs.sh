# The program, --help, the manual, the man page and the list of theme keys say
# the same.
. "$(dirname "$0")/common.sh"
needs python3
docs=$(dirname "$0")/docs.py

"$handout" --help >"$tmp/help"
check 'options' sh -c "python3 '$docs' options '$top' <'$tmp/help'"
check 'theme keys' python3 "$docs" keys "$top"
# They are compared at all.
echo '  --unheard-of' >>"$tmp/help"
check 'an option that is told nowhere' sh -c "! python3 '$docs' options '$top' <'$tmp/help'"
finish
