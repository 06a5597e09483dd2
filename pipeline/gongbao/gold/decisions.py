"""Decisions of a person over the rows of a run, as `gongbao inspect` keeps them: JSON Lines, one a line."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from gongbao import errors

Value = str | FiniteFloat | None


class Decision(BaseModel):
    """One decision, as one line of the file.

    It is about the span from `start` to `end` (exclusive; code points of the source) of `table` in the
    document `doc_id`; a later one about the same span replaces it, and `open` takes it back. `corrected` and
    `added` say in `fields` what holds, `right` what held when it was made; `to` is the span that holds where
    it is another one, `to_text` its text without white space. `done` is about a document (`table` is
    `documents`): it has been read to its end, and rows without a decision are right. `comment` is what the
    reviewer has to say of it, for other persons only; with `open`, of a row that is not decided.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    time: str = Field(max_length=40)
    doc_id: str = Field(min_length=1, max_length=4096)
    sha256: str = Field(default="", max_length=64)
    table: Literal["claims", "dates", "organizations", "programs", "documents"]
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str = Field(default="", max_length=100_000)
    decision: Literal["right", "wrong", "corrected", "added", "done", "open"]
    to: tuple[int, int] | None = None
    to_text: str = Field(default="", max_length=100_000)
    fields: dict[str, Value] = Field(default_factory=dict, max_length=60)
    rule: str = Field(default="", max_length=200)
    comment: str = Field(default="", max_length=10_000)

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What the decision is about: document, table and span."""
        return self.doc_id, self.table, self.start, self.end


def read_decisions(path: Path) -> list[Decision]:
    """Return the decisions in the file `path`, in order; none where there is no file.

    A last line that was cut short, as a machine that lost power leaves it, is passed over. Raises
    `InputError` naming the line for any other that is no decision.
    """
    if not path.exists():
        return []
    lines = path.read_bytes().split(b"\n")
    decisions = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            decisions.append(Decision.model_validate_json(line))
        except ValidationError as error:
            if number == len(lines):
                break
            raise errors.bad_review_line(path, number, error.errors()[0]["msg"]) from error
    return decisions
