"""Extract from sixty files made to do harm: each is read or refused, none over 20 seconds or a gigabyte.

What takes longer in the one run over all is extracted again alone, and then its processor time counts: the clock tells
of the machine's other work, too.
"""

import argparse
import io
import json
import os
import random
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import docx
import openpyxl
from reportlab.pdfgen.canvas import Canvas

from tools.soak.watching import peaks, processor_seconds

TEXT = "今年以来，全市农业农村局举办培训500余期，培训农牧民3.2万人次。"
MOST_SECONDS = 20.0
MOST_MEGABYTES = 1000


def main() -> None:
    """Make the files and extract from all of them in one run; exit with 1 if one passes a bound or ends the run."""
    parser = argparse.ArgumentParser(prog="python -m tools.soak.hostile", description=__doc__)
    parser.add_argument("--keep", action="store_true", help="leave the files where they are")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="gongbao-hostile-"))
    (folder / "in").mkdir()
    make(folder / "in")
    command = [sys.executable, "-m", "gongbao", "extract", "in", "-o", "out"]
    code, seconds, seen = peaks(command, folder)
    inputs = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))["inputs"]
    late = [line["path"] for line in inputs if (line["seconds"] or 0) > MOST_SECONDS]
    taken = {path: alone(path, folder) for path in late}
    slow = [path for path, seconds in taken.items() if seconds > MOST_SECONDS]
    waiting = [line["path"] for line in inputs if line["status"] == "waiting"]
    most = max(size for _, size in seen)
    number = len(list((folder / "in").rglob("*")))
    print(
        f"{number} files in {seconds:.0f} s, {most} MB at most; slow: {slow or 'none'}; undone: {waiting or 'none'}"
    )
    for path, seconds in taken.items():
        print(f"{path}: {seconds:.1f} s of a processor, alone")
    if not options.keep:
        shutil.rmtree(folder)
    sys.exit(1 if slow or waiting or most > MOST_MEGABYTES or code not in (0, 1) else 0)


def alone(path: str, folder: Path) -> float:
    """Return the processor time that extracting from the file `path` takes, with all that a run begins with."""
    command = [sys.executable, "-m", "gongbao", "extract", path, "-o", "alone", "--fresh", "--workers", "1"]
    return processor_seconds(command, folder)


