"""Extract from many hostile texts: no crash, every offset right, no text above 2 seconds for 100 kB."""

import argparse
import random
import sys
import time
import traceback

from gongbao.extraction import default_extractor
from tools.soak.checks import extract, fits_schemas
from tools.soak.inputs import PIECES, mutated, of_pieces, reports

SECONDS_PER_100_KB = 2.0


def main() -> None:
    """Try `--inputs` short texts and then long ones of repeated pieces; exit with 1 if any fails."""
    parser = argparse.ArgumentParser(prog="python -m tools.soak.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--long", type=int, default=60, help="texts of 100 kB, each of a few pieces over and over"
    )
    options = parser.parse_args()
    chance = random.Random(options.seed)
    sources = reports()
    failures = 0
    began = time.perf_counter()
    for number in range(options.inputs):
        text = of_pieces(chance) if number % 2 else mutated(chance, sources)
        failures += _fails(text, number % 20 == 0)
    print(f"{options.inputs} texts in {time.perf_counter() - began:.0f} s, {failures} failures", flush=True)
    slowest = 0.0
    for _ in range(options.long):
        unit = "".join(chance.choices(PIECES, k=chance.randint(1, 4)))
        text = (unit * (100_000 // len(unit.encode("utf-8", "surrogatepass")) + 1))[:100_000]
        begin = time.process_time()
        failures += _fails(text, False)
        slowest = max(slowest, time.process_time() - begin)
        if time.process_time() - begin > SECONDS_PER_100_KB:
            print(f"slow: {time.process_time() - begin:.1f} s for {len(text)} characters of {unit!r}")
            failures += 1
    print(f"{options.long} texts of 100 kB of repeated pieces, the slowest in {slowest:.2f} s")
    sys.exit(1 if failures else 0)


def _fails(text: str, fully: bool) -> bool:
    try:
        rows = extract(default_extractor(), text)
        if fully:
            fits_schemas(rows)
    except Exception:
        print(f"failed on {text!r}:\n{traceback.format_exc(limit=-3)}", flush=True)
        return True
    return False


if __name__ == "__main__":
    main()
