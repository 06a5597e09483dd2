"""The knowledge of the pipeline: rule files, read, validated and handed to the layers."""

from gongbao.rulebook.book import Rulebook, default, overlaid
from gongbao.rulebook.models import Rule

__all__ = ["Rule", "Rulebook", "default", "overlaid"]
