"""What goes to a tool and comes back untouched is the same, byte for byte; drafts are predictions."""

import codecs
import hashlib
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from gongbao.cli import app
from gongbao.gold.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "gold" / "dev"
TEXT = "2025年，市教育局举办\r\n培训500余期，\u3000增长5.2%。"
WRITTEN = {
    "utf-8": TEXT.encode(),
    "utf-8 with a mark": codecs.BOM_UTF8 + TEXT.encode(),
    "gb18030": TEXT.encode("gb18030"),
    "utf-16": TEXT.encode("utf-16"),
}


def run(*args):
    done = CliRunner().invoke(app, ["gold", *map(str, args)])
    assert done.exit_code == 0, done.output
    return done.output


def there_and_back(name, gold, folder):
    file = folder / "exchanged"
    run("export", gold, "-o", file, "--format", name)
    run("import", file, "-o", folder / "back", "--format", name)
    return folder / "back"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("encoding", WRITTEN)
def test_texts_and_gold_come_back_byte_for_byte(name, encoding, tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "a.txt").write_bytes(WRITTEN[encoding])
    at, rate = TEXT.index("500余"), TEXT.index("5.2%")
    mark = {
        "start": at,
        "end": at + 4,
        "text": "500余",
        "value": 500,
        "mod": "more",
        "note": None,
        "kind": "count",
        "unit": "",
    }
    claims = [
        mark,
        {"start": rate, "end": rate + 4, "text": "5.2%", "kind": "change", "value": 5.2, "remark": "a\nb"},
    ]
    sha256 = hashlib.sha256(WRITTEN[encoding]).hexdigest()
    content = {
        "doc": "a",
        "sha256": sha256,
        "claims": claims,
        "dates": [],
        "organizations": [],
        "programs": [],
    }
    (gold / "a.gold.json").write_text(
        json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    back = there_and_back(name, gold, tmp_path)
    for file in ("a.txt", "a.gold.json"):
        assert (back / file).read_bytes() == (gold / file).read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_the_reference_gold_comes_back_byte_for_byte(name, tmp_path):
    (gold,) = (ROOT / "fixtures").glob("*.gold.json")
    back = there_and_back(name, gold, tmp_path)
    once, again = (path.read_text(encoding="utf-8").rstrip() for path in (gold, back / gold.name))
    assert once.partition('"claims"')[2] == again.partition('"claims"')[2]


@pytest.fixture
def draft(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    run("start", tmp_path / "a.txt")
    return tmp_path / "a.gold.json"


def test_drafts_are_predictions_until_judged(draft, tmp_path):
    assert json.loads(draft.read_text(encoding="utf-8"))["draft"] is True
    run("validate", draft)
    run("export", draft, "-o", tmp_path / "tasks.json", "--format", "label-studio")
    (task,) = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    assert "annotations" not in task and task["predictions"][0]["model_version"].startswith("gongbao ")
    run("import", tmp_path / "tasks.json", "-o", tmp_path / "judged", "--format", "label-studio")
    judged = tmp_path / "judged" / "a.gold.json"
    assert "draft" not in json.loads(judged.read_text(encoding="utf-8"))
    run("export", judged, "-o", tmp_path / "more.json", "--format", "label-studio")
    assert "annotations" in json.loads((tmp_path / "more.json").read_text(encoding="utf-8"))[0]
    run("export", judged, "-o", tmp_path / "all.json", "--format", "label-studio", "--drafts")
    assert "predictions" in json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))[0]


def test_the_labelling_config_has_a_control_for_every_result(draft, tmp_path):
    run("export", draft, "-o", tmp_path / "tasks.json", "--format", "label-studio")
    view = ElementTree.parse(tmp_path / "tasks.config.xml").getroot()
    labels = {label.get("value") for label in view.iter("Label")}
    kinds = {"Number": "number", "TextArea": "textarea"}
    controls = {(c.get("name"), kinds[c.tag]) for c in view if c.tag in kinds}
    assert all(c.get("toName") == "text" and c.get("perRegion") == "true" for c in view if c.tag in kinds)
    (task,) = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    for result in task["predictions"][0]["result"]:
        if result["type"] == "labels":
            assert set(result["value"]["labels"]) <= labels and result["from_name"] == "label"
        else:
            assert (result["from_name"], result["type"]) in controls
    assert len({name for name, _ in controls}) == len(controls)
