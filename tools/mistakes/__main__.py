"""`python -m tools.mistakes`: print the page, or with `--list` the mistakes."""

import argparse

from tools.mistakes.finding import golds, mistakes
from tools.mistakes.page import before, listing, page

parser = argparse.ArgumentParser(prog="python -m tools.mistakes", description="Print the page on mistakes.")
parser.add_argument("--list", action="store_true", help="print the mistakes as JSON Lines instead")
options = parser.parse_args()
found = list(mistakes(golds()))
print(listing(found) if options.list else page(before(), found), end="")
