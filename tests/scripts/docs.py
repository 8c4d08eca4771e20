"""Whether the texts about handout and the program say the same.

docs.py options TOP < help     options of --help, of the manual, the man page
docs.py keys TOP               theme keys that are read, and docs/theme.adoc

Prints what is missing, a line each; the exit status says whether nothing is."""
import pathlib
import re
import sys


def sources(top):
    return {path: path.read_text() for path in (top / 'src').rglob('*.c')}


def options_in(text):
    return set(re.findall(r'(?<![\w-])(--[a-z][a-z-]+|-[A-Za-z])(?![\w-])', text))


def check_options(top):
    shown = options_in(sys.stdin.read())
    manual = options_in((top / 'docs/manual.adoc').read_text())
    page = (top / 'docs/handout.1').read_text().replace('\\-', '-')
    page = options_in(re.sub(r'\\f[A-Z]', ' ', page))
    taken = re.findall(r'(?:LIST|FLAG|FIELD|WORD)\("([a-z-]+)", (?:0|\'(.)\')',
                       (top / 'src/cli/options.c').read_text())
    missing = [f'--{name}: taken, not in --help' for name, letter in taken
               if not {f'--{name}', f'-{letter}'} & shown]
    missing += [f'{name}: in --help, not in the manual' for name in shown - manual]
    missing += [f'{name}: in --help, not in the man page' for name in shown - page]
    missing += [f'{name}: in the man page, not in --help' for name in page - shown]
    return missing


def strings_of(source, name):
    table = re.search(name + r'\[\]\s*=\s*\{(.*?)\};', source, re.S).group(1)
    return re.findall(r'"([^"]*)"', table)


def documented(text):
    """Keys of the table, `-color` being the sibling of what stands before."""
    table = text.split('== Keys of their own', 1)[1].split('|===', 2)[1]
    for row in re.findall(r'^\|(`[^|]*)', table, re.M):
        whole = None
        for word in re.findall(r'`([^`]+)`', row):
            if not word.startswith('-'):
                whole = word
                yield {word}
            else:
                yield {whole + word, whole.rsplit('-', 1)[0] + word}


def check_keys(top):
    code = sources(top)
    keys_c = (top / 'src/style/keys.c').read_text()
    text = (top / 'docs/theme.adoc').read_text()
    told = list(documented(text))
    names = set().union(*told)
    properties = strings_of(keys_c, 'properties')
    categories = strings_of(keys_c, 'categories')
    read = set()
    for source in code.values():
        read |= set(re.findall(
            r'ho_theme_(?:number|string|color|edges|flag|find)\(\s*[^;"]*?,\s*"([a-z][a-z0-9-]+)"',
            source))
    composed = {f'{category}-{name}' for category in categories for name in properties}
    missing = [f'{key}: read, not in docs/theme.adoc'
               for key in sorted(read - names - composed)]
    literals = set(re.findall(r'"([^"\n]*)"', ' '.join(code.values())))
    bands = {f'{band}-{name}' for band in ('header', 'footer') for name in literals}
    for choices in told:
        if not any(key in literals | composed | bands or '…' in key or 'SIDE' in key
                   for key in choices):
            missing.append(f'{sorted(choices)[0]}: in docs/theme.adoc, not read')
    return missing


what, top = sys.argv[1], pathlib.Path(sys.argv[2])
found = check_options(top) if what == 'options' else check_keys(top)
print('\n'.join(found))
sys.exit(bool(found))
