"""Gold: annotations by the guideline, and how well tables agree with them."""

from gongbao.gold.find import find_gold, find_text
from gongbao.gold.load import load
from gongbao.gold.models import Gold, Mark
from gongbao.gold.pairing import Pair, pair
from gongbao.gold.scores import Scores, score

__all__ = ["Gold", "Mark", "Pair", "Scores", "find_gold", "find_text", "load", "pair", "score"]
