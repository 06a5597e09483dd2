"""Files in, `Report`s out: the source text exactly as decoded."""

from gongbao.read.files import Inputs, find_inputs, list_inputs
from gongbao.read.items import Item, items
from gongbao.read.report import from_text, read

__all__ = ["Inputs", "Item", "find_inputs", "from_text", "items", "list_inputs", "read"]
