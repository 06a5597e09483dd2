"""A statistical recognizer adds organizations to those of the rules, off by default."""

import random
import shutil
import sys

import pytest
import spacy
from spacy.cli.package import package as build_package
from spacy.training import Example
from typer.testing import CliRunner

from gongbao import errors
from gongbao.cli import app
from gongbao.extraction import Extractor
from gongbao.nlp import recognizer
from gongbao.read import from_text

NAME = "zh_tiny_orgs"
SENTENCES = [
    ("昨天锦绣山河宣布扩产。", (2, 6)),
    ("今年锦绣山河投资建厂。", (2, 6)),
    ("上月锦绣山河招聘员工。", (2, 6)),
    ("昨天我们去看电影。", None),
    ("今年粮食获得丰收。", None),
]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A small pipeline for Chinese, trained here, packaged and put where installed packages are found."""
    folder = tmp_path_factory.mktemp("ner")
    _train().to_disk(folder / "model")
    (folder / "built").mkdir()
    build_package(folder / "model", folder / "built", name="tiny_orgs", version="0.0.1", create_sdist=False)
    site = folder / "built" / f"{NAME}-0.0.1"
    shutil.copy(site / "meta.json", site / NAME)  # as the package's own setup.py does
    metadata = site / f"{NAME}-0.0.1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 0.0.1\n")
    sys.path.insert(0, str(site))
    recognizer.load.cache_clear()
    yield NAME
    sys.path.remove(str(site))
    sys.modules.pop(NAME, None)
    recognizer.load.cache_clear()


def _train():
    random.seed(1)
    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("zh")
    nlp.meta["name"] = "tiny_orgs"
    nlp.add_pipe("ner").add_label("ORG")
    examples = [
        Example.from_dict(nlp.make_doc(text), {"entities": [(*span, "ORG")] if span else []})
        for text, span in SENTENCES
    ]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(80):
        nlp.update(examples, sgd=optimizer)
    return nlp


TEXT = "通辽市工作简报\n\n昨天锦绣山河宣布扩产。市委召开会议。"


def organizations(ner):
    table = Extractor(ner=ner).tables([from_text(TEXT)]).organizations
    return list(zip(table["text"], table["type"], table["rule"], strict=True))


def test_it_is_off_by_default():
    assert organizations("") == [("市委", "party", "organizations.head.party")]


def test_each_row_says_which_component_made_it(installed):
    assert organizations(installed) == [
        ("锦绣山河", "other", f"ner:{NAME}"),
        ("市委", "party", "organizations.head.party"),
    ]


def test_the_command_line_takes_a_package(installed, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(
        app, ["extract", str(report), "-o", str(tmp_path / "out"), "--ner", installed]
    )
    assert result.exit_code == 0
    assert "锦绣山河" in (tmp_path / "out" / "organizations.csv").read_text(encoding="utf-8")


def test_a_package_that_is_not_installed_is_named():
    with pytest.raises(errors.RecognizerError, match="zh_no_such: no spaCy package of this name"):
        recognizer.load("zh_no_such")
