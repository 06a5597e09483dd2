"""A command and the memory of all its processes, as Linux tells it."""

import os
import re
import subprocess
import time
from pathlib import Path


def peaks(command: list[str], folder: Path, every: float = 0.1) -> tuple[int, float, list[tuple[float, int]]]:
    """Run a command; return its exit code, seconds, and by time the megabytes of the largest of its processes."""
    began = time.perf_counter()
    seen: list[tuple[float, int]] = []
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        while process.poll() is None:
            seen.append((time.perf_counter() - began, max(_sizes(process.pid), default=0)))
            time.sleep(every)
    return process.returncode, time.perf_counter() - began, seen


def _sizes(session: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getsid(int(entry.name)) == session:
                    status = (entry / "status").read_text()
                    found.append(int((re.search(r"VmRSS:\s+(\d+)", status) or [0, 0])[1]) // 1024)
            except (OSError, ProcessLookupError):
                continue
    return found
