"""The tokenizer: no token straddles a date, a quantity or a mark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from gongbao import dates, quantities, rulebook
from gongbao.nlp import store
from gongbao.nlp.components import book_of
from gongbao.segmenter import Segmenter
from gongbao.segmenter.pkuseg import load as load_segmenter
from gongbao.text import Document, longest_first
from gongbao.text.words import WordCutter

Cut = Literal["words", "characters"]


class GongbaoTokenizer(DummyTokenizer):
    """Cuts a text into the tokens of a `Doc`.

    With `cut="words"` dates, quantities and marks are tokens of their own, and what lies between is cut by
    `segmenter`; with `"characters"` each character is a token, which is many times faster and changes no
    fact, since the layers read characters and cut the words that they need themselves.
    """

    def __init__(
        self,
        vocab: Vocab,
        cut: Cut = "words",
        segmenter: Segmenter | None = None,
        book: rulebook.Rulebook | None = None,
    ):
        store.register()
        self.vocab = vocab
        self.cut = cut
        self.segmenter = segmenter
        self.book = book or rulebook.default()

    def __call__(self, text: str) -> Doc:
        """Return the `Doc` of a text of which nothing else is known."""
        return self.from_document(Document(text))

    def from_document(self, document: Document) -> Doc:
        """Return the `Doc` of a text whose report's date, title, place or parts are known."""
        text = document.text
        if self.cut == "characters":
            return store.attach(Doc(self.vocab, words=list(text), spaces=[False] * len(text)), document)
        counted = quantities.find(text, book=self.book)
        timed = dates.find(text, document.date, book=self.book)
        whole, others = longest_first(timed, counted)
        cutter = WordCutter(text, [*whole, *others], self.segmenter)
        words, spaces = _with_spaces(text, [(word.start, word.end) for word in cutter.words(0, len(text))])
        doc = Doc(self.vocab, words=words, spaces=spaces)
        # What the components would look for again.
        store.once(doc, ("quantities", self.book), lambda: counted)
        store.once(doc, ("dates", self.book, document.date), lambda: timed)
        return store.attach(doc, document)


def _with_spaces(text: str, tokens: list[tuple[int, int]]) -> tuple[list[str], list[bool]]:
    """Return words and trailing-space flags that reproduce `text`, white space between tokens included."""
    words: list[str] = []
    spaces: list[bool] = []
    last = 0
    for start, end in [*tokens, (len(text), len(text))]:
        gap = text[last:start]
        if gap.startswith(" ") and words and not spaces[-1]:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
        if end > start:
            words.append(text[start:end])
            spaces.append(False)
        last = end
    return words, spaces


@registry.tokenizers("gongbao.Tokenizer.v1")
def make_tokenizer(
    cut: Cut = "words", segmenter: str = "", rules: str = ""
) -> Callable[[Language], GongbaoTokenizer]:
    """Return the factory that spaCy calls with the `Language`.

    | setting | default | meaning |
    | --- | --- | --- |
    | `cut` | `"words"` | `words`, or `characters` for speed |
    | `segmenter` | `""` | a pkuseg model's path or published name; empty for the shipped one |
    | `rules` | `""` | folder of rules to lay over the built-in ones |
    """

    def make(nlp: Language) -> GongbaoTokenizer:
        words = load_segmenter(segmenter) if segmenter else None
        return GongbaoTokenizer(nlp.vocab, cut, words, book_of(rules))

    return make
