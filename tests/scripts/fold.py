"""fold.py PDF N [key=value...]: reads the sheets of a booklet from its PDF,
folds them as hands would, and holds them to N pages that say P1, P2... each.

  signature=N or A-B   flip=short|long   rtl=1   cover=1
  creep=POINTS per sheet, out=1: away from the fold   gutter=POINTS
Positions are held to 0.01 pt.  Exit status 1 with a line for what is wrong.
"""
import re
import subprocess
import sys

import pikepdf

CLOSE = 0.0101


def fail(message):
    print(message)
    sys.exit(1)


def words(path):
    """For each side, (number, x, y) of the words P1, P2... from its top left."""
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True,
                          capture_output=True, text=True).stdout
    sides = []
    for page in re.findall(r"<page .*?</page>", text, re.S):
        found = re.findall(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)"'
                           r' yMax="([\d.-]+)">P(\d+)<', page)
        sides.append([(int(n), (float(a) + float(c)) / 2,
                       (float(b) + float(d)) / 2) for a, b, c, d, n in found])
    return sides


def matrices(page):
    """What puts each page in its place."""
    depth, found = 0, []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        depth += (name == "q") - (name == "Q")
        if name == "cm" and depth == 1:
            found.append([float(o) for o in operands])
    return found


def signatures(n, told):
    sheets = (n + 3) // 4
    if not told:
        return [sheets]
    least, _, most = told.partition("-")
    if not most:
        size = int(least) // 4
        whole = [size] * (sheets // size)
        return whole + ([sheets % size] if sheets % size else [])
    count = -(-sheets // (int(most) // 4))
    return [sheets // count + (i < sheets % count) for i in range(count)]


def look(side, width, height, upside_down):
    """What is seen on a side: (left, right), each a page's number or None."""
    seen = {}
    for number, matrix in side:
        a, b, c, d, e, f = matrix
        turned = a < 0
        if abs(b) > 1e-6 or abs(c) > 1e-6 or abs(abs(a) - 1) > 1e-6:
            fail("page %d is not as large or straight as it was" % number)
        if turned != upside_down:
            fail("page %d is upside down" % number)
        if turned:
            e, f = width - e, height - f
        if abs(f) > CLOSE:
            fail("page %d lies %f too high" % (number, f))
        seen[number] = e
    return seen


def main():
    path, n = sys.argv[1], int(sys.argv[2])
    told = dict(word.split("=") for word in sys.argv[3:])
    rtl, cover, out = "rtl" in told, "cover" in told, "out" in told
    creep, gutter = float(told.get("creep", 0)), float(told.get("gutter", 0))
    pdf = pikepdf.open(path)
    box = [float(v) for v in pdf.pages[0].MediaBox]
    width, height = box[2], box[3]
    flip = told.get("flip", "short")
    wanted = "/DuplexFlip%sEdge" % flip.capitalize()
    if str(pdf.Root.ViewerPreferences.Duplex) != wanted:
        fail("the dialog is not set to " + wanted)
    text = words(path)
    order = []
    first = 0
    for size in signatures(n, told.get("signature")):
        up, down = [], []
        for depth in range(size):
            leaves = []
            for back in (False, True):
                index = 2 * (first + depth) + back
                found = matrices(pdf.pages[index])
                side = []
                for number, x, y in text[index]:
                    for matrix in found:
                        # the page's own space is that of half a sheet
                        u = (x - matrix[4]) / matrix[0]
                        v = (height - y - matrix[5]) / matrix[3]
                        if 0 <= u <= width / 2 and 0 <= v <= height:
                            side.append((number, matrix))
                if len(side) != len(text[index]):
                    fail("side %d: a word lies on no page" % (index + 1))
                over = back and flip == "long"
                seen = look(side, width, height, over)
                pair = [None, None]
                for number, x in seen.items():
                    right = x > width / 4
                    shift = creep * (depth - size + 1 if out else depth)
                    at = width / 2 + gutter - shift if right else shift
                    if abs(x - at) > CLOSE:
                        fail("page %d is at %f, not %f" % (number, x, at))
                    pair[right] = number
                leaves.append(pair)
            front, back = leaves
            near, far = (0, 1) if rtl else (1, 0)
            down += [front[near], back[far]]
            up = [back[near], front[far]] + up
        order += down + up
        first += size
    if 2 * first != len(pdf.pages):
        fail("%d sides, not %d" % (len(pdf.pages), 2 * first))
    blanks = len(order) - n
    expected = list(range(1, n + 1))
    if cover and n > 1:
        expected[-1:-1] = [None] * blanks
    else:
        expected += [None] * blanks
    if order != expected:
        fail("read as %s" % order)


main()
