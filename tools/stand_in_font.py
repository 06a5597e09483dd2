"""Make the font that stands in for those which a PDF document names and does not hold: one box for every character."""

import argparse
import io
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

EM, WIDTH, ASCENT, DESCENT = 1000, 200, 880, -120
LAST = 0x10FFFF
NAME = "Gongbao Stand-in"
TARGET = Path("pipeline/gongbao/read/pdf/stand_in.ttf")


def main() -> None:
    """Write the font."""
    parser = argparse.ArgumentParser(prog="python -m tools.stand_in_font", description=__doc__)
    parser.add_argument("--to", type=Path, default=TARGET, help="the file to write")
    parser.parse_args().to.write_bytes(font())


def font() -> bytes:
    """Return the font: a narrow box for each code point of Unicode, by a character map of format 13 (many to one)."""
    names = [".notdef", "box"]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(" "): "box"})
    builder.setupGlyf(dict.fromkeys(names, _box()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (EM, 0)))
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": NAME, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost()
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = dict.fromkeys(range(1, LAST + 1), "box")
    builder.font["cmap"].tables = [table]
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    written = io.BytesIO()
    builder.font.save(written)
    return written.getvalue()


def _box() -> Glyph:
    """Return a box as high as a line and narrower than any character, which it must not make wider."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENT))
    for point in ((0, ASCENT), (WIDTH, ASCENT), (WIDTH, DESCENT)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


if __name__ == "__main__":
    main()