def make(folder: Path) -> None:
    """Write the files."""
    for name, data in {
        **texts(),
        **records(),
        **pages(),
        **words(),
        **sheets(),
        **documents(),
        **archives(),
    }.items():
        (folder / name).write_bytes(data)
    os.mkfifo(folder / "pipe.txt")
    (folder / "circle.txt").symlink_to("circle.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / os.fsdecode(b"\xff\xfe.txt")).write_text(TEXT, encoding="utf-8")


def texts() -> dict[str, bytes]:
    """Return texts that repeat what rules look for, and bytes that are none."""
    repeated = [
        "《甲》",
        "“甲”、",
        "局",
        "去年4亿",
        "5%",
        "（",
        "1",
        "九",
        "至",
        "的",
        "\u202e5%",
        "&nbsp;",
        "| 5 ",
    ]
    made = {f"text{number}.txt": (unit * 60_000)[:60_000].encode() for number, unit in enumerate(repeated)}
    made["zeros.txt"] = bytes(1_000_000)
    made["noise.txt"] = random.Random(1).randbytes(1_000_000)
    made["long.txt"] = ("培训500余期，" * 2_000_000).encode()
    made["utf16.txt"] = b"\xff\xfe" + b"\x00\xd8" * 50_000
    made["columns.txt"] = ("指标名称" + "  1,234.5" * 40 + "\n").encode() * 1_000
    made["frames.txt"] = ("│甲" * 30 + "│\n" + "├──" * 30 + "┤\n").encode() * 1_000
    return made


def records() -> dict[str, bytes]:
    """Return files of records with deep, huge, broken and unclosed ones."""
    good = json.dumps({"text": TEXT})
    return {
        "deep.jsonl": (good + "\n" + '{"text": ' + "[" * 500_000 + "\n" + good).encode(),
        "huge.jsonl": (good + '\n{"text": "' + "5%，" * 4_000_000 + '"}\n' + good).encode(),
        "number.jsonl": (good + '\n{"text": ' + "9" * 5000 + "}\n" + good).encode(),
        "surrogate.jsonl": (
            json.dumps({"text": "\ud800" + TEXT, "id": "\udfff", "title": "\ud83d"})
        ).encode(),
        "bytes.jsonl": good.encode() + b'\n{"text": "\xff\xfe"}\n' + good.encode(),
        "quote.csv": ("id,text\n1," + TEXT + '\n2,"' + TEXT + "\n" + f"3,{TEXT}\n" * 20_000).encode(),
        "quotes.csv": ("id,text\n" + '1,"""a\n' * 50_000).encode(),
        "columns.csv": ("text" + ",a" * 100_000 + "\n" + TEXT + ",1" * 100_000).encode(),
    }


def pages() -> dict[str, bytes]:
    """Return web pages of many, deep and broken elements."""
    bodies = {
        "ps": f"<p>{TEXT}</p>" * 300_000,
        "some": "<p><b>增长5%</b></p>" * 24_000,
        "open": "<p>" * 99_000,
        "deep": "<div><span>" * 45_000 + TEXT,
        "rows": "<table>" + "<tr><td rowspan=1200>甲</td><td>1亿元</td></tr>" * 1200 + "</table>",
        "attributes": "<p " + "a=b " * 200_000 + ">" + TEXT,
        "entities": "&amp;" * 500_000,
        "comment": "<!--" * 90_000,
        "tables": "<table><tr><td>1亿元" * 20_000,
    }
    return {f"{name}.html": f"<html><body>{body}"[:9_900_000].encode() for name, body in bodies.items()}


def packed(members: dict[str, bytes]) -> bytes:
    """Return a ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def changed(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return an Office file of which a part is changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    return packed(members | {name: members[name].replace(old, new, 1)})


def words() -> dict[str, bytes]:
    """Return Word documents of which a small file makes a large tree."""
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_table(2, 2).cell(0, 0).text = TEXT
    document.save(buffer)
    merged = b"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>"
    table = b"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>%b</w:tbl>"
    noise = b"".join(b'<w:p w:rsidR="%d"/>' % number for number in range(200_000))
    bodies = {
        "empty": b"<w:p/>" * 9_000_000,
        "empties": noise + b"<w:p/>" * 1_000_000,
        "runs": noise + b"<w:p><w:r/></w:p>" * 300_000,
        "merged": table % (merged * 1200),
        "nested": b"<w:tbl><w:tr><w:tc>" * 2000 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 2000,
    }
    part, body = "word/document.xml", b"<w:body>"
    made = {
        f"{name}.docx": changed(buffer.getvalue(), part, body, body + xml) for name, xml in bodies.items()
    }
    wide = b'<w:tcPr><w:gridSpan w:val="2000000000"/>'
    return made | {"wide.docx": changed(buffer.getvalue(), part, b"<w:tcPr>", wide)}


def sheets() -> dict[str, bytes]:
    """Return workbooks that claim, or hold, more than there is."""
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append([TEXT, 1])
    book.save(buffer)
    part, end = "xl/worksheets/sheet1.xml", b"</sheetData>"
    rows = b"".join(b'<row r="%d"><c><v>%d</v></c></row>' % (at, at) for at in range(2, 200_000))
    return {
        "huge.xlsx": changed(buffer.getvalue(), part, b"<v>1</v>", b"<v>1e999</v>"),
        "far.xlsx": changed(
            buffer.getvalue(), part, end, b'<row r="1048576"><c r="XFD1048576"><v>3</v></c></row>' + end
        ),
        "rows.xlsx": changed(buffer.getvalue(), part, end, rows + end),
        "digits.xlsx": changed(buffer.getvalue(), part, b"<v>1</v>", b"<v>" + b"9" * 100_000 + b"</v>"),
    }


def documents() -> dict[str, bytes]:
    """Return PDF documents whose forms draw each other, with labels all over, and with damage."""
    chance = random.Random(1)
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number in range(60_000):
        canvas.drawString(chance.random() * 590, chance.random() * 800, f"{number}.5")
    canvas.save()
    whole = buffer.getvalue()
    return {
        "forms.pdf": forms(9, 10),
        "itself.pdf": forms(1, 10, itself=True),
        "labels.pdf": whole,
        "half.pdf": whole[: len(whole) // 2],
        "noise.pdf": b"%PDF-1.7\n" + chance.randbytes(500_000),
    }


def forms(depth: int, times: int, itself: bool = False) -> bytes:
    """Return a PDF document of a page that draws a form, which draws the next one, many times each."""

    def stream(head: bytes, data: bytes) -> bytes:
        return b"<<%b/Length %d>>stream\n%b\nendstream" % (head, len(data), data)

    font = b"/Font<</F1 4 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<<%b/XObject<</X 6 0 R>>>>>>"
        % font,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(b"", b"/X Do " * times),
    ]
    for number in range(depth):
        last = number == depth - 1 and not itself
        following = 6 if itself else 7 + number
        resources = font if last else font + b"/XObject<</X %d 0 R>>" % following
        drawn = b"BT /F1 12 Tf 10 10 Td (5 percent) Tj ET " if last else b"/X Do "
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<%b>>" % resources
        objects.append(stream(head, drawn * times))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return data + end % (len(objects) + 1, table, len(objects) + 1, len(data))


def archives() -> dict[str, bytes]:
    """Return archives that grow beyond bounds, hold themselves, or are damaged."""
    good = packed({f"{number}.txt": TEXT.encode() for number in range(5)})
    return {
        "bomb.zip": packed({"bomb.txt": bytes(100_000_000), "good.txt": TEXT.encode()}),
        "inner.zip": packed({"inner.zip": good, "good.txt": TEXT.encode()}),
        "damaged.zip": good[:40] + b"\xff" + good[41:-20] + b"\xff" + good[-19:],
        "paths.zip": packed(
            {"../../out.txt": TEXT.encode(), "/etc/x.txt": TEXT.encode(), "a" * 5000 + ".txt": b"5%"}
        ),
        "many.zip": packed({f"{number}.bin": b"" for number in range(30_000)}),
    }


if __name__ == "__main__":
    main()
