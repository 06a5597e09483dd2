"""gongbao (公报): numeric claims, dates, organizations and programs of Chinese reports, as tables.

>>> import gongbao
>>> tables = gongbao.extract("全市粮食总产量突破1300万吨，同比增长5.2%。")
>>> list(tables.claims["text"])
['1300万吨', '5.2%']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gongbao import dates, numerals, quantities
    from gongbao.extraction import extract
    from gongbao.markup import display
    from gongbao.nlp import load
    from gongbao.results import Tables
    from gongbao.runs import read_run

__all__ = [
    "Tables",
    "__version__",
    "dates",
    "display",
    "extract",
    "load",
    "numerals",
    "quantities",
    "read_run",
]

__version__ = "0.2.0"

_HOMES = {
    "Tables": "gongbao.results",
    "display": "gongbao.markup",
    "extract": "gongbao.extraction",
    "load": "gongbao.nlp",
    "read_run": "gongbao.runs",
}
_LAYERS = ("numerals", "quantities", "dates")


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used: spaCy and pandas take most of a second."""
    from importlib import import_module

    if name in _LAYERS:
        return import_module(f"gongbao.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module 'gongbao' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
