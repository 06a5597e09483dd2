"""A process that reads report after report does not grow by their words."""

import gongbao


def test_names_that_none_before_had_leave_nothing_behind():
    nlp = gongbao.load(cut="characters")
    han = [chr(0x4E00 + at) for at in range(200)]
    sentence = "2025年，{0}市{1}局实施“{0}行动”，{1}有限公司{0}产量39亿斤，同比增长5.2%。"
    nlp("".join(han) + sentence)
    before = len(nlp.vocab.strings)
    for at in range(60):
        nlp(sentence.format(han[at] + han[at + 90] + han[at + 1], han[at + 100] + han[at + 3]))
    assert len(nlp.vocab.strings) <= before + 10
