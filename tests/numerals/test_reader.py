from cn2an import an2cn, cn2an

from gongbao.numerals.reader import _regular

ONES = "一二三四五六七八九"


def test_numbers_are_read_as_cn2an_reads_them():
    written = {an2cn(number) for number in range(10, 10_000)} | {
        an2cn(n).removeprefix("一") for n in range(10, 20)
    }
    written |= {
        f"{a}{places[0]}{b}{places[1:]}" for a in ONES for b in ONES for places in ("千", "百", "千百")
    }
    written |= {f"{a}千{b}百{c}" for a in ONES for b in ONES for c in ONES}
    written |= {f"{a}千零{b}" for a in ONES for b in ("十", "十一", "十九")}
    read = {text: _regular(text) for text in written}
    assert len(read) > 10_000
    assert {text: value for text, value in read.items() if cn2an(text, "normal") != value} == {}


def test_what_is_written_otherwise_is_left_to_it():
    others = ("三百二十零", "一千二十五", "一千零五百", "零五十", "百五", "百", "二", "五六", "")
    assert [_regular(text) for text in others] == [None] * len(others)
