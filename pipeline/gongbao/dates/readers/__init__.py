"""The readers of forms: each turns the match of a form into a value, in the context of the text."""

from gongbao.dates.readers import lengths, named, near, periods, points
from gongbao.dates.readers.registry import READERS

__all__ = ["READERS", "lengths", "named", "near", "periods", "points"]
