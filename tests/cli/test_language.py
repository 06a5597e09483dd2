"""Commands speak Chinese where the locale does; what they write, and the library, stay English."""

import io
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest
from tests.cli.messages import messages
from typer.main import get_command

from gongbao import cli, errors
from gongbao.cli.language import LOCALE, SETTING, in_chinese, speaks_chinese, translate_help
from gongbao.read import signs

COMPOSED = {
    "gongbao «1»",
    "«1» group «2»",
    "--engine ray",
    " in «1»",
    "no rule «1»; «2»`gongbao rules list` shows all",
    " and «1» more",
    "named «1»",
    "without an ending",
    "«1»: «2», but it holds «3»; rename or convert it",
    "no field «1»",
    "no field that is known to hold the «1»",
    "«1»: «2»; there are «3». Name it by --«4»-field",
    "did you mean «1»? There",
    "«1» by «2»",
    "no «1» «2» here; «3» are «4»",
}
"""What is no message by itself: names, and parts that `test_composed_messages` has together."""

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
ENGLISH_PHRASE = re.compile(r"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b")
VALUE = re.compile(r"«\d»")


@pytest.fixture
def chinese(monkeypatch):
    monkeypatch.setenv(SETTING, "zh")


def commands(command, *names):
    yield names, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, *names, name)


def test_every_message_has_a_translation_with_its_values():
    found = dict.fromkeys(text for _, text in messages() if text not in COMPOSED)
    assert len(found) > 150
    wrong = {}
    for text in found:
        chinese = in_chinese(text)
        same_values = sorted(VALUE.findall(text)) == sorted(VALUE.findall(chinese))
        if chinese == text or not same_values or ENGLISH_PHRASE.search(chinese):
            wrong[text] = chinese
    assert wrong == {}


@pytest.mark.parametrize("path", list(LOCALE.glob("zh.*.toml")), ids=lambda path: path.name)
def test_a_translation_has_no_other_values_than_its_message(path):
    def values(text):
        return set(re.findall(r"\{(\w*)(?:!t)?\}", text))

    catalogue = tomllib.loads(path.read_text(encoding="utf-8"))
    assert {english for english, zh in catalogue.items() if values(english) != values(zh)} == set()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.no_place("通辽屯", ["通辽市"]), ["没有名为 '通辽屯'", "您是否指 通辽市"]),
        (errors.other_format("a.txt", ".txt", "a PDF document"), ["a.txt：扩展名为 .txt"]),
        (errors.other_format("a", "", "something else"), ["a：没有扩展名，内容是 其他内容"]),
        (errors.no_field("a.csv", "text", "body", ["x"]), ["没有列 'body'；现有：x", "--text-field"]),
        (errors.no_field("a.csv", "text", "", ["x"]), ["认不出哪一列是 text", "--text-field"]),
        (errors.foreign_files("out", list("abcde")), ["out：已有 a, b, c 等，另有 2 个，并非"]),
        (
            errors.bad_config("g.toml", errors.no_such("key", "plase", ["place"])),
            ["没有键 'plase'", "'place'"],
        ),
        (errors.bad_rule("r.toml", "line 3", "expected [[rule]]"), ["r.toml：第 3 行：应为 [[rule]]"]),
        (errors.no_text("s.ofd", "a scan has to go through text recognition first"), ["扫描件"]),
    ],
)
def test_composed_messages(error, words):
    chinese = in_chinese(str(error))
    assert [word for word in words if word not in chinese] == []


@pytest.mark.parametrize(("sign", "what", "better"), signs._UNREAD)
def test_what_is_not_read_is_named_in_chinese(sign, what, better):
    chinese = in_chinese(str(errors.unread_format("a", what, better)))
    assert "无法读取；请另存为" in chinese and re.search(r"\b(?:a|an|or|of) ", chinese) is None


def test_help_of_every_command_is_chinese(command, chinese, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    for names, _ in commands(get_command(cli.app)):
        code, out, _ = command(*names, "--help")
        prose = [line for line in out.splitlines() if "例：" not in line and "gongbao" not in line]
        assert code == 0 and "用法：" in out and "显示本帮助" in out
        assert [line for line in prose if ENGLISH_PHRASE.search(line)] == []


def test_the_shell_offers_commands_with_chinese_words():
    command = get_command(cli.app)
    translate_help(command)
    assert command.commands["show"].get_short_help_str(45).startswith("在终端显示报告的表格")


def test_help_folds_chinese_on_a_narrow_terminal(command, chinese, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    _, out, _ = command("extract", "--help")
    assert "报告未写明地区时所用的地区，如通辽市。" in re.sub(r"[\s│]", "", out)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("shw",), "没有命令 'shw'。您是否想用 'show'"),
        (("show",), "缺少参数"),
        (("show", "a.txt", "--limit", "x"), "应为整数"),
        (("show", "a.txt", "--limit", "-1"), "不能小于 0"),
        (("show", "a.txt", "--limmit", "1"), "没有选项：--limmit"),
        (("series", "out", "--format", "xml"), "不是下列之一"),
        (("series", "out"), "--indicator NAME 与 --list 须用其一"),
        (("rules", "show", "a", "b"), "多余的参数（b）"),
    ],
)
def test_wrong_usage_is_told_in_chinese(command, chinese, monkeypatch, arguments, words):
    monkeypatch.setenv("COLUMNS", "200")
    code, _, told = command(*arguments)
    assert code == 2
    assert words in told and "错误" in told and not ENGLISH_PHRASE.search(told.partition("错误")[2])


