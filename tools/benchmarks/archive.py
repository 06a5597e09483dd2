"""Runs over archives: gain of a second worker, memory at 1,000 and 10,000 reports, start-up to the first result."""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.soak.inputs import reports
from tools.soak.kills import make_archive


def main() -> None:
    """Print each figure beside what it should be."""
    parser = argparse.ArgumentParser(prog="python -m tools.benchmarks.archive", description=__doc__)
    parser.add_argument("--small", type=int, default=1_000, help="reports of the smaller archive")
    parser.add_argument("--large", type=int, default=10_000, help="reports of the larger archive")
    parser.add_argument("--only", choices=("start", "workers", "memory"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongbao-bench-") as name:
        folder = Path(name)
        if options.only in (None, "start"):
            _start(folder)
        if options.only in (None, "workers"):
            _workers(folder)
        if options.only in (None, "memory"):
            _memory(folder, options.small, options.large)


def _start(folder: Path) -> None:
    (folder / "one.txt").write_text("全市举办培训500余期，同比增长5.2%。", encoding="utf-8")
    seconds = [_run(folder / "one.txt", folder / f"start{turn}")[0] for turn in range(5)]
    print(f"start-up to first result, best of 5: {min(seconds):.2f} s (to be below 1.5)", flush=True)


def _workers(folder: Path) -> None:
    archive = folder / "full"
    archive.mkdir()
    for turn in range(_TURNS):
        for number, text in enumerate(reports()):
            (archive / f"{turn}-{number}.txt").write_text(text, encoding="utf-8")
    one, _ = _run(archive, folder / "one", "--workers", "1")
    two, _ = _run(archive, folder / "two", "--workers", "2")
    print(f"{one:.1f} s with one worker, {two:.1f} s with two: {one / two:.2f} times (to be 1.8)", flush=True)


def _memory(folder: Path, small: int, large: int) -> None:
    peaks = []
    for number in (small, large):
        make_archive(folder / str(number), number)
        seconds, peak = _run(folder / str(number), folder / f"out{number}", "--format", "csv,parquet,jsonl")
        print(f"{number:,} reports: {peak / 1000:.0f} MB at most, {seconds:.0f} s", flush=True)
        peaks.append(peak)
    print(f"memory grows by {100 * (peaks[1] / peaks[0] - 1):.0f} % (to be within 20)", flush=True)


def _run(source: Path, out: Path, *options: str) -> tuple[float, int]:
    """Return the seconds that extraction takes, and the most memory of its main process in kilobytes."""
    command = [sys.executable, "-c", _MEASURED, "extract", str(source), "-o", str(out), *options]
    began = time.perf_counter()
    done = subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return time.perf_counter() - began, int(done.stderr.split()[-1])


_TURNS = 48
"""How often the reports are repeated for the run of several workers: about a thousand reports."""

_MEASURED = """
import atexit, resource, sys
atexit.register(lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr))
from gongbao.cli import main
main()
"""

if __name__ == "__main__":
    main()
