"""Texts to try extraction on: mutated reports, and texts made of the pieces that rules look for."""

import random
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "reports"

PIECES = (
    *"0123456789０１２３４５６７８９一二两三四五六七八九十百千万亿零〇半几数多余",
    *"，。、；：？！“”‘’《》〈〉（）()【】「」|—…·-～~/%％‰℃.,\n\t 　\r\x00\ufeff\u200b\ufffd",
    *("年", "月", "日", "上半年", "去年", "同期", "以来", "期间", "“十四五”", "2024年", "第三季度", "截至"),
    *("亿元", "万亩", "公里", "人次", "个百分点", "同比增长", "下降", "达到", "超过", "不足", "左右", "以上"),
    *(
        "通辽市",
        "人民政府",
        "农业农村局",
        "有限公司",
        "委员会",
        "大学",
        "行动",
        "工程",
        "计划",
        "办法",
        "条例",
    ),
    *(
        "粮食产量",
        "完成投资",
        "举办培训",
        "全市",
        "其中",
        "为",
        "的",
        "和",
        "至",
        "到",
        "a",
        "Z",
        "e9",
        "9e999",
        "1" * 400,
        "九" * 60,
        "0." + "0" * 60 + "1",
        "\ud800",
        "\udfff",
        "\u202e",
        "\u2066\u2069",
        "\u200f",
        "&nbsp;",
        "𠀀",
    ),
)


def reports() -> list[str]:
    """Return real reports: the reference report, and the shared ones where they are."""
    paths = [ROOT / "fixtures" / "tongliao.txt", *sorted(SHARED.rglob("*.txt"))]
    return [path.read_text(encoding="utf-8-sig") for path in paths if path.is_file()]


def of_pieces(chance: random.Random, most: int = 60) -> str:
    """Return a text of pieces that rules look for, some of them over and over."""
    text = ""
    for _ in range(chance.randint(1, most)):
        text += chance.choice(PIECES) * (chance.randint(1, 40) if chance.random() < 0.03 else 1)
    return text


def mutated(chance: random.Random, sources: list[str], longest: int = 600) -> str:
    """Return a passage of a report with some of it deleted, doubled, swapped, or replaced by pieces."""
    source = chance.choice(sources)
    start = chance.randrange(len(source))
    text = source[start : start + chance.randint(20, longest)]
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.randint(0, 12))
        middle = chance.choice(("", text[at:end] * 2, text[at:end][::-1], of_pieces(chance, 3)))
        text = text[:at] + middle + text[end:]
    return text
