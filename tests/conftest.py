"""What the whole suite says of itself, and the language that its commands speak."""

import os

from hypothesis import settings

# Whoever runs the tests may have a Chinese locale; processes that tests start speak English as well.
os.environ["GONGBAO_LANG"] = "en"

# No test depends on how fast the machine is.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

_NO_BROWSER = "no Chromium"


def pytest_terminal_summary(terminalreporter):
    """Say in one line that the page was not tested, where it was not."""
    skipped = [
        report for report in terminalreporter.stats.get("skipped", ()) if _NO_BROWSER in str(report.longrepr)
    ]
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} tests of the page were skipped: no Chromium here")
