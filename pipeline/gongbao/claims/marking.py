"""Words that their clause makes something else of: comparisons, and verbs in a role of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gongbao.claims.rules import CompiledTurn
from gongbao.claims.tagset import Tagset

_SHORTEST_UNKNOWN = 3
"""Characters of a word that the lexicon lacks, and that is no two words."""


def mark_comparisons(tags: list[str], tagset: Tagset) -> None:
    """Give the words of each comparison (比上年, 较2020年, 比同期工业、高技术制造业) the class `compared`.

    What joins two things in it (比上月和上年同期) is `compared-and`. Before a number alone 比 is none, but
    ends the name of a ratio (桥隧比18.6%).

    A comparison opens with a word such as 比, or 环比 before a date, and ends where the verb of the change begins,
    or with a date right before the number (较2020年翻一番); it holds no number but one right before the verb
    (比第二名多12分). One that opens with 与 before a time ends with 相比 or 比较.
    """
    than, stating = tagset.tag("than"), tagset.tags("stating")
    joint, joints, compared = tagset.tags("joint"), tagset.tag("compared-and"), tagset.tag("compared")
    against, date, adverb = tagset.tag("against"), tagset.tag("date"), tagset.tag("adverb")
    opening, numbers = tagset.tags("compared-to"), tagset.tags("number")
    for start, end in _likenings(tags, tagset):
        tags[start:end] = tagset.tag("compared") * (end - start)
    at = 0
    while at < len(tags) - 1:
        own, following = tags[at], tags[at + 1]
        behind = next((tag for tag in tags[at + 1 :] if tag != adverb), "") if own == than else following
        if own == than and behind in stating:
            tags[at] = tagset.tag("noun")
        elif (own == than and (following in opening or following in numbers)) or (
            own == against and following == date
        ):
            end = _end(tags, at + 1, tagset)
            if not end and own == than and following in numbers:
                tags[at] = tagset.tag("noun")
            tags[at:end] = [joints if tag in joint else compared for tag in tags[at:end]]
            at = max(at, end - 1)
        at += 1


def mark_unknown(tags: list[str], tokens: Sequence[tuple[int, int]], tagset: Tagset) -> None:
    """Make syllables of the verbs of one character in a word that the lexicon lacks: 溪洛渡, 鲜切花.

    Such a word is a run of three or more characters that are no words of the lexicon by themselves, none of them
    parted from the next.
    """
    syllable, single = tagset.tag("syllable"), tagset.tags("unlisted")
    at = 0
    while at < len(tags):
        end = at
        while end < len(tags) and tags[end] in single and (end == at or tokens[end][0] == tokens[end - 1][1]):
            end += 1
        if end - at >= _SHORTEST_UNKNOWN and tags[at] == syllable:
            tags[at:end] = syllable * (end - at)
        at = max(end, at + 1)


def mark_turns(tags: list[str], words: Sequence[str], turns: Mapping[str, CompiledTurn]) -> None:
    """Give those of `words` that are in `turns` the class that their clause makes of them.

    So 参加 opens a relative clause in 参加高考的学生1200人, and 运用 tells a means in 运用大数据核查人员3.2万人次.
    """
    written = "".join(tags)
    for index, word in enumerate(words):
        turn = turns.get(word)
        if turn is None or (index > 0 and tags[index - 1] not in turn.behind):
            continue
        if turn.ahead.match(written, index + 1):
            tags[index] = turn.tag


def _likenings(tags: Sequence[str], tagset: Tagset) -> Iterator[tuple[int, int]]:
    """Yield start and end of the comparisons of a time with 与 or 同: 与上年同期相比, 同2020年比较."""
    ending = {tagset.tag(name) for name in ("likening", "than", "against")}
    opening = {tagset.tag(name) for name in ("conjunction", "preposition")}
    times = {tagset.tag(name) for name in ("date", "same-time")}
    first = 0
    for at, tag in enumerate(tags):
        if tag in times:
            continue
        if tag in ending and 0 < first < at and tags[first - 1] in opening:
            yield first - 1, at + 1
        first = at + 1


def _end(tags: Sequence[str], start: int, tagset: Tagset) -> int:
    """Return the end of the comparison whose second word is at `start`, 0 where it is none."""
    verbs, numbers = tagset.tags("change-verb"), tagset.tags("number")
    idle, times = tagset.tags("idle"), {tagset.tag("date"), tagset.tag("same-time")}
    end = start + (tags[start] in numbers)
    while end < len(tags) and tags[end] not in verbs and tags[end] not in numbers:
        end += 1
    if end == len(tags) or (tags[end] not in verbs and tags[end - 1] not in times):
        return 0
    while tags[end - 1] in idle and tags[end - 1] not in times:
        end -= 1
    return end
