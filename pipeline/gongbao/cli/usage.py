"""Wrong usage that no single value is to blame for."""

from __future__ import annotations

import typer


class WrongUsage(typer.BadParameter):
    """What was given does not go together, or something is missing; it is told as it stands."""

    def format_message(self) -> str:
        """Return the message."""
        return self.message
