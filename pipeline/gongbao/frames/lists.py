"""Lists of places and bodies, and the numbers that are dealt out to them: A、B新增2650件、2980件."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from gongbao.claims.models import Claim
from gongbao.frames.discourse import Discourse
from gongbao.frames.owners import Owner
from gongbao.frames.rules import FrameRules

List = tuple[Owner, ...]


def lists(discourse: Discourse, members: Mapping[int, Owner], known: FrameRules) -> list[List]:
    """Return the runs of two and more `members` that nothing but a mark or 和 parts, in order."""
    joint = known.phrase("joint")
    found: list[list[Owner]] = []
    for start in sorted(members):
        owner = members[start]
        if found and joint.fullmatch(discourse.text, found[-1][-1].end, start):
            found[-1].append(owner)
        elif not found or start >= found[-1][-1].end:
            found.append([owner])
    return [tuple(run) for run in found if len(run) > 1]


def dealt_owners(
    discourse: Discourse,
    claims: Sequence[Claim],
    members: Mapping[int, Owner],
    found: Sequence[List],
    known: FrameRules,
) -> dict[int, Owner]:
    """Return the owner of each number, by where it begins, that its sentence deals out to as many of `members`.

    `found` are the lists that these stand in; the claims may know themselves what of a list they are of. Numbers of
    as many measures (游客人次、总花费分别增长…) are dealt out to these.
    """
    starts = [run[0].start for run in found]
    own = ((claim.start, members.get(claim.member[0])) for claim in claims if claim.member)
    dealt = {start: owner for start, owner in own if owner is not None}
    for numbers in runs(discourse, claims, known):
        index = bisect_right(starts, numbers[0].start) - 1
        if index < 0 or len(found[index]) != len(numbers):
            continue
        if are_of_several_measures(numbers) and not _are_of(found[index], numbers):
            continue
        if found[index][0].start >= discourse.sentence(numbers[0].start)[0]:
            dealt = dict(zip((claim.start for claim in numbers), found[index], strict=True)) | dealt
    return dealt


def _are_of(owners: List, numbers: Sequence[Claim]) -> bool:
    """Whether the measure of each of `numbers` begins with its owner: 广东、江苏出口为7万亿元、4万亿元，增长3%、4%."""
    pairs = zip(owners, numbers, strict=True)
    return all(claim.measured and owner.start <= claim.measured[0] < owner.end for owner, claim in pairs)


def are_of_several_measures(numbers: Sequence[Claim]) -> bool:
    """Return whether the numbers of one run measure each something else."""
    return len({claim.measured for claim in numbers}) > 1


def runs(discourse: Discourse, claims: Sequence[Claim], known: FrameRules) -> Iterator[Sequence[Claim]]:
    """Yield the runs of two and more numbers of one kind and unit that nothing but a mark or 和 parts."""
    joint, first = known.phrase("joint"), 0
    for index in range(1, len(claims) + 1):
        if index < len(claims) and _goes_on(discourse, claims[index - 1], claims[index], joint):
            continue
        if index - first > 1:
            yield claims[first:index]
        first = index


def _goes_on(discourse: Discourse, one: Claim, other: Claim, joint: re.Pattern[str]) -> bool:
    is_like = (one.kind, one.quantity.unit) == (other.kind, other.quantity.unit)
    return is_like and joint.fullmatch(discourse.text, one.end, other.start) is not None
