"""What newcomers get wrong is told with the option or path it is about, and what to do."""

import pytest


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("show", "r.txt", "--table", "clams"),
            "Invalid value for --table: no table 'clams' here; did you mean 'claims'?",
        ),
        (("show", "r.txt", "--columns", "vlaue"), "Invalid value for --columns: no column 'vlaue'"),
        (("show", "r.txt", "--date", "2025-13"), "Invalid value for --date: '2025-13' is no date"),
        (
            ("extract", "r.txt", "-o", "out", "--format", "xslx"),
            "--format: no format 'xslx' here; did you mean 'xlsx'?",
        ),
        (("extract", "r.txt", "-o", "out", "--add", "--fresh"), "give --add or --fresh, one of them"),
        (("explain", "r.txt", "--at", "99"), "Invalid value for --at: 99: the text has 8 characters"),
        (("explain",), "name a report or give --text"),
        (("inspect", "r.txt", "--port", "65536"), "--port"),
        (
            ("rules", "list", "--layer", "claim"),
            "Invalid value for --layer: no layer 'claim' here; did you mean 'claims'",
        ),
        (
            ("rules", "show", "quantities.unt"),
            "Invalid value for ID: no rule quantities.unt; did you mean quantities.unit",
        ),
        (("gold", "import", "r.txt", "-o", "g", "--format", "doccanoo"), "did you mean 'doccano'?"),
        (("check", "gold", "--min", "claims"), "Invalid value for --min: 'claims': expected MEASURE=PERCENT"),
        (
            ("check", "gold", "--min", "claim.exact.f1=9"),
            "no measure 'claim.exact.f1' here; did you mean 'claims.exact.f1'",
        ),
    ],
)
def test_wrong_usage_names_the_option_and_what_may_be_meant(command, folder, monkeypatch, arguments, words):
    monkeypatch.setenv("COLUMNS", "300")
    code, _, told = command(*arguments)
    assert code == 2 and words in told
    assert "Invalid value: " not in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("series", "nope", "--list"), "nope: no such file or folder"),
        (("diff", ".", "nope"), ".: no table 'documents' here"),
        (("gold", "review", "nope", "-o", "g"), "nope: no such file or folder"),
        (("gold", "review", ".", "-o", "g", "--review", "nope.jsonl"), "nope.jsonl: no such file or folder"),
        (
            ("gold", "review", ".", "-o", "g"),
            "review.jsonl: no decisions yet; make them with `gongbao inspect .`",
        ),
        (("check", "run"), "run: no gold here"),
        (("inspect", "r.txt", "--static", "none/page.html"), "none: no such file or folder"),
        (
            ("gold", "import", "gold/r.json", "-o", "g", "--format", "doccano"),
            "doccano's format (no key 'text')",
        ),
        (("gold", "import", "r.txt", "-o", "g", "--format", "doccano"), "format (Expecting value: line 1"),
        (("extract", "run", "-o", "out"), "there is no report to extract"),
    ],
)
def test_what_is_not_there_is_named(command, folder, arguments, words):
    (folder / "run").mkdir()
    (folder / "run" / "manifest.json").write_text("{}", encoding="utf-8")
    code, _, told = command(*arguments)
    assert code == 1 and words in told


def test_usage_shows_arguments_by_their_plain_names(command):
    for names in (("show",), ("check",), ("explain",), ("inspect",), ("rules", "test"), ("gold", "validate")):
        usage = command(*names, "--help")[1].partition("Usage:")[2].splitlines()[0]
        assert ".." not in usage.replace("...", "", 1) and "[[" not in usage


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a report and its gold, in which the command is run."""
    (tmp_path / "r.txt").write_text("新建学校5所。\n", encoding="utf-8")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "r.json").write_text('{"claims": []}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
