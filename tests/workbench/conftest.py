"""A small report with its gold, right by construction."""

import hashlib
import json

import pytest

from gongbao.extraction import default_extractor
from gongbao.gold.extracted import marks_of
from gongbao.gold.models import TABLES
from gongbao.read import read

TEXT = """全市完善基层治理纪实

通辽市制定36条措施，举办培训500余期，覆盖党员干部5万余人。完成造林300亩，投资突破5亿元。
探索建立“同心五共”工作机制，实施“春风行动”，印发《通辽市国土空间总体规划》。
2025年一季度，通辽市人民政府召开会议。
地区生产总值增长5.2%，规模居全国第3位，近300家企业落户，建成公路120公里。
"""


def write_gold(folder, text=TEXT, name="report"):
    """Write `text` and its gold, which is what is extracted from it now."""
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    tables = default_extractor().tables([read(path)])
    gold = {"doc": name, "sha256": hashlib.sha256(text.encode()).hexdigest()}
    scored = (
        "value",
        "lower",
        "upper",
        "mod",
        "unit",
        "kind",
        "direction",
        "measured",
        "predicate",
        "type",
        "name",
    )
    for table in TABLES:
        gold[table] = [
            {"start": m.start, "end": m.end, "text": m.text}
            | {n: v for n, v in m.fields.items() if n in scored and v is not None}
            for m in marks_of(getattr(tables, table))
        ]
    target = folder / f"{name}.gold.json"
    target.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return target


@pytest.fixture(scope="session")
def gold(tmp_path_factory):
    return write_gold(tmp_path_factory.mktemp("gold"))
