"""The server that makes a run's worker processes; it loads the pipeline once, and they begin with it."""

from __future__ import annotations

import multiprocessing
from multiprocessing.context import BaseContext


def context() -> BaseContext:
    """Return the context in which to start workers, and begin to load what they need.

    A fork of this process would take over its locks and threads; a fork server has none. Where there is none
    (Windows), every worker loads for itself. Call it as soon as it is known that there will be workers: the
    server loads while this process does.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    multiprocessing.set_forkserver_preload(["gongbao.runs.preload"])
    forkserver.ensure_running()
    return multiprocessing.get_context("forkserver")
