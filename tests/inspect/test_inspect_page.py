import base64
import gzip
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gongbao.inspect import from_reports, page, static_page
from gongbao.inspect.page import STATIC
from gongbao.read import from_text

WEB = Path(__file__).parents[2] / "pipeline" / "gongbao" / "inspect" / "web"


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
def test_what_is_built_was_built_from_the_sources_that_stand_beside_it(name):
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
