"""links.py FOLDER: every link and picture of the pages in it leads somewhere,
no id is there twice, elements are nested.  Says what is wrong; exit 1."""
import os
import re
import sys
from html.parser import HTMLParser

VOID = {'meta', 'link', 'img', 'br', 'hr', 'source', 'input', 'col', 'wbr'}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links, self.open, self.wrong = [], [], [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if 'id' in attrs:
            self.ids.append(attrs['id'])
        self.links += [attrs[k] for k in ('href', 'src', 'poster', 'data')
                       if attrs.get(k)]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        depth = len(self.open)
        self.handle_starttag(tag, attrs)
        del self.open[depth:]

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(f'</{tag}> closes nothing')


folder = sys.argv[1]
pages, wrong = {}, []
for name in sorted(os.listdir(folder)):
    if name.endswith('.html'):
        pages[name] = Page()
        with open(os.path.join(folder, name), encoding='utf-8') as file:
            pages[name].feed(file.read())
for name, page in pages.items():
    wrong += [f'{name}: {what}' for what in page.wrong + page.open]
    wrong += [f'{name}: id {i} twice' for i in set(page.ids)
              if page.ids.count(i) > 1]
    for link in page.links:
        if re.match(r'[a-zA-Z][a-zA-Z0-9+.-]*:|//', link):
            continue
        path, _, fragment = link.partition('#')
        path = path or name
        if path in pages:
            if fragment and fragment not in pages[path].ids:
                wrong.append(f'{name}: {link} leads nowhere')
        elif not os.path.exists(os.path.join(folder, path)):
            wrong.append(f'{name}: {link} is not there')
print('\n'.join(wrong) or f'{len(pages)} pages')
sys.exit(bool(wrong) or not pages)
