"""Extract thousands of reports with names that none before had; exit with 1 if memory grows by more than a tenth."""

import argparse
import random
import shutil
import sys
import tempfile
from pathlib import Path

from tools.soak.watching import peaks

_HAN = "".join(chr(0x4E00 + at) for at in range(6000))


def main() -> None:
    """Watch the largest process of a run over `--reports` reports from its first tenth on."""
    parser = argparse.ArgumentParser(prog="python -m tools.soak.memory", description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="gongbao-memory-"))
    try:
        (folder / "in").mkdir()
        chance = random.Random(1)
        for number in range(options.reports):
            (folder / "in" / f"{number:06}.txt").write_text(report(chance, number), encoding="utf-8")
        command = [sys.executable, "-m", "gongbao", "extract", "in", "-o", "out"]
        code, seconds, seen = peaks(command, folder, 1.0)
    finally:
        shutil.rmtree(folder)
    early = max(size for at, size in seen if at < max(seconds / 10, 10))
    late = max(size for _, size in seen)
    print(f"{options.reports} reports in {seconds:.0f} s: {early} MB in the first tenth, {late} MB at most")
    sys.exit(code or late > 1.1 * early)


def report(chance: random.Random, number: int) -> str:
    """Return a short report whose names are all made up."""

    def word(size: int) -> str:
        return "".join(chance.choices(_HAN, k=size))

    return (
        f"{word(2)}市{word(3)}局实施“{word(4)}行动”，印发《{word(6)}办法》。2025年，{word(4)}有限公司{word(5)}产量"
        f"{number}.{number % 97}亿斤，同比增长{number % 50}.{number % 7}%。"
    ) * 3


if __name__ == "__main__":
    main()
