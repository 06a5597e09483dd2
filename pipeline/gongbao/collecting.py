"""How often a process of the command line looks for garbage."""

import gc

_OBJECTS_BETWEEN_COLLECTIONS = 100_000


def rarely() -> None:
    """Look for garbage rarely: loading makes a million objects that stay, among which there is none."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
