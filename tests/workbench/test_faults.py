"""More than ten faults, planted one at a time in the rules: each is caught, and the rule is named."""

import shutil

import pytest

from gongbao.extraction import Extractor, default_extractor
from gongbao.gold.checking import check_gold
from gongbao.layers import named
from gongbao.rulebook import Rulebook
from gongbao.rulebook.book import shipped_folder
from gongbao.workbench import examples
from gongbao.workbench.baseline import baseline_of
from gongbao.workbench.compare import compare


def written(rule_id, layer, **changes):
    """Return the rule as TOML, with some keys changed."""
    rule = next(rule for rule in named(layer).rules(default_extractor().book) if rule.id == rule_id)
    values = rule.model_dump(exclude_defaults=True) | {"note": ""} | changes
    lines = [f"{key} = {_toml(value)}" for key, value in values.items() if key not in ("match", "silent")]
    return "[[rule]]\n" + "\n".join(lines) + "\n"


def _toml(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return str(value) if isinstance(value, int) else f"'''{value}'''"


def without(words, word):
    assert word in words.split()
    return " ".join(other for other in words.split() if other != word)


def words_of(rule_id, layer):
    return next(rule.words for rule in named(layer).rules(default_extractor().book) if rule.id == rule_id)


HEADS = "programs.quoted.mechanism"
MINE = "[[rule]]\nid = 'mine'\nnote = ''\n"

FAULTS = {
    "a rule deleted": ("programs/quoted-heads.toml", lambda: f"switch_off = ['{HEADS}']", HEADS),
    "a hedge's mod flipped": (
        "quantities/words.toml",
        lambda: written("quantities.hedge.surplus", "quantities", mod="less"),
        "quantities.hedge.surplus",
    ),
    "a unit's factor off by ten": (
        "quantities/units.tsv",
        lambda: "mu\t亩 市亩\tarea\t20000/3\n",
        "quantities/units.tsv:mu",
    ),
    "a head word removed": (
        "programs/quoted-heads.toml",
        lambda: written(
            HEADS, "programs", words=without(without(words_of(HEADS, "programs"), "工作机制"), "机制")
        ),
        HEADS,
    ),
    "a rule that matches too much": (
        "programs/patterns.toml",
        lambda: MINE + "type = 'policy'\npattern = '[一-鿿]{2}市'\n",
        "mine",
    ),
    "two rules swapped in order": (
        "claims/links.toml",
        lambda: written("claims.link.bare", "claims", ahead_of="claims.link.twin"),
        "claims.link.bare",
    ),
    "a classifier removed": ("quantities/classifiers.tsv", lambda: "-期\n", "quantities/classifiers.tsv:期"),
    "a word that hides a numeral": ("numerals/words.txt", lambda: "36\n", "numerals/words.txt"),
    "a silence too many": (
        "claims/silences.toml",
        lambda: MINE + "inside = 'text'\nafter = '以上|企业'\n",
        "mine",
    ),
    "a head of organizations lost": (
        "organizations/heads-state.toml",
        lambda: "switch_off = ['organizations.head.government']",
        "organizations.head.government",
    ),
    "a form of dates lost": (
        "dates/forms-3-periods.toml",
        lambda: "switch_off = ['dates.quarter']",
        "dates.quarter",
    ),
    "a type mistaken": (
        "programs/quoted-heads.toml",
        lambda: written(HEADS, "programs", type="policy"),
        HEADS,
    ),
}


@pytest.fixture(scope="module")
def before(gold):
    documents = list(check_gold([gold], default_extractor()))
    return baseline_of(documents, default_extractor()), {d.name: d.report.text for d in documents}


def test_without_a_fault_nothing_fell(gold, before):
    baseline, texts = before
    same = compare(baseline, baseline_of(check_gold([gold], default_extractor()), default_extractor()), texts)
    assert not same.fell
    assert (same.measures, same.rows, same.rules) == ((), (), ())
    assert baseline.measures["total"]["claims.row.f1"] == baseline.measures["total"]["programs.row.f1"] == 100


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_caught_and_its_rule_named(fault, gold, before, tmp_path):
    name, text, rule = FAULTS[fault]
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text(text(), encoding="utf-8")
    extractor = Extractor(rules=tmp_path)
    found = compare(before[0], baseline_of(check_gold([gold], extractor), extractor), before[1])
    assert found.fell
    assert rule in {change.rule for change in found.rules}
    assert any(rule in row.rules for row in found.rows if row.fell)


def test_a_fault_in_place_fails_the_examples_of_its_rule(tmp_path):
    folder = shutil.copytree(shipped_folder(), tmp_path / "rules")
    path = folder / "quantities" / "words.toml"
    rule = path.read_text(encoding="utf-8")
    at = rule.index('side = "surplus"')
    path.write_text(rule[:at] + rule[at:].replace('mod = "more"', 'mod = "less"', 1), encoding="utf-8")
    book = Rulebook(folder)
    quantities = named("quantities")
    failures = [f for r in quantities.rules(book) for f in examples.run(quantities, r, book)]
    assert any("mod is 'less', not 'more'" in failure.why for failure in failures)
