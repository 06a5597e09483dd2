import base64
import gzip
import hashlib
import json
import math
import re
import shutil
import subprocess
from itertools import combinations
from pathlib import Path

import pytest

from gongbao.inspect import from_reports, page, static_page
from gongbao.inspect.page import STATIC
from gongbao.read import from_text

WEB = Path(__file__).parents[2] / "tools" / "page"


def sources_hash():
    digest = hashlib.sha256()
    for name in (
        *sorted(f"src/{path.name}" for path in (WEB / "src").iterdir()),
        "build.mjs",
        "package-lock.json",
    ):
        digest.update(f"{name}\0".encode() + (WEB / name).read_bytes())
    return digest.hexdigest()[:16]


@pytest.mark.parametrize("name", ["app.js", "app.css"])
def test_what_is_built_was_built_from_the_sources_in_tools_page(name):
    assert f"sources {sources_hash()} " in page.part(name).splitlines()[0]


@pytest.mark.skipif(
    not shutil.which("node") or not (WEB / "node_modules").is_dir(), reason="node or its modules are not here"
)
def test_building_again_gives_the_same_files(tmp_path):
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=WEB, check=True)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (STATIC / path.name).read_bytes()


def test_a_static_page_holds_its_data_packed_and_allows_no_other_script(shown_text):
    text = static_page(shown_text("增长5%<script>alert(1)</script>", name="<b>名"))
    assert "<script>alert" not in text
    assert "<title>&lt;b&gt;名 · gongbao</title>" in text
    packed = re.search(r'id="data">([^<]*)</script>', text)[1]
    data = json.loads(gzip.decompress(base64.b64decode(packed)))
    assert data["documents"][0]["text"] == "增长5%<script>alert(1)</script>"
    assert "default-src 'none'" in text
    assert "unsafe" not in text.split("</head>")[0].split("<style>")[0]


@pytest.fixture
def shown_text(extractor):
    return lambda text, name="run": from_reports(name, [from_text(text)], extractor)


# How the eye that lacks one kind of cone sees linear RGB (Machado, Oliveira and Fernandes 2009, severity 1).
BLINDNESS = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour, matrix):
    """Return the Lab value of `#rrggbb` as seen through `matrix`."""
    srgb = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in srgb]
    r, g, b = (min(max(sum(m * c for m, c in zip(row, linear, strict=True)), 0), 1) for row in matrix)
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("kind", BLINDNESS)
def test_the_tables_colours_are_told_apart_by_colour_blind_people(kind):
    style = (WEB / "src" / "styles.css").read_text(encoding="utf-8")
    for theme in re.findall(r"--claims: .*?--programs: #\w+", style):
        colours = [seen(colour, BLINDNESS[kind]) for colour in re.findall(r"#\w{6}", theme)]
        assert len(colours) == 4
        for one, other in combinations(colours, 2):
            assert math.dist(one, other) > 20, theme
