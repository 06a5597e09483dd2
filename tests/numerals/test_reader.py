from cn2an import an2cn, cn2an

from gongbao.numerals.reader import _regular


def test_numbers_without_a_gap_are_read_as_cn2an_reads_them():
    written = {an2cn(number) for number in range(10, 10_000)} | {
        an2cn(n).removeprefix("一") for n in range(10, 20)
    }
    read = {text: value for text in written if (value := _regular(text)) is not None}
    assert len(read) > 7_000
    assert {text: value for text, value in read.items() if cn2an(text, "normal") != value} == {}


def test_numbers_with_gaps_and_without_a_place_are_left_to_it():
    assert [_regular(text) for text in ("三百零二", "一千五", "百", "二", "五六", "")] == [None] * 6
