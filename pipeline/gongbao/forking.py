"""The server that makes a run's worker processes; it loads the pipeline once, and they begin with it."""

from __future__ import annotations

import multiprocessing
import signal
from multiprocessing.context import BaseContext


def context() -> BaseContext:
    """Return the context in which to start workers, and begin to load what they need.

    A fork of this process would take over its locks and threads; a fork server has none. Where there is none
    (Windows), every worker loads for itself. Call it as soon as it is known that there will be workers: the
    server loads while this process does.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    multiprocessing.set_forkserver_preload(["gongbao.runs.preload"])
    # It lets Ctrl-C through when it has started: the fork server must come after.
    resource_tracker.ensure_running()
    # Ctrl-C goes to all processes of a terminal: what is still loading would answer with a traceback.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return multiprocessing.get_context("forkserver")
