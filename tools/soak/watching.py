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


def processor_seconds(command: list[str], folder: Path, every: float = 0.1) -> float:
    """Run a command; return the processor time of all its processes, as last seen."""
    taken: dict[int, int] = {}
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        while process.poll() is None:
            taken.update(_ticks(process.pid))
            time.sleep(every)
    return sum(taken.values()) / os.sysconf("SC_CLK_TCK")


def _ticks(session: int) -> dict[int, int]:
    """Return the ticks of each process of a session, in itself and the system."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getsid(int(entry.name)) == session:
                    told = (entry / "stat").read_text().rpartition(")")[2].split()
                    found[int(entry.name)] = int(told[11]) + int(told[12])
            except (OSError, ProcessLookupError):
                continue
    return found


def below(process: int) -> dict[int, str]:
    """Return the processes that a process began, and those that these began, each with its command line."""
    parents: dict[int, int] = {}
    lines: dict[int, str] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                # The name of a process, in brackets, may have anything in it.
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                lines[int(entry.name)] = (entry / "cmdline").read_text().replace("\0", " ").strip()
            except (OSError, ProcessLookupError):
                continue
    found = {process}
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    return {one: lines[one] for one in found - {process} if one in lines}


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
