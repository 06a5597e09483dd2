"""A served page and what it does, for tests in a browser."""

import re
import subprocess
import sys
import threading
from contextlib import contextmanager

from gongbao.inspect import ReviewLog, make_server


@contextmanager
def serving(shown, path, port=0):
    server = make_server(shown, ReviewLog(path), port)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Watch:
    """What a page asked for and complained about."""

    def __init__(self, page):
        self.asked, self.errors = [], []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: said.type in ("error", "warning") and self.errors.append(said.text))
        page.on("dialog", lambda dialog: (self.errors.append("dialog"), dialog.dismiss()))


def table_rows(page):
    return page.locator(".grid .body [role=row]")


@contextmanager
def command(*args):
    """Run `gongbao` in a process of its own, and yield it with the address that it prints."""
    code = "from gongbao.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", code, *map(str, args)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield process, re.search(r"http://\S+/", process.stdout.readline())[0]
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
