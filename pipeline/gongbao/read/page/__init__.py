"""Web pages: markup to blocks of text, the article among them, and what its head says."""

from gongbao.read.page.article import article
from gongbao.read.page.blocks import Block, blocks_of, empty_tables
from gongbao.read.page.head import Head, head_of
from gongbao.read.page.tree import tree_of

__all__ = ["Block", "Head", "article", "blocks_of", "empty_tables", "head_of", "tree_of"]
