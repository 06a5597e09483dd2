"""Draws PDF documents as offices print them: paragraphs, columns, tables of all sorts, heads and feet of pages."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
LEFT, RIGHT, TOP = 72, 504, 760
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def width(text, size):
    return pdfmetrics.stringWidth(text, FONT, size)


def wrapped(text, most, size):
    lines = [""]
    for char in text:
        if width(lines[-1] + char, size) > most:
            lines.append("")
        lines[-1] += char
    return lines


class Sheets:
    """Pages that are drawn from the top; `y` is the base line that comes next."""

    def __init__(self, head="", foot=""):
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=A4)
        self._head, self._foot = head, foot
        self.number = 0
        self.new_page()

    def new_page(self, head=None):
        if self.number:
            self.canvas.showPage()
        self.number += 1
        self.y = TOP
        for text, y in ((self._head if head is None else head, 800), (self._foot, 36)):
            if text:
                self.at((LEFT + RIGHT) / 2, y, text.format(self.number), 9, "centre")

    def bytes(self):
        if not self._buffer.getvalue():
            self.canvas.showPage()
            self.canvas.save()
        return self._buffer.getvalue()

    def at(self, x, y, text, size=12, align="left", spread=0):
        shift = {"left": 0, "centre": 0.5, "right": 1}[align] * width(text, size)
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x - shift, y, text, charSpace=spread)

    def line(self, text, size=12, align="left", pitch=1.5, **more):
        x = {"left": LEFT, "centre": (LEFT + RIGHT) / 2, "right": RIGHT}[align]
        self.at(x, self.y, text, size, align, **more)
        self.y -= pitch * size

    def prose(self, text, size=12, pitch=1.5, left=LEFT, right=RIGHT, indent=2, floor=72):
        """Draw a paragraph, on further pages where one is full."""
        for number, line in enumerate(wrapped("　" * indent + text, right - left, size)):
            if self.y < floor:
                self.new_page()
            inset = indent * size if number == 0 else 0
            self.at(left + inset, self.y, line.lstrip("　"), size)
            self.y -= pitch * size

    def columns(self, paragraphs, rows, size=10, middle=24):
        """Draw paragraphs in two columns of as many rows."""
        half = (RIGHT - LEFT - middle) / 2
        lines = [line for text in paragraphs for line in wrapped("　　" + text, half, size)]
        top = self.y
        for at, line in enumerate(lines):
            column, row = divmod(at, rows)
            inset = 2 * size if line.startswith("　") else 0
            self.at(LEFT + column * (half + middle) + inset, top - 1.5 * size * row, line.lstrip("　"), size)
        self.y = top - 1.5 * size * (min(len(lines), rows) + 1)

    def table(self, rows, widths, lines="all", size=10, left=LEFT, height=20, spans=(), numbers="right"):
        """Draw a table; a cell may have several lines. `lines` are drawn all, or as `open`, `down`, `three` or none.

        `spans` are merged cells: (row, column, rows, columns).
        """
        xs = [left + sum(widths[:at]) for at in range(len(widths) + 1)]
        heights = [max(height, 8 + 1.25 * size * max(cell.count("\n") + 1 for cell in row)) for row in rows]
        ys = [self.y + size - sum(heights[:at]) for at in range(len(rows) + 1)]
        covered = {}
        for row, column, down, across in spans:
            for one in range(row, row + down):
                for other in range(column, column + across):
                    covered[one, other] = (row, column, down, across)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                first, other, down, across = covered.get((row, column), (row, column, 1, 1))
                if (first, other) != (row, column):
                    continue
                self._cell(
                    cell, xs[column], xs[column + across], ys[row], ys[row + down], size, column and numbers
                )
        self._rules(lines, xs, ys, covered)
        self.y = ys[-1] - 2 * size

    def _cell(self, text, left, right, top, bottom, size, align):
        texts = text.split("\n")
        base = (top + bottom) / 2 + 1.25 * size * (len(texts) - 1) / 2 - 0.35 * size
        for line in texts:
            if align == "right" and line.isascii():
                self.at(right - 4, base, line, size, "right")
            elif align:
                self.at((left + right) / 2, base, line, size, "centre")
            else:
                self.at(left + 4, base, line, size)
            base -= 1.25 * size

    def _rules(self, lines, xs, ys, covered):
        if lines == "none":
            return
        if lines == "three":
            for y in (ys[0], ys[1], ys[-1]):
                self.canvas.line(xs[0], y, xs[-1], y)
            return
        levels = [ys[0], ys[1], ys[-1]] if lines == "down" else ys
        for row, y in enumerate(ys):
            for column in range(len(xs) - 1):
                same = covered.get((row, column), 0) == covered.get((row - 1, column), 1)
                if y in levels and not same:
                    self.canvas.line(xs[column], y, xs[column + 1], y)
        for column, x in enumerate(xs):
            if lines == "open" and column in (0, len(xs) - 1):
                continue
            for row in range(len(ys) - 1):
                if covered.get((row, column), 0) != covered.get((row, column - 1), 1):
                    self.canvas.line(x, ys[row], x, ys[row + 1])
