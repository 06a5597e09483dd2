"""Knowledge is data: no list of Chinese words, written as a collection, an expression or a string, stands in code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import gongbao

PACKAGE = Path(gongbao.__file__).parent
GRAMMAR = set("零〇○一二两三四五六七八九十百千万亿余多几数第分份年月日号")
"""Digits, and the signs of numbers and dates as they are written: what code that reads these is about."""

_CHINESE = re.compile("[一-鿿]")
_CLASS = re.compile(r"(?<!\\)\[\^?((?:\\.|[^\]\\])*)\]")
_RANGE = re.compile(r"[⺀-鿿豈-﫿]-[⺀-鿿豈-﫿]")
_BRANCHES = re.compile(r"[一-鿿]+(?:\|[一-鿿]+)+")


def words_of(text: str) -> set[str]:
    """Return the Chinese characters of `text` that are no grammar of numbers and dates."""
    return set(_CHINESE.findall(_RANGE.sub("", text))) - GRAMMAR


def lists_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and text of each list of words in `tree`, however it is written."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
            elements = node.keys if isinstance(node, ast.Dict) else node.elts
            words = [word for word in map(_text, elements) if words_of(word)]
            if len(words) > 1:
                yield node.lineno, " ".join(words)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield from ((node.lineno, found) for found in _in_expression(node.value))
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
            among = _text(node.comparators[0])
            if len(words_of(among)) > 1:
                yield node.lineno, among


def _text(node: ast.AST | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _in_expression(text: str) -> Iterator[str]:
    for found in _CLASS.finditer(text):
        if len(words_of(found[1])) > 1:
            yield found[0]
    yield from (found[0] for found in _BRANCHES.finditer(text) if words_of(found[0]))


def test_a_list_is_found_however_it_is_written():
    for code in (
        '("市", "县")',
        '{"个": 1, "户": 2}',
        'x in "晨早晚"',
        '"[和与及]"',
        '"(?:和|以及)"',
        'f"和|与{x}"',
    ):
        assert list(lists_in(ast.parse(f"x = {code}"))), code
    for code in (
        '"个"',
        'x == "市"',
        '"[一-鿿]{2}"',
        r'"\\d年\\d月|[一二三]日"',
        '"通辽市人民政府"',
        'x in "十百"',
    ):
        assert not list(lists_in(ast.parse(f"x = {code}"))), code


def test_no_list_of_words_stands_in_code():
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {text}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, text in lists_in(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []
