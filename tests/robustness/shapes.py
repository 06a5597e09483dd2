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
    *("由5%提高到6%", "从3.2%降到2.8%、", "5%（去年4%）", "增速5%，降幅3%，", "增长（下降）5%", "5%和6%分别"),
    *(
        "厂",
        "队",
        "医院",
        "局、",
        "省市县",
        "省教育厅、",
        "教育局和",
        "中国银行",
        "甲乙有限公司",
        "某某厂（甲厂）",
    ),
    *(
        "力争达到5%，",
        "预计增长5%，",
        "目标5%",
        "计划投资5亿元，",
        "已完成5%，",
        "其中：甲5%，",
        "按可比价格计算，",
    ),
    *(
        "地区生产总值5亿元，",
        "一般公共预算收入",
        "粮食产量5万吨",
        "常住人口5万人，城镇化率5%，",
        "单位GDP能耗",
    ),
    *(
        "年均增长5%，",
        "“十四五”期间",
        "1—6月",
        "截至6月底，",
        "2025年6月、",
        "去年同期",
        "五年来，",
        "当日，",
    ),
    *("|", "| | ", "| 甲 | 乙 | 丙 |\n", "|---|", "| 甲 |\n| 乙 | 5 | 6 | 7 |\n", "单位：亿元\n| 甲 | 5 |\n"),
    *("甲\t5\t6%\n", "表1 甲\n| 年 | 亿元 |\n| 2025 | 5 |\n", "| 5% | 6% |\n\n", "| 甲5%，增长6% |\n"),
    *("九", "9", "9,999,", "0.", "5×", "5/", "-5", "1e9", "三分之", "第一", "5多", "几", "百万亿"),
    *(
        "【甲】",
        "『甲』",
        "〈甲〉",
        "“甲》",
        "（（",
        "））",
        '"',
        "'",
        "①",
        "②5个",
        "甲：5个；",
        "一是甲；二是乙；",
    ),
    *(
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        "\u202e5%",
        "\r\n",
        "\x00",
        "&#5;",
        "<b>",
    ),
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
    lambda i: f"{chr(0x5400 + i % 20000)}{chr(0x5500 + i % 9000)}行动",
    lambda i: f"| 甲{i} | {i}亿元 |\n",
    lambda i: "| 5 " * (i % 7) + "|\n",
    lambda i: f"一、甲{i}\n单位：万吨\n| 乙 | {2000 + i % 30}年 |\n| 丙{i} | {i} |\n\n",
    lambda i: f"由{i}%提高到{i + 1}%，",
    lambda i: f"{chr(0x4E00 + i % 20000)}局",
    lambda i: f"{2000 + i % 99}年{1 + i % 12}月，甲{i}增长{i % 100}%，",
    lambda i: f"{chr(0x4E00 + i % 9000)}{chr(0x5200 + i % 7000)}产量{i}万吨，增长{i % 100}.{i % 9}%。",
    lambda i: f"“{chr(0x4E00 + i % 9000)}计划”、",
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
