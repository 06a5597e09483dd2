"""What every rule has, whatever its layer."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from gongbao import errors
from gongbao.rulebook.places import SHIPPED, Place


class Rule(BaseModel):
    """A named piece of knowledge with its reason and its examples.

    A layer subclasses this with the keys of its own. Examples are sentences with the answer inside, read by
    `gongbao.rulebook.examples`; each must mark *all* that the layer finds in it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    makes_facts: ClassVar[bool] = True
    """Whether facts name this rule as their maker; false for word lists that other rules use."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.\-_]*$")
    note: str
    match: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    reference: str = ""
    """The report's date that the examples assume, as `2025-11-25`, where it matters."""
    ahead_of: str = ""
    """In a user's folder: the id of the rule before which this one is tried; at the end if empty."""

    _place: Place | None = PrivateAttr(None)
    _shipped: bool = PrivateAttr(False)
    _expressions: dict[str, str] = PrivateAttr(default_factory=dict)

    @property
    def shipped(self) -> bool:
        """Whether the rule is of a book without any rules of a user's, whose words could stand in its patterns."""
        return self._shipped

    @property
    def is_users(self) -> bool:
        """Whether the rule was read from a file that is not of the built-in rules."""
        return self.path is not None and not any(folder in self.path.parents for folder in SHIPPED)

    @property
    def expressions(self) -> dict[str, str]:
        """The regular expressions that layers compiled from this rule so far, by key, as they run."""
        return self._expressions

    @classmethod
    def read(cls, raw: dict[str, Any], place: Place, shipped: bool = False) -> Rule:
        """Return the rule that the table `raw` of a file says; raises pydantic's `ValidationError`."""
        rule = cls.model_validate(raw)
        rule._place = place
        rule._shipped = shipped
        return rule

    @property
    def path(self) -> Path | None:
        """The file that the rule stands in, `None` if it was not read from one."""
        return self._place and self._place.path

    def error(self, key: str, why: str) -> errors.RuleError:
        """Return the error that says what is wrong in `key`, with file and line."""
        if self._place is None:
            return errors.RuleError(f"rule {self.id!r}, key {key!r}: {why}")
        line = self._place.line_of(key)
        return errors.bad_rule(self._place.path, f"line {line}, rule {self.id!r}, key {key!r}", why)


class WordList(Rule):
    """A list of words that other rules use under its `name`."""

    makes_facts: ClassVar[bool] = False

    name: str


class Words(WordList):
    """A list whose words are parted by white space and stand in it once."""

    words: str

    @classmethod
    def read(cls, raw: dict[str, Any], place: Place, shipped: bool = False) -> Words:
        """Return the list; raises `RuleError` for a word that stands in it twice."""
        rule = super().read(raw, place, shipped)
        assert isinstance(rule, Words)
        listed = rule.words.split()
        if len(set(listed)) < len(listed):
            twice = next(word for at, word in enumerate(listed) if word in listed[:at])
            raise rule.word_error(twice, f"{twice!r} stands twice in the list")
        return rule

    def word_error(self, word: str, why: str) -> errors.RuleError:
        """Return the error that says what is wrong with `word`, with file and line, the last where it stands."""
        if self._place is None:
            return self.error("words", why)
        line = self._place.line_of("words") + self._place.last_line_with(word, "words")
        return errors.bad_rule(self._place.path, f"line {line}, rule {self.id!r}, key 'words'", why)


class NamedPattern(Rule):
    """An expression that a layer asks for by `name`."""

    makes_facts: ClassVar[bool] = False

    name: str
    pattern: str
