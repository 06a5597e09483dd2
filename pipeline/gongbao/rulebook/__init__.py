"""The knowledge of the pipeline: rule files, read, validated and handed to the layers."""

from gongbao.rulebook.book import Rulebook, default, overlaid
from gongbao.rulebook.candidate import Candidate
from gongbao.rulebook.models import Rule, WordList

__all__ = ["Candidate", "Rule", "Rulebook", "WordList", "default", "overlaid"]
