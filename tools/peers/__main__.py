"""`python -m tools.peers PATH… [--failures]`: score the cases of peers."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from tools.peers.cases import load
from tools.peers.judges import is_judged, judge


def main() -> None:
    """Print passed and total of each suite, and with `--failures` the cases that failed."""
    parser = argparse.ArgumentParser(prog="python -m tools.peers", description=main.__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder of cases")
    parser.add_argument("--failures", action="store_true", help="name each case that failed")
    options = parser.parse_args()
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    unjudged: Counter[str] = Counter()
    for case in load(options.paths):
        if not is_judged(case):
            unjudged[case.suite] += 1
            continue
        good = judge(case)
        total[case.suite] += 1
        passed[case.suite] += bool(good)
        if options.failures and not good:
            print(f"{case.id}\t{case.text}\t{case.expected}")
    width = max(map(len, total), default=0)
    for suite, count in total.items():
        print(f"{suite:<{width}}  {passed[suite]:>4}/{count:<4}  {passed[suite] / count:6.1%}")
    for suite, count in unjudged.items():
        print(f"{suite}: {count} cases in a form that no judge reads")


if __name__ == "__main__":
    main()
