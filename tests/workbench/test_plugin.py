"""The pytest plugin, run by pytest itself."""

from importlib.metadata import entry_points

import pytest

from gongbao.workbench.underline import underline

pytest_plugins = "pytester"

INSTALLED = any(entry.name == "gongbao" for entry in entry_points(group="pytest11"))
ARGS = () if INSTALLED else ("-p", "gongbao.workbench.pytest_plugin")


@pytest.fixture
def run(pytester):
    def call(*args):
        return pytester.runpytest(*ARGS, *map(str, args))

    return call


@pytest.fixture
def rules(tmp_path):
    """Return a function that writes a file of rules to a folder, which it returns."""
    folder = tmp_path / "rules"

    def write(name, text):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return folder

    return write


def test_underlines_are_as_wide_as_characters():
    assert underline("举办\n500余期，", [(3, 8)]) == "举办 500余期，\n     ^^^^^^^"
    assert underline("甲乙丙丁", [(1, 2)], reach=1) == "甲乙丙\n  ^^"
    assert underline("甲乙", []) == "甲乙"


def test_each_document_and_table_is_a_test(run, gold):
    run("--gongbao-gold", gold.parent).assert_outcomes(passed=4)


def test_a_failure_shows_the_sentence_with_the_span_underlined(run, gold, rules):
    folder = rules("programs/quoted-heads.toml", "switch_off = ['programs.quoted.mechanism']")
    result = run("--gongbao-gold", gold.parent, "--gongbao-rules", folder)
    result.assert_outcomes(passed=3, failed=1)
    lines = result.stdout.str().splitlines()
    at = next(i for i, line in enumerate(lines) if "探索建立“同心五共”工作机制" in line)
    assert "“同心五共”工作机制" in lines[at - 1]
    assert lines[at + 1].strip() == "^" * 18


def test_with_a_baseline_only_what_fell_fails(run, gold, rules, tmp_path):
    from gongbao.extraction import default_extractor
    from gongbao.gold.checking import check_gold
    from gongbao.workbench.baseline import baseline_of, save

    saved = tmp_path / "saved.json"
    save(baseline_of(check_gold([gold], default_extractor()), default_extractor()), saved)
    folder = rules("quantities/units.tsv", "mu\t亩 市亩\tarea\t20000/3\n")
    options = ("--gongbao-gold", gold.parent, "--gongbao-baseline", saved)
    run(*options).assert_outcomes(passed=4)
    result = run(*options, "--gongbao-rules", folder)
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["changed: 300亩 at *base_value is 2000000* (see quantities/units.tsv:mu)"])


def test_each_rule_is_a_test(run, rules):
    rules("numerals/terms.txt", "三江源\n")
    folder = rules(
        "programs/quoted-heads.toml",
        "[[rule]]\nid = 'mine.good'\nnote = ''\ntype = 'brand'\nwords = '凉亭'\n"
        "match = ['建成<program type=\"brand\">“石榴红”凉亭</program>']\n"
        "[[rule]]\nid = 'mine.bad'\nnote = ''\ntype = 'brand'\nwords = '路亭'\n"
        "match = ['建成<program type=\"event\">“石榴红”路亭</program>']\n",
    )
    result = run("--gongbao-rules", folder)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        ["mine.bad: *type is 'brand', not 'event'*", "建成“石榴红”路亭", "    " + "^" * 12]
    )


def test_a_mistake_in_the_rules_is_told_with_its_place(run, rules):
    folder = rules("programs/quoted-heads.toml", "[[rule]]\nid = 'mine'\nnote = ''\nword = ''\n")
    result = run("--gongbao-rules", folder)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*quoted-heads.toml: line 1, rule 'mine', key 'type': Field required*"])


def test_without_its_options_it_collects_nothing(run, gold, pytester):
    pytester.makepyfile("def test_own(): pass")
    run().assert_outcomes(passed=1)


def test_a_folder_that_is_not_there_is_wrong_usage(run, tmp_path):
    assert run("--gongbao-gold", tmp_path / "none").ret == pytest.ExitCode.USAGE_ERROR
