"""The knowledge of the pipeline: rule files, read, validated and handed to the layers."""

from gongbao.rulebook.book import Rulebook, default, overlaid
from gongbao.rulebook.candidate import Candidate
from gongbao.rulebook.models import NamedPattern, Rule, WordList, Words

__all__ = ["Candidate", "NamedPattern", "Rule", "Rulebook", "WordList", "Words", "default", "overlaid"]
