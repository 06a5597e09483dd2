"""Texts that go on and on: what one of them costs must grow as its length does, whatever it repeats."""

from __future__ import annotations

from collections.abc import Callable

REPEATED = [
    *(
        "《全市》",
        "《甲》",
        "《办法》、",
        "《办法》和",
        "《促进就业办法》《办法》",
        "《甲乙丙丁行动方案》《方案》，",
    ),
    *(
        "“甲”",
        "“甲”、",
        "“甲”和",
        "“甲”行动，",
        "“",
        "”",
        "《",
        "》",
        "“《",
        "（",
        "（甲）",
        "(以下简称“甲乙”)",
    ),
    *(
        "局",
        "市",
        "市局",
        "全市",
        "某某市教育局",
        "教育局（以下简称教局）",
        "公司",
        "有限公司",
        "大学附属",
        "第一中学",
    ),
    *(
        "去年4亿",
        "去年",
        "4亿",
        "同比增长",
        "同比增长5%",
        "增长5%，",
        "增长5%。",
        "5%",
        "5%、",
        "5所、",
        "5至",
        "5-",
        "约5",
    ),
    *(
        "的",
        "为",
        "其中",
        "其中：",
        "分别为",
        "、",
        "，",
        "。",
        "；",
        "：",
        "\n",
        "- ",
        "| 甲 | 5 |\n",
        "| 5 ",
    ),
    *(
        "2025年",
        "2025年1月1日",
        "1月至",
        "2025年至",
        "上半年",
        "“十四五”",
        "十",
        "一百",
        "百分之",
        "万",
        "第",
        "第5",
    ),
    *(
        "每",
        "平均每",
        "比上年",
        "比去年同期",
        "与2022年相比",
        "由5增至",
        "从5万增加到",
        "达到",
        "完成",
        "实施",
        "开展",
    ),
    *(
        "通辽市",
        "内蒙古自治区通辽市",
        "通辽市科尔沁区",
        "一、甲\n",
        "（一）甲\n",
        "1.",
        "1.1",
        "1,000",
        "a",
        "A1",
        "PM2.5",
    ),
    *("&nbsp;", "<p>", "http://a.b/", "\u3000", "\u200b", "��", "⺀", "𠮷", "…", "——", "·", "％", "℃", "元/"),
    *("2025年，全市新建学校39所，同比增长5.2%；", "市农业农村局举办培训500余期，培训农牧民3.2万人次。"),
]

NUMBERED: list[Callable[[int], str]] = [
    lambda i: f"“第{i}工程”",
    lambda i: f"实施“{i}行动”，",
    lambda i: f"《第{i}号办法》",
    lambda i: f"《第{i}号办法》《办法》",
    lambda i: f"甲{i}公司（以下简称“乙{i}”），乙{i}",
    lambda i: f"{chr(0x4E00 + i % 9000)}{chr(0x4E00 + i // 9000)}教育局（下称甲{chr(0x4E00 + i % 9000)}局）",
    lambda i: f"{i}年",
    lambda i: f"{i}所学校、",
    lambda i: f"{i}、甲\n",
    lambda i: f"第{i}条 甲\n",
    lambda i: f"{chr(0x4E00 + i % 20000)}市",
    lambda i: f"{i}市教育局",
    lambda i: f"{chr(0x4E00 + i % 20000)}{chr(0x4F00 + i % 9000)}行动",
    lambda i: f"| 甲{i} | {i}亿元 |\n",
    lambda i: "（" * (i % 50) + "）" * (i % 50),
]


def repeated(unit: str, length: int) -> str:
    """Return a text of about `length` characters that repeats `unit`."""
    return unit * (length // len(unit) + 1)


def numbered(make: Callable[[int], str], length: int) -> str:
    """Return a text of about `length` characters of units that all differ."""
    parts: list[str] = []
    size = 0
    while size < length:
        parts.append(make(len(parts)))
        size += len(parts[-1])
    return "".join(parts)


def shapes() -> dict[str, Callable[[int], str]]:
    """Return all shapes by a name: each makes a text of about a given length."""
    found: dict[str, Callable[[int], str]] = {
        unit: lambda length, unit=unit: repeated(unit, length)  # type: ignore[misc]
        for unit in REPEATED
    }
    for make in NUMBERED:
        found[make(1) + make(2)] = lambda length, make=make: numbered(make, length)  # type: ignore[misc]
    return found
