"""Words with their classes: the cheapest cut of the few characters before a head."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from gongbao.organizations.rules import LAYER, heads, known, names_of, word_list, words_of
from gongbao.places.rules import divisions, gazetteer, name_endings, short_name
from gongbao.rulebook import Rulebook
from gongbao.rulebook.made import made
from gongbao.text.segment import Entries, Lengths, UnigramSegmenter, kept, read_words

_UNKNOWN = 105
"""Cost of a character that no word covers: more than that of the rarest word in the lexicon."""

_LISTED = 62
"""Cost of a word that the rules list and the lexicon lacks: less than that of any two words."""

_NAMED = 80
"""Cost of a known name that the lexicon lacks: two common characters may cost less, so that no name hides words."""

_NAMES = ("place", "proper")
"""Classes of words that are names."""

_LISTS = ("noun", "title", "stop", "field", "foreign", "country", "level", "scope")
"""Word lists whose name is the class of their words; a later one wins."""


class Word(NamedTuple):
    """A word: start and end (exclusive) in the text, and its class."""

    start: int
    end: int
    kind: str


class Lexicon:
    """Words with their cost and class."""

    def __init__(self, words: Entries, longer: Lengths, coined: frozenset[str]):
        self._words = words
        self._coined = coined
        self._segmenter = UnigramSegmenter(words, longer, _UNKNOWN, "unknown")

    @staticmethod
    @cache
    def of(book: Rulebook) -> Lexicon:
        """Return the lexicon of `book`."""
        words, longer = kept(book, "words of names", lambda: _completed(read_words(book, LAYER), book))
        coined = made("coined names", book.digest, lambda: _coined(book)) if book.shipped else _coined(book)
        return Lexicon(words, longer, frozenset(coined))

    def kind(self, word: str) -> str:
        """Return the class of `word`, `unknown` where the lexicon lacks it."""
        return self._words.get(word, (0, "unknown"))[1]

    def is_coined(self, name: str) -> bool:
        """Return whether `name` is a known one that is no word of the dictionary too, as 老百姓 is."""
        return name in self._coined

    def cut(self, text: str, start: int, end: int) -> list[Word]:
        """Return the words from `start` to `end` of `text`: of all cuts the cheapest.

        A character of no word is a word of its own of class `unknown`.
        """
        return [Word(*word) for word in self._segmenter.cut(text, start, end)]


def _coined(book: Rulebook) -> list[str]:
    """Return the known names that the dictionary lacks."""
    words = read_words(book, LAYER)
    names = (name for rule in known(book) for name, _ in names_of(book, rule))
    return [name for name in dict.fromkeys(names) if name not in words]


def _completed(words: Entries, book: Rulebook) -> Entries:
    """Return the words of the dictionary with those of the rules, and without organizations."""
    _add_places(words, book)
    tails = {word for head in heads(book) for word in head.words.split()}
    signs = word_list(book, "sign")
    # Nearly all words are neither a name nor a head behind one character.
    doubtful = [word for word, (_, kind) in words.items() if kind in _NAMES or word[1:] in tails]
    for word in [word for word in doubtful if _is_an_organization(word, words[word][1], tails, signs)]:
        del words[word]
    naming = {word for head in heads(book) for word in words_of(head.naming)}
    for word in tails | naming:
        words.setdefault(word, (_LISTED, "noun"))
    for rule in known(book):
        for name, _ in names_of(book, rule):
            words.setdefault(name, (_NAMED, "noun"))
            if rule.type == "company" and not rule.needs_context:
                words[name] = (words[name][0], "proper")
    for word in word_list(book, "firm-barrier") | word_list(book, "joining"):
        if len(word) > 1:
            words.setdefault(word, (_LISTED, "verb"))
    for kind in _LISTS:
        for word in word_list(book, kind):
            words[word] = (words.get(word, (_LISTED, ""))[0], "place" if kind == "foreign" else kind)
    return words


def _add_places(words: Entries, book: Rulebook) -> None:
    for name in gazetteer(book).by_name:
        words[name] = (words.get(name, (_LISTED, ""))[0], "place")
    for division in divisions(book):
        suffixless = short_name(division.name, *name_endings(book))
        if len(suffixless) > 1:
            words.setdefault(suffixless, (_LISTED, "place"))


def _is_an_organization(word: str, kind: str, tails: set[str], signs: frozenset[str]) -> bool:
    """Return whether a word is a name with a head (捷克队) or a level with one (市人大), which hides the head."""
    if word[1:] in tails and word[0] in signs and word not in tails:
        return True
    return kind in _NAMES and any(word[at:] in tails for at in range(2, len(word)))
