"""Characters a second of full extraction, and of what it is measured against, in one process on one core."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "ARROW_NUM_THREADS"):
    os.environ[threads] = "1"

from tools.benchmarks.contestants import Run, contestants  # noqa: E402
from tools.benchmarks.texts import SHARED, repeated, reports  # noqa: E402


def main() -> None:
    """Time every contestant on the same reports and print speeds and ratios."""
    options = _options()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    once = reports(options.folder)
    if not once:
        sys.exit(f"{options.folder}: no .txt files")
    gc.set_threshold(100_000)  # As the command line does, for all.
    timed = repeated(once, int(options.size * 1_000_000))
    chars = sum(len(report.text) for report in timed)
    print(f"{len(timed)} documents ({len(once)} reports repeated), {chars:,} characters, one core")
    speeds = {}
    for name, run in contestants():
        if options.only and options.only not in name:
            continue
        speeds[name] = chars / _seconds(run, once, timed)
        _print(name, speeds)
    if not options.only:
        print("ratio of gongbao to the speed of each:")
        for name, speed in speeds.items():
            print(f"  {name:28}{speeds['gongbao, full extraction'] / speed:8.2f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.benchmarks", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED, help="folder with .txt reports")
    parser.add_argument(
        "--size", type=float, default=5, help="megabytes of UTF-8 to repeat the reports to (5)"
    )
    parser.add_argument("--only", default="", help="time only the contestants with this in their name")
    return parser.parse_args()


def _seconds(run: Run, once: list, timed: list) -> float:
    # Loading does not count, and some load a part when they first need it.
    run(once)
    start = time.process_time()
    run(timed)
    return time.process_time() - start


def _print(name: str, speeds: dict[str, float]) -> None:
    print(f"  {name:28}{speeds[name]:12,.0f} characters a second", flush=True)


if __name__ == "__main__":
    main()
