"""What a user adds, replaces and switches off without Python, and what a mistake says."""

import re

import pytest
from typer.testing import CliRunner

from gongbao import cli
from gongbao.errors import RuleError
from gongbao.extraction import Extractor, extract
from gongbao.layers import named, overlaid
from gongbao.read import from_text
from gongbao.read.fields import Fields
from gongbao.read.rules import program_title, title_words
from gongbao.read.words import reading_by
from gongbao.rulebook import default


@pytest.fixture
def write(tmp_path):
    def call(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path

    return call


def tables(folder, text):
    return Extractor(rules=folder).tables([from_text(text)])


def test_a_unit_is_added_and_one_is_taken_out(write):
    folder = write("quantities/units.tsv", "keng\t垧\tarea\t10000\n-mu\n")
    claims = tables(folder, "完成造林300垧。").claims
    assert [(row.unit, row.base_value, row.base_unit) for row in claims.itertuples()] == [("垧", 3e6, "m²")]
    assert "亩" not in set(tables(folder, "完成造林300亩。").claims["dimension"])


def test_a_word_is_added_to_a_list(write):
    assert len(tables(write("numerals/terms.txt", "三江源\n"), "推进三江源保护3项。").claims) == 1


def test_a_whole_pattern_is_added(write):
    folder = write(
        "programs/patterns.toml",
        "[[rule]]\nid = 'mine.lake'\nnote = ''\ntype = 'initiative'\npattern = '一湖两海[一-鿿]{2}治理'\n",
    )
    programs = tables(folder, "推进一湖两海综合治理。").programs
    assert [(row.text, row.rule) for row in programs.itertuples()] == [("一湖两海综合治理", "mine.lake")]


def test_a_program_type_is_added(write):
    write("programs/types.toml", "[[rule]]\nid = 'mine.type'\nnote = ''\nname = 'facility'\n")
    folder = write(
        "programs/quoted-heads.toml",
        "[[rule]]\nid = 'mine.station'\nnote = ''\ntype = 'facility'\nwords = '凉亭'\n",
    )
    result = tables(folder, "建成“石榴红”凉亭。")
    assert list(result.programs["type"]) == ["facility"]
    assert "facility" in set(result.entities["type"])


def test_a_rule_is_tried_ahead_of_another(write):
    folder = write(
        "claims/links.toml",
        "[[rule]]\nid = 'mine.link'\nnote = ''\nahead_of = 'claims.link.twin'\npattern = 'dual @'\n",
    )
    assert list(tables(folder, "投资5亿元。").claims["rule"]) == ["mine.link"]


MISTAKES = [
    ("quantities/units.tsv", "x\t富\tlengt\t5", "line 1, column 'dimension': expected one of absorbed dose"),
    ("quantities/units.tsv", "x\t富\tlength\tfive", "line 1, column 'factor': expected a number"),
    ("quantities/units.tsv", "x\t富\tlength\t1\t\t\t\t\t", "line 1: expected the columns id, names"),
    ("quantities/units.tsv", "\n-none", "line 2: there is no row 'none' to take out"),
    ("quantities/classifiers.tsv", "富\t(", "line 1, column 'not_before': expected a regular expression"),
    ("quantities/unit.tsv", "", "nothing reads a file of this name; quantities reads classifiers.tsv"),
    ("quantity/units.tsv", "", "no layer is called 'quantity'"),
    ("numerals/words.txt", "-没有", "line 1: there is no word '没有' to take out"),
    ("numerals/words.txt", "一甲子乙\n两甲子丙\n一甲子乙", "line 3: '一甲子乙' stands in line 1 too"),
    (
        "claims/words.toml",
        "[[rule]]\nid='x'\nnote=''\nname='act'\nwords='''\n甲乙\n丙丁\n甲乙\n'''",
        "line 8, rule 'x', key 'words': '甲乙' stands twice in the list",
    ),
    (
        "claims/words.toml",
        "[[rule]]\nid='x'\nnote=''\nname='brief'\nwords='''\n甲乙\n举办\n'''",
        "line 7, rule 'x', key 'words': '举办' is of the class 'act' too (rule 'claims.words.action')",
    ),
    ("text/lexicon.txt", "noun - x 字", "line 1: expected a class for claims and for names, a whole number"),
    (
        "claims/links.toml",
        "[[rule]]\nid='x'\nnote=''\npattern='foo @'",
        "line 4, rule 'x', key 'pattern': no cl",
    ),
    (
        "claims/links.toml",
        "[[rule]]\nid='x'\nnote=''\nahead_of='y'\npattern='@'",
        "line 4, rule 'x', key 'ahead",
    ),
    (
        "programs/patterns.toml",
        "[[rule]]\nid='x'\nnote=''\ntype='policy'\npattern='('",
        "line 5, rule 'x', key",
    ),
    (
        "programs/patterns.toml",
        "[[rule]]\nid='x'\nnote=''\ntype='polcy'\npattern='a'",
        "line 4, rule 'x', key",
    ),
    ("numerals/forms.toml", "[[rule]]\nid='x'\nnote=''\npattern='{foo}'", "no part or class is called {foo}"),
    ("quantities/forms.toml", "[[rule]]\nid='x'\nnote=''\npattern='{foo}'", "nothing is called {foo}"),
    ("quantities/forms.toml", "[[rule]]\nid='claims.link.twin'\nnote=''\npattern='{n}'", "key 'id'"),
    (
        "programs/words.toml",
        "[[rule]]\nid='x'\nnote=''\nname='slogn'\nwords='a'",
        "line 4, rule 'x', key 'name': nothing",
    ),
    (
        "quantities/words.toml",
        "[[rule]]\nid='x'\nnote=''\nname='over'\nwords=['a']",
        "'quantities.hedge.over' has",
    ),
    ("programs/words.toml", "switch_off = 'x'", "line 1, key 'switch_off': expected a list of rule ids"),
    ("programs/words.toml", "\nswitch_off = ['x']", "line 2, key 'switch_off': no rule 'x' here; there are"),
    (
        "claims/silences.toml",
        "[[rule]]\nid='x'\nnote=''\ninside='quote'\nafter='a'",
        "expected before and after only",
    ),
    (
        "dates/extents.toml",
        "[[rule]]\nid='x'\nnote=''\neffect='since'\npattern='('",
        "line 5, rule 'x', key 'pattern'",
    ),
    (
        "quantities/words.toml",
        "[[rule]]\nid='x'\nnote=''\nname='mine'\nwords=['a']\nnot_before='('",
        "line 6, rule 'x', key 'not_before': expected a regular expression",
    ),
    ("programs/words.toml", "rule = 3", "line 1, key 'rule': expected [[rule]]"),
]


@pytest.mark.parametrize(("name", "text", "message"), MISTAKES)
def test_a_mistake_is_named_with_file_line_and_expectation(write, name, text, message):
    folder = write(name, text)
    with pytest.raises(RuleError) as caught:
        overlaid(folder)
    assert str(caught.value).startswith(str(folder / name))
    assert message in str(caught.value)


def test_a_file_that_is_not_utf_8_is_named(tmp_path):
    path = tmp_path / "numerals" / "words.txt"
    path.parent.mkdir()
    path.write_bytes("进一步".encode("gb18030"))
    with pytest.raises(RuleError, match=r"words\.txt: byte 0: expected text in UTF-8"):
        overlaid(tmp_path)


def test_an_organization_head_and_an_alias_are_added(write):
    write(
        "organizations/heads-mine.toml",
        "[[rule]]\nid = 'mine.head'\nnote = ''\ntype = 'other'\nneeds = 'proper'\nwords = '驿管站'\n",
    )
    folder = write(
        "organizations/known-mine.toml",
        "[[rule]]\nid = 'mine.alias'\nnote = ''\ntype = 'company'\nalways = true\n"
        "names = '辽牛集=通辽市辽牛集团有限公司'\n",
    )
    found = tables(folder, "通辽市驿管站和辽牛集签约。").organizations
    assert [(row.text, row.name, row.type, row.rule) for row in found.itertuples()] == [
        ("通辽市驿管站", "通辽市驿管站", "other", "mine.head"),
        ("辽牛集", "通辽市辽牛集团有限公司", "company", "mine.alias"),
    ]


def test_a_list_of_words_grows_by_one_of_the_same_name(write):
    folder = write(
        "programs/words.toml", "[[rule]]\nid = 'mine'\nnote = ''\nname = 'slogan'\nwords = '春风'\n"
    )
    text = "实施“春风”等行动。"
    assert len(tables("", text).programs) == 1
    assert len(tables(folder, text).programs) == 0


def test_rules_that_do_not_work_together_are_an_error_and_no_traceback(write, monkeypatch):
    monkeypatch.setattr("gongbao.layers.document_place", lambda *_: {}["a place"])
    folder = write("programs/words.toml", "switch_off = ['programs.words.slogan']\n")
    with pytest.raises(RuleError, match=r"the rules do not work \(KeyError: 'a place'\)"):
        overlaid(folder)


def test_a_word_of_extent_is_added_to_those_of_its_effect(write):
    folder = write(
        "dates/extents.toml", "[[rule]]\nid = 'mine'\nnote = ''\neffect = 'since'\npattern = '伊始'\n"
    )
    assert list(tables(folder, "2021年伊始，全市完成投资。").dates["text"]) == ["2021年伊始"]
    assert list(tables(folder, "2021年以来，全市完成投资。").dates["text"]) == ["2021年以来"]


def test_a_report_is_read_where_the_rule_for_all_quantities_is_off(write):
    folder = write("claims/links.toml", "switch_off = ['claims.link.bare']\n")
    claims = tables(folder, "完成投资5亿元。第一，5。增长5.2%。").claims
    assert "claims.link.bare" not in set(claims["rule"])


NAMED = {"grids": "words.toml", "indicators": "patterns.toml", "frames": "phrases.toml", "read": "lines.toml"}
"""The files of rules that code asks for by name."""


@pytest.mark.parametrize("layer", NAMED)
def test_a_report_with_a_table_is_read_where_all_that_is_asked_for_by_name_is_off(write, layer):
    ids = [rule.id for rule in named(layer).rules(default()) if rule.path and rule.path.name == NAMED[layer]]
    folder = write(f"{layer}/{NAMED[layer]}", f"switch_off = {ids}\n")
    report = (
        "2024年主要指标\n单位：亿元、%\n| 指标 | 2024年 | 1-5月 | 同比增长 |\n| 投资 | 8.2 | 3.1 | 下降3.4% |\n"
        "| 其中：住宅 | 1.2 | - | 5.5左右 |\n全市地区生产总值120亿元，同比增长5.2%，其中工业增长3%，占比30%。"
    )
    assert len(ids) > 5
    assert "120亿元" in set(tables(folder, report).claims["text"])


def test_no_title_is_told_by_words_that_are_switched_off(write):
    folder = write("read/titles.toml", "switch_off = ['read.title.order', 'read.title.program']\n")
    with reading_by(overlaid(folder)):
        assert not program_title().search("某市年鉴")
        assert re.fullmatch(title_words("order"), "") is None


def test_full_names_keep_their_conditions_beside_a_users_pairs(write):
    folder = write(
        "organizations/full-names.toml",
        "[[rule]]\nid = 'mine'\nnote = ''\npairs = [['P驿管局', '{place}驿站管理局']]\n",
    )
    text = "通辽市公安局和通辽驿管局召开会议。"
    assert (
        list(tables(folder, text).organizations["name"])[:1]
        == list(tables("", text).organizations["name"])[:1]
    )


def test_a_column_is_named_by_a_rule_for_reading(write, tmp_path):
    folder = write(
        "read/fields.toml",
        "[[rule]]\nid = 'read.field.text'\nnote = ''\nnames = ['稿件']\n",
    )
    assert overlaid(folder)
    assert Fields(rules=str(folder)).find(["编号", "稿件"]) == {"text": "稿件", "id": "编号"}
    assert "text" not in Fields().find(["编号", "稿件"])


PAGE = """<html><head><title>水库加固完工</title></head><body><div class="sharebox">点击</div><article>
<p>报送人：抚远镇</p><p>全镇水库除险加固工程已经完工，新建学校36所，增长5%，群众满意度达到98%。</p></article></body></html>"""


@pytest.mark.parametrize("own", ["read.page.source", "mine.source"])
def test_pages_are_read_by_a_users_rules(write, tmp_path_factory, own):
    folder = write("read/pages.toml", f"[[rule]]\nid = '{own}'\nnote = ''\nnames = ['报送人']\n")
    place = tmp_path_factory.mktemp("reports")
    file, out = place / "a.html", place / "out"
    file.write_text(PAGE, encoding="utf-8")
    assert extract(file, rules=folder).documents["publisher"].tolist() == ["抚远镇"]
    assert extract(file).documents["publisher"].isna().all()
    by_own = ["--rules", str(folder)]
    shown = CliRunner().invoke(cli.app, ["show", str(file), "--table", "documents", "--json", *by_own])
    assert "抚远镇" in shown.output
    CliRunner().invoke(cli.app, ["extract", str(file), "-o", str(out), "--quiet", *by_own])
    assert "抚远镇" in (out / "documents.csv").read_text(encoding="utf-8")


def test_an_unknown_id_suggests_the_nearest(write):
    folder = write("programs/words.toml", "switch_off = ['programs.words.slogn']\n")
    with pytest.raises(RuleError, match=r"did you mean 'programs\.words\.slogan'"):
        overlaid(folder)
