"""Dates, periods and durations, normalized to TIMEX3."""

from gongbao.dates.models import TimeExpression

__all__ = ["TimeExpression", "find"]


def find(text, reference=None, *, book=None):
    """Return the time expressions of `text` in order."""
    return ()
