"""What the fork server of a run loads before it makes workers, so that they begin with all that it has.

Importing this module reads a first sentence with the built-in rules: a worker then compiles only what its own
rules and reports need besides.
"""

import contextlib
import gc

from gongbao import collecting
from gongbao.errors import GongbaoError
from gongbao.read import from_text
from gongbao.runs.settings import Settings
from gongbao.runs.workers import load

_SENTENCE = "2025年，通辽市人民政府实施“一网通办”改革，全市举办培训500余期，同比增长5.2%。"

collecting.rarely()
# A worker that cannot load tells the run so, which the fork server cannot.
with contextlib.suppress(GongbaoError):
    load(Settings()).rows(from_text(_SENTENCE))

# What is there now stays: collecting it would copy it into every worker.
gc.freeze()
