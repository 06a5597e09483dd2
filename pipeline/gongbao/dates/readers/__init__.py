"""The readers of forms: each turns the match of a form into a value, in the context of the text."""

from gongbao.dates.readers import accounts, lengths, named, near, parts, periods, points
from gongbao.dates.readers.registry import READERS

__all__ = ["READERS", "accounts", "lengths", "named", "near", "parts", "periods", "points"]
