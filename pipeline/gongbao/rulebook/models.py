"""What every rule has, whatever its layer."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field


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
