"""Run over an archive with kills at random moments, and compare its files with those of a run in one go."""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.inputs import reports

TABLES = ("documents", "claims", "dates", "organizations", "programs", "entities")


def main() -> None:
    """Make `--reports` reports, run with `--kills` kills and without; exit with 1 if any file differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.kills", description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="gongbao-kills-"))
    try:
        make_archive(folder / "archive", options.reports)
        began = time.perf_counter()
        subprocess.run(_command(folder, "whole", options.workers), check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - began
        print(f"{options.reports} reports in one go: {seconds:.0f} s", flush=True)
        chance = random.Random(options.seed)
        killed = sum(
            _killed(
                _command(folder, "killed", options.workers),
                chance.uniform(0.5, 2 * seconds / options.kills + 4),
            )
            for _ in range(options.kills)
        )
        subprocess.run(_command(folder, "killed", options.workers), check=True, stdout=subprocess.DEVNULL)
        names = [f"{table}.{ending}" for table in TABLES for ending in ("csv", "parquet", "jsonl")]
        different = [
            n for n in names if (folder / "whole" / n).read_bytes() != (folder / "killed" / n).read_bytes()
        ]
        print(
            f"{killed} of {options.kills} runs killed at work; {len(names)} files, different: {different or 'none'}"
        )
    finally:
        shutil.rmtree(folder)
    sys.exit(1 if different else 0)


def make_archive(folder: Path, number: int) -> None:
    """Write `number` short reports, passages of real ones, no two the same."""
    folder.mkdir()
    sources = reports()
    for index in range(number):
        source = sources[index % len(sources)]
        start = index * 97 % max(1, len(source) - 400)
        text = f"第{index}号\n{source[start : start + 400]}"
        (folder / f"{index:06}.txt").write_text(text, encoding="utf-8")


def _command(folder: Path, out: str, workers: int) -> list[str]:
    options = ["-o", str(folder / out), "--format", "csv,parquet,jsonl", "--workers", str(workers)]
    return [sys.executable, "-m", "gongbao", "extract", str(folder / "archive"), *options]


def _killed(command: list[str], after: float) -> bool:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            return process.wait(after) != 0
        except subprocess.TimeoutExpired:
            process.kill()
            return True


if __name__ == "__main__":
    main()
