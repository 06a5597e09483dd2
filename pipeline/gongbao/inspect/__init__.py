"""A page to inspect a run: each report's text beside the rows that were made of it.

    shown = inspect.from_run(Path("out"), Extractor())
    inspect.serve(shown, ReviewLog(Path("out/review.jsonl")))     # a local page
    Path("out.html").write_text(inspect.static_page(shown))       # the same page as one file

The page itself is built from `tools/page/` (see its README.md); what is built stands in `static/`.
"""

from gongbao.inspect.page import static_page
from gongbao.inspect.review import ReviewLog
from gongbao.inspect.run import Shown, from_reports, from_run
from gongbao.inspect.server import make_server

__all__ = ["ReviewLog", "Shown", "from_reports", "from_run", "make_server", "static_page"]
