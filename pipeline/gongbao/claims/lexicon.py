"""Words of clauses with the tags of their classes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from gongbao.rulebook import Rulebook
from gongbao.text.segment import Entries, UnigramSegmenter, kept, read_words

_UNKNOWN = 110
"""Cost of a character that no word covers: more than that of the rarest word in the lexicon."""

LISTED = 60
"""Highest cost of a word that the rules list, and the cost of one that the lexicon lacks: less than any two words."""


class Listed(NamedTuple):
    """What the rules list: words with their tags, and verbs with a complement, which no other class wants.

    A longer noun that ends in one of `endings` has the tag given there; `costs` are the highest costs of words for
    which `LISTED` is too high.
    """

    words: Mapping[str, str]
    completed: Mapping[str, str]
    endings: Mapping[str, str]
    costs: Mapping[str, int]


def read_lexicon(book: Rulebook, tag: Callable[[str], str], listed: Listed) -> UnigramSegmenter:
    """Return what cuts clauses by the lexicon of `book`, `listed` words with the tags given instead of their own.

    A noun of one character, and one that no word covers, is a `syllable`, a verb of one character a `verb-syllable`
    unless the rules list it. `tag` gives the tag of a part of speech. Raises `RuleError` for a line of the lexicon
    that is none.
    """
    words, longer = kept(book, "words of claims", lambda: _words(book, tag, listed))
    return UnigramSegmenter(words, longer, _UNKNOWN, tag("syllable"))


def _words(book: Rulebook, tag: Callable[[str], str], listed: Listed) -> Entries:
    words = read_words(book, "claims", tag)
    noun, syllable, verb = tag("noun"), tag("syllable"), tag("verb")
    brief = {noun: syllable, verb: tag("verb-syllable")}
    words.update({w: (cost, brief[own]) for w, (cost, own) in words.items() if len(w) == 1 and own in brief})
    for word, own in listed.words.items():
        highest = listed.costs.get(word, LISTED)
        words[word] = (min(words.get(word, (highest, ""))[0], highest), own)
    for word, own in listed.completed.items():
        cost, known = words.get(word, (LISTED, verb))
        if known == verb and word not in listed.words:
            words[word] = (min(cost, LISTED), own)
    headed = [word for word, (_, own) in words.items() if word[-1] in listed.endings and own == noun]
    words.update({word: (words[word][0], listed.endings[word[-1]]) for word in headed})
    return words
