"""A line of text with spans underlined, as wide as terminals show it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

_REACH = 40


def underline(text: str, spans: Iterable[tuple[int, int]], reach: int = _REACH) -> str:
    """Return the text around `spans` in one line, and below it `^` under each of their characters.

    A Chinese character takes two columns. `reach` characters are shown before the first span and behind the
    last one; line breaks are shown as spaces. Without spans the whole text is shown.
    """
    marked = sorted(spans)
    first = max(marked[0][0] - reach, 0) if marked else 0
    last = min(max(end for _, end in marked) + reach, len(text)) if marked else len(text)
    line = "".join(" " if character.isspace() else character for character in text[first:last])
    inside = {at for start, end in marked for at in range(start, end)}
    marks = "".join(
        ("^" if at in inside else " ") * cell_len(character) for at, character in enumerate(line, start=first)
    )
    return "\n".join(filter(str.strip, (line.rstrip(), marks.rstrip())))
