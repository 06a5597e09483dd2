"""Files in, `Report`s out: the source text exactly as decoded."""

from gongbao.read.files import find_inputs
from gongbao.read.items import Item, items
from gongbao.read.report import from_text, read

__all__ = ["Item", "find_inputs", "from_text", "items", "read"]
