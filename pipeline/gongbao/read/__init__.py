"""Files in, `Report`s out: the source text exactly as decoded."""

from gongbao.read.files import find_inputs
from gongbao.read.report import from_text, read

__all__ = ["find_inputs", "from_text", "read"]
