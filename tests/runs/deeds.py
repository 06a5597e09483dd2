"""Items that do harm when they are read, for workers to be tried on."""

from __future__ import annotations

import os
import re
import signal
import time

from gongbao.read import Item

DEEDS = {
    "die": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "crash": lambda: os.kill(os.getpid(), signal.SIGABRT),
    "sleep": lambda: time.sleep(1000),
    "nap": lambda: time.sleep(0.2),
    "backtrack": lambda: re.match(r"(a|a)*b", "a" * 60),
    "spin": lambda: sum(iter(int, 1)),
    "gobble": lambda: [bytearray(1_000_000) for _ in range(100_000)],
    "fail": lambda: 1 / 0,
}


class Deed(Item):
    """An item that, when it is read, does what its path says."""

    __slots__ = ()

    def report(self, book=None):
        DEEDS[self.path]()
        return super().report(book)
