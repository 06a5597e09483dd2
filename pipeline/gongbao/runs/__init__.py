"""Runs over many reports: resumable, in processes or on a cluster, with tables written in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongbao.runs.reading import Kept, read_run, read_run_table

if TYPE_CHECKING:
    from gongbao.runs.inputs import Mode
    from gongbao.runs.running import Summary, extract_files, run
    from gongbao.runs.settings import Settings

__all__ = [
    "Kept",
    "Mode",
    "Settings",
    "Summary",
    "extract_files",
    "read_run",
    "read_run_table",
    "run",
]

_HOMES = {
    "Mode": "inputs",
    "Settings": "settings",
    "Summary": "running",
    "extract_files": "running",
    "run": "running",
}


def __getattr__(name: str) -> Any:
    """Import what a run works with when it is first used: who reads a run's tables needs no spaCy."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'gongbao.runs' has no attribute {name!r}")
    return getattr(import_module(f"gongbao.runs.{_HOMES[name]}"), name)
