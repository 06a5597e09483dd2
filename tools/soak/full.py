"""Runs on disks of many sizes, most of them too small: one line each, nothing half made. Linux, as root (tmpfs)."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.soak.kills import make_archive

FORMATS = ("csv", "parquet", "jsonl", "xlsx", "sqlite", "duckdb")


def main() -> None:
    """Try every format on disks of growing size; exit with 1 if any run says or leaves what it should not."""
    parser = argparse.ArgumentParser(prog="python -m tools.soak.full", description=__doc__)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[40, 100, 200, 300, 400, 600, 800, 1200, 3000]
    )
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="gongbao-full-"))
    failures = tried = full = 0
    try:
        make_archive(folder / "in", options.reports)
        for format_ in (*FORMATS, ",".join(FORMATS)):
            for size in options.sizes:
                tried += 1
                code, problem = _try(folder, format_, size)
                full += code == 1
                if problem:
                    failures += 1
                    print(f"{format_} on {size} kB: {problem}", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{tried} runs, {full} of them on too small a disk, {failures} failures")
    sys.exit(1 if failures else 0)


def _try(folder: Path, format_: str, size: int) -> tuple[int, str]:
    disk = folder / "disk"
    disk.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(disk)], check=True)
    try:
        (disk / "mine.txt").write_text("precious", encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "gongbao",
            "extract",
            "in",
            "-o",
            "disk",
            "--format",
            format_,
            "--keep-text",
        ]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        tables = [
            path.name for path in disk.iterdir() if path.suffix[1:] in FORMATS and path.name != "errors.csv"
        ]
        lines = done.stderr.strip().splitlines()
        if "Traceback" in done.stderr or (done.returncode and len(lines) != 1):
            return done.returncode, done.stderr[-500:] or f"exit code {done.returncode} without a word"
        if done.returncode and tables:
            return done.returncode, f"left {tables}"
        if (disk / "mine.txt").read_text(encoding="utf-8") != "precious":
            return done.returncode, "the user's file has changed"
        return done.returncode, ""
    finally:
        subprocess.run(["umount", str(disk)], check=True)


if __name__ == "__main__":
    main()
