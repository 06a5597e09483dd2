"""Full names."""

from __future__ import annotations

from gongbao.analysis import Analysis
from gongbao.organizations.finding import Found
from gongbao.organizations.models import Organization


class Namer:
    """Gives full names to the bodies of one text."""

    def __init__(self, analysis: Analysis):
        self.text = analysis.text

    def named(self, found: Found) -> Organization:
        """Return the mention with its full name and place."""
        name = found.full or self.text[found.start : found.end]
        return Organization(found.start, found.end, name, found.type, "", found.rule)
