from gongbao.rulebook import patterns


def test_words_in_another_order_are_the_same_that_was_kept(monkeypatch):
    asked = []
    monkeypatch.setattr(patterns, "made", lambda kind, text, make: asked.append(text) or make())
    barred = {"乙": "丁", "甲": "戊"}
    one = patterns.alternation(["甲", "乙丙", "乙"], barred)
    other = patterns.alternation(["乙", "甲", "乙丙"], dict(reversed(barred.items())))
    assert one == other
    assert asked[0] == asked[1]
