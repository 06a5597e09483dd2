"""How what stands before a head is read, and of what classes its words are."""

from __future__ import annotations

from typing import NamedTuple

ANCHORS = frozenset({"place", "body", "level", "country", "scope"})
NAMES = frozenset({"proper", "unknown"})
WEAK_START = frozenset({"adjective", "time", "numeral"})


class Manner(NamedTuple):
    """How what stands before a head is read.

    With `places_only` nothing but places right before the head belongs to it. With `apart` a body right before
    belongs to no name. With `anchored` a name without a place, a level or a body is not wanted: nothing is read
    where none can be. With `verbal` a verb may stand between a body and the head. With `short_places` a division's
    short name right before the head is a place though it is a common word too. With `outer` the division in which
    that of the body lies belongs to the name: `bare` where this is a place without its sign, `all` everywhere.
    With `of_trade` a firm's name that is a country with its trade is words of a longer one behind a joint
    (中国石油|和化学工业联合会). With `whole` the name holds all words before the head that may stand in one, but those
    that lead to it (建设).
    """

    places_only: bool = False
    apart: bool = False
    anchored: bool = False
    verbal: bool = False
    short_places: bool = False
    outer: str = ""
    whole: bool = False
    of_trade: bool = False
