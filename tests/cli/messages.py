"""The messages of the sources, with placeholders in their values' place: what a translation has to cover."""

import ast
from collections.abc import Iterator
from pathlib import Path

import gongbao
from gongbao import errors

PACKAGE = Path(gongbao.__file__).parent
SAID = {
    "BadParameter",
    "echo",
    "say",
    "note",
    "error",
    "detail",
    "progress",
    "advising",
    "translated",
    "warn",
    "WrongUsage",
}
"""Functions that say their first argument to a person."""

_ERRORS = {name for name in dir(errors) if not name.startswith("_")}
_WORD = 2


def messages() -> Iterator[tuple[str, str]]:
    """Yield where a message stands and its text, values as «1», «2» and so on."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            for text in _of(node, path):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", text


def _of(node: ast.AST, path: Path) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef) and path.name == "errors.py":
        for statement in node.body[1:]:
            yield from _strings(statement)
    elif isinstance(node, ast.Call) and path.name != "errors.py":
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in _ERRORS or (name in SAID and "cli" in path.parts):
            for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
                yield from _strings(argument)


def _strings(node: ast.AST) -> Iterator[str]:
    """Yield the strings below `node` that have two words and more, f-strings whole."""
    if isinstance(node, ast.JoinedStr):
        text, count = "", 0
        for part in node.values:
            if isinstance(part, ast.Constant):
                text += part.value
            else:
                count += 1
                text += f"«{count}»{_counted(part)}"
        yield from _worded(text)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield from _worded(node.value)
    else:
        for child in ast.iter_child_nodes(node):
            yield from _strings(child)


def _counted(part: ast.AST) -> str:
    """Return the nouns that `counted` puts behind a number, where a part of an f-string calls it."""
    call = getattr(part, "value", None)
    if not isinstance(call, ast.Call) or getattr(call.func, "id", "") != "counted":
        return ""
    return f" {ast.literal_eval(call.args[1])}"


def _worded(text: str) -> Iterator[str]:
    if len(text.split()) >= _WORD and any(character.isalpha() for character in text):
        yield text
