"""Programs."""

from gongbao.programs.models import Program

__all__ = ["Program", "find"]


def find(analysis):
    """Return the programs of an analysed text, in order."""
    return ()
