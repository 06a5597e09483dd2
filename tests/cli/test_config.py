"""gongbao.toml: found upward, each option over it, what is wrong in it named."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gongbao.cli import app
from gongbao.cli.complete import complete_columns, complete_formats, complete_indicators, complete_rules
from gongbao.cli.config import KEYS
from gongbao.errors import GongbaoError
from gongbao.runs import engines

TEXT = "去年，全市地区生产总值增长5.5%。"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Make a project with a report and a function that writes its gongbao.toml."""
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (below / "r.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(below)
    monkeypatch.setattr(engines, "in_processes", lambda *_: engines.in_process)

    def write(text):
        (tmp_path / "gongbao.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def shown(*options):
    done = CliRunner().invoke(app, ["show", "r.txt", "--json", *options], catch_exceptions=False)
    return json.loads(done.output)


def test_place_and_date_are_taken_from_a_file_above(project):
    project('place = "通辽市"\ndate = "2026"\n')
    (claim,) = shown()["claims"]
    assert (claim["about"], claim["period_end"]) == ("通辽市", "2025-12-31")


def test_an_option_goes_before_the_file(project):
    project('place = "通辽市"\ndate = "2026"\n')
    (claim,) = shown("--place", "宁波市", "--date", "2020")["claims"]
    assert (claim["about"], claim["period_end"]) == ("宁波市", "2019-12-31")


def test_rules_are_found_beside_the_file(project):
    folder = project('rules = "mine"\n') / "mine" / "quantities"
    folder.mkdir(parents=True)
    (folder / "units.tsv").write_text("keng\t垧\tarea\t10000\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["explain", "--text", "新增耕地30垧。"], catch_exceptions=False)
    assert "area" in done.output or ("垧" in done.output and done.exit_code == 0)


def test_formats_heads_and_workers_are_those_of_extract(project, tmp_path):
    project('formats = ["jsonl", "xlsx"]\nheads = "zh"\nworkers = 2\n')
    done = CliRunner().invoke(app, ["extract", "r.txt", "-o", "out"], catch_exceptions=False)
    names = {path.name for path in (tmp_path / "a" / "b" / "out").iterdir()}
    assert done.exit_code == 0 and {"claims.jsonl", "gongbao.xlsx"} <= names and "claims.csv" not in names


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('plase = "通辽市"\n', "no key 'plase' here; did you mean 'place'?"),
        ("workers = 0\n", "line 1: workers = 0: expected a whole number from 1 on"),
        ('formats = ["xslx"]\n', "no format 'xslx' here; did you mean 'xlsx'?"),
        ('date = "last year"\n', "gongbao.toml: line 1: 'last year' is no date"),
        ('formats = "csv"\n', 'formats = .*: expected a list such as \\["csv", "xlsx"\\]'),
        ("# a note\nplace = 5\n", "line 2: place = 5: expected a text in quotes"),
        ("[place]\na = 1\n", "line 1: place = "),
        ("place = \n", "gongbao.toml: "),
    ],
)
def test_what_is_wrong_is_named(project, text, why):
    project(text)
    with pytest.raises(GongbaoError, match=why):
        shown()


@pytest.mark.parametrize("date", ["2025", "2025-11-25", '"2025-11"'])
def test_a_date_may_be_one_of_toml(project, date):
    project(f"date = {date}\n")
    assert shown("--table", "documents")["documents"][0]["date"].startswith("2025")


def test_a_place_that_is_none_is_told_with_the_file_and_its_line(project):
    folder = project('date = "2026"\nplace = "通聊市"\n')
    with pytest.raises(GongbaoError) as error:
        shown()
    assert str(error.value).startswith(f"{folder / 'gongbao.toml'}: line 2: no administrative division")


def test_a_language_of_heads_that_is_none_is_told_with_its_line(project):
    project('heads = "fr"\n')
    with pytest.raises(GongbaoError, match=r"gongbao\.toml: line 1: no language 'fr' here; there are zh"):
        CliRunner().invoke(app, ["extract", "r.txt", "-o", "out"], catch_exceptions=False)


def test_a_wrong_option_is_told_as_the_option_whatever_the_file_says(project):
    project('place = "通辽市"\n')
    done = CliRunner().invoke(app, ["show", "r.txt", "--place", "通聊市"])
    assert done.exit_code == 2 and "--place" in done.stderr and "gongbao.toml" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [("show", "--help"), ("rules", "list", "--help"), ("--help",), ("--version",)]
)
def test_help_is_shown_whatever_stands_in_it(project, arguments):
    project('plase = "通辽市"\n')
    assert CliRunner().invoke(app, arguments, catch_exceptions=False).exit_code == 0


def test_every_key_is_an_option_of_extract():
    from typer.main import get_command

    options = {name.rstrip("_") for name in (p.name for p in get_command(app).commands["extract"].params)}
    assert {key.rstrip("s") if key == "formats" else key for key in KEYS} <= options


def test_every_key_is_described():
    page = (Path(__file__).resolve().parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    assert [key for key in KEYS if f"| `{key}` |" not in page] == []


def test_formats_and_columns_are_completed_behind_a_comma():
    assert complete_formats("c") == ["csv"]
    assert complete_formats("csv,") == [f"csv,{n}" for n in ("parquet", "jsonl", "xlsx", "sqlite", "duckdb")]
    assert complete_columns("text,perio")[0].startswith("text,period")


def test_indicators_and_rules_are_completed_with_what_they_mean():
    assert ("na.gdp", "地区生产总值") in complete_indicators("na.g")
    assert any(word.startswith("粮食") for word, _ in complete_indicators("粮食"))
    assert "quantities.unit" in dict(complete_rules("quantities.u"))


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("extract a --format xl", "xlsx"),
        ("series out --indicator na.gd", "na.gdp"),
        ("rules show quantities.uni", "quantities.unit"),
        ("show a --table cl", "claims"),
    ],
)
def test_the_shell_is_offered_them(line, word):
    environment = {"_GONGBAO_COMPLETE": "complete_bash", "COMP_WORDS": f"gongbao {line}", "COMP_CWORD": "4"}
    environment["COMP_CWORD"] = str(len(line.split()))
    done = CliRunner().invoke(app, [], prog_name="gongbao", env=environment)
    assert word in done.output