def test_explain_names_every_step_and_outcome_in_chinese(command, chinese):
    code, out, _ = command("explain", FIXTURES / "tongliao.txt")
    named = [line for line in out.splitlines() if re.match(r" {4}\S", line)]
    outcomes = {line.rpartition(": ")[2].partition(" ")[0] for line in named if " 对 " in line}
    steps = {line.strip().partition(": ")[0] for line in named if " 对 " not in line}
    assert code == 0 and {"胜出", "被"} <= outcomes and {"数词", "计量对象", "时间", "首日"} <= steps
    assert [word for word in outcomes | steps if re.search("[a-z]", word)] == []


def test_what_is_compared_is_told_in_chinese(command, chinese, tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "r.txt").write_text("新建学校5所，增长6.5%。", encoding="utf-8")
    marks = {
        "claims": [
            {"start": 4, "end": 6, "text": "5所", "unit": "家"},
            {"start": 0, "end": 2, "text": "新建"},
        ]
    }
    (gold / "r.gold.json").write_text(json.dumps(marks, ensure_ascii=False), encoding="utf-8")
    _, out, _ = command("check", gold, "--errors")
    assert all(word in out for word in ("表", "召回率", "漏报 位于 0", "字段 位于 4", "误报 位于 9")), out
    saved = tmp_path / "saved.json"
    command("check", gold, "--baseline", saved, "--update-baseline")
    (gold / "r.gold.json").write_text(json.dumps({"claims": marks["claims"][:1]}), encoding="utf-8")
    _, out, _ = command("check", gold, "--baseline", saved)
    assert "没有不如基线之处" in out and "不变：" in out
    for name, text in (("a", "新建学校5所。"), ("b", "新建学校6所，投资3亿元。")):
        (tmp_path / "r.txt").write_text(text, encoding="utf-8")
        command("extract", tmp_path / "r.txt", "-o", tmp_path / name)
    _, out, _ = command("diff", tmp_path / "a", tmp_path / "b")
    assert "改变: r claims 6所 位于 4" in out and out.endswith("改变 1 行，涉及 1 篇\n")
    _, out, _ = command("rules", "show", "quantities.unit")
    assert "本层第 " in out and "实际运行时为：" in out


def test_what_became_of_decisions_is_told_in_chinese(command, chinese, tmp_path):
    (tmp_path / "r.txt").write_text("新建学校5所，增长6.5%。", encoding="utf-8")
    command("extract", tmp_path / "r.txt", "-o", tmp_path / "run")
    span = {"doc_id": "r", "table": "claims", "start": 4, "end": 6, "text": "5所", "time": "1"}
    for name, more in (
        ("li", {"decision": "wrong"}),
        ("wang", {"decision": "right", "fields": {"value": 5}}),
    ):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({**span, **more}), encoding="utf-8")
    reviews = [word for name in ("li", "wang") for word in ("--review", tmp_path / f"{name}.jsonl")]
    _, out, told = command("review", "apply", tmp_path / "run", "-o", tmp_path / "out", *reviews)
    assert "2 个判断：2 个不一" in out
    assert "5所（li）：错误" in told and "5所（wang）：正确：value 5" in told


def test_english_is_back_after_chinese(command, monkeypatch):
    before = command("series", "--help")
    monkeypatch.setenv(SETTING, "zh")
    assert "用法：" in command("series", "--help")[1]
    monkeypatch.setenv(SETTING, "en")
    assert command("series", "--help") == before
    assert "Usage: " in before[1]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, True),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_ALL": "zh_CN.UTF-8", SETTING: "en"}, False),
        ({"LANG": "en_US.UTF-8", SETTING: "zh"}, True),
    ],
)
def test_the_locale_decides_unless_it_is_set(monkeypatch, variables, expected):
    for name in (SETTING, "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert speaks_chinese() == expected


@pytest.mark.parametrize(("encoding", "expected"), [("ascii", False), ("gb18030", True), ("utf-8", True)])
def test_where_chinese_cannot_be_shown_commands_speak_english(chinese, monkeypatch, encoding, expected):
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    assert speaks_chinese() == expected


def test_a_run_is_told_in_chinese_and_written_the_same(command, monkeypatch, tmp_path):
    (tmp_path / "a.txt").write_text("粮食产量500亿斤。", encoding="utf-8")
    (tmp_path / "b.txt").touch()
    arguments = ("extract", tmp_path / "a.txt", tmp_path / "b.txt", "--log", tmp_path / "log")
    command(*arguments, "-o", tmp_path / "english")
    monkeypatch.setenv(SETTING, "zh")
    code, out, told = command(*arguments, "-o", tmp_path / "chinese")
    assert code == 1
    assert "a.txt：完成" in out and "1 篇报告，1 条数字，" in out
    assert "b.txt：文件为空" in told and "1 个输入失败，1 个完成" in told
    for name in ("claims.csv", "errors.csv"):
        assert (tmp_path / "chinese" / name).read_bytes() == (tmp_path / "english" / name).read_bytes()
    documents = [
        json.loads((tmp_path / run / "manifest.json").read_text(encoding="utf-8"))["inputs"]
        for run in ("english", "chinese")
    ]
    assert [one.get("error") for one in documents[0]] == [one.get("error") for one in documents[1]]
    assert re.search("[一-鿿]", (tmp_path / "log").read_text(encoding="utf-8")) is None
