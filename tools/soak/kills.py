"""Kill runs at random moments, start them again, and compare the files with those of a run in one go.

Half of the reports are added with `--add`; files of the user's lie beside those of the run and must stay as they are.
With `--engine ray` it is the driver that is killed, and in the last run of each half one of its actors.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.soak.inputs import reports
from tools.soak.watching import below

ACTOR = "ray::MapWorker"
FORMATS = ("csv", "parquet", "jsonl")
MINE = ("notes.txt", "texts/mine.txt", "claims.csv.bak", "sub/claims.csv")


def main() -> None:
    """Make `--reports` reports, run with `--kills` kills and without; exit with 1 if any file differs."""
    parser = argparse.ArgumentParser(prog="python -m tools.soak.kills", description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--engine", choices=("local", "ray"), default="local")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="gongbao-kills-"))
    try:
        make_archive(folder / "one", options.reports // 2)
        make_archive(folder / "two", options.reports // 2, first=options.reports // 2)
        command = _command(options)
        began = time.perf_counter()
        _done([*command, "one", "two", "-o", "whole"], folder)
        seconds = time.perf_counter() - began
        print(f"{options.reports} reports in one go: {seconds:.0f} s", flush=True)
        before = _mine(folder / "killed")
        chance = random.Random(options.seed)
        killed = 0
        for inputs in (["one"], ["two", "--add"]):
            run = [*command, *inputs, "-o", "killed"]
            for _ in range(options.kills // 2):
                killed += _killed(run, folder, chance.uniform(0.5, seconds / options.kills + 4))
            if options.engine == "ray":
                print(f"an actor killed: {_without_an_actor(run, folder, chance)}", flush=True)
            _done(run, folder)
        different = _different(folder / "whole", folder / "killed")
        if before != _mine(folder / "killed"):
            different.append("the user's own files")
        print(f"{killed} of {options.kills} runs killed at work; different: {different or 'none'}")
    finally:
        shutil.rmtree(folder)
    sys.exit(1 if different else 0)


def make_archive(folder: Path, number: int, first: int = 0) -> None:
    """Write `number` short reports, passages of real ones, no two the same."""
    folder.mkdir()
    sources = reports()
    for index in range(first, first + number):
        source = sources[index % len(sources)]
        start = index * 97 % max(1, len(source) - 400)
        text = f"第{index}号\n{source[start : start + 400]}"
        (folder / f"{index:06}.txt").write_text(text, encoding="utf-8")


def _mine(folder: Path) -> dict[str, str]:
    """Make what is missing of the user's files, and return the hash of each."""
    hashes = {}
    for name in MINE:
        path = folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("precious", encoding="utf-8")
        hashes[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return hashes


def _different(one: Path, other: Path) -> list[str]:
    names = {
        path.relative_to(folder).as_posix()
        for folder in (one, other)
        for path in folder.rglob("*")
        if path.is_file() and ".gongbao" not in path.parts
    } - {*MINE, "manifest.json"}
    return sorted(
        name
        for name in names
        if not ((one / name).is_file() and (other / name).is_file())
        or (one / name).read_bytes() != (other / name).read_bytes()
    )


def _command(options: argparse.Namespace) -> list[str]:
    more = ["--format", ",".join(FORMATS), "--workers", str(options.workers), "--engine", options.engine]
    # The folder that is killed has a text of the user's in texts/: only texts that a run marked are its own.
    return [sys.executable, "-m", "gongbao", "extract", *more]


def _done(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def _killed(command: list[str], folder: Path, after: float) -> bool:
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
        try:
            return process.wait(after) != 0
        except subprocess.TimeoutExpired:
            process.kill()
            return True


def _without_an_actor(command: list[str], folder: Path, chance: random.Random) -> bool:
    """Run a command on Ray, kill one of its actors as soon as there is one, and wait for its end."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            if actors := [one for one, line in below(process.pid).items() if line.startswith(ACTOR)]:
                os.kill(chance.choice(actors), signal.SIGKILL)
                process.wait()
                return True
            time.sleep(0.1)
    return False


if __name__ == "__main__":
    main()
