"""Words of clauses with the tags of their classes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gongbao.rulebook import Rulebook
from gongbao.text.segment import UnigramSegmenter, read_words

_UNKNOWN = 110
"""Cost of a character that no word covers: more than that of the rarest word in the lexicon."""

LISTED = 60
"""Highest cost of a word that the rules list, and the cost of one that the lexicon lacks: less than any two words."""


def read_lexicon(
    book: Rulebook,
    tag: Callable[[str], str],
    listed: Mapping[str, str],
    endings: Mapping[str, str],
    costs: Mapping[str, int],
) -> UnigramSegmenter:
    """Return what cuts clauses by the lexicon of `book`, `listed` words with the tags given instead of their own.

    A noun of one character, and one that no word covers, is a `syllable`, a verb of one character a `verb-syllable`
    unless the rules list it; a longer noun that ends in one of `endings` has the tag given there. `costs` are the
    highest costs of listed words for which `LISTED` is too high. `tag` gives the tag of a part of speech. Raises
    `RuleError` for a line of the lexicon that is none.
    """
    words = read_words(book, "claims", tag)
    noun, syllable = tag("noun"), tag("syllable")
    brief = {noun: syllable, tag("verb"): tag("verb-syllable")}
    words.update({w: (cost, brief[own]) for w, (cost, own) in words.items() if len(w) == 1 and own in brief})
    for word, own in listed.items():
        highest = costs.get(word, LISTED)
        words[word] = (min(words.get(word, (highest, ""))[0], highest), own)
    headed = [word for word, (_, own) in words.items() if word[-1] in endings and own == noun]
    words.update({word: (words[word][0], endings[word[-1]]) for word in headed})
    return UnigramSegmenter(words, _UNKNOWN, syllable)
