import hashlib
import json

import pytest

from gongbao.errors import GoldError
from gongbao.gold import Mark, find_gold, find_text, load, pair
from gongbao.gold.fields import asked, scored_fields
from gongbao.gold.listing import mistakes
from gongbao.gold.scores import table_score
from gongbao.read import from_text

TEXT = "举办培训\n\n500余\n期，增长5.2%。"


def mark(start, end, **fields):
    return Mark(start, end, TEXT[start:end], fields)


def write(folder, **tables):
    path = folder / "a.gold.json"
    path.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
    return path


def test_white_space_inside_a_span_is_ignored():
    [found] = pair([mark(6, 12)], [mark(4, 12)], TEXT)
    assert found.exact


def test_half_of_the_longer_span_is_lenient_and_less_is_not():
    text = "一二三四五六"
    [half] = pair([Mark(0, 4, "", {})], [Mark(2, 4, "", {})], text)
    assert half.found is not None and not half.exact
    assert len(pair([Mark(0, 5, "", {})], [Mark(3, 5, "", {})], text)) == 2


def test_the_best_answer_is_taken_first_and_only_once():
    text = "一二三四五六"
    pairs = pair([Mark(0, 4, "", {})], [Mark(0, 2, "", {}), Mark(1, 4, "", {})], text)
    assert [(p.gold and p.gold.start, p.found and p.found.start) for p in pairs] == [(0, 1), (None, 0)]


def test_fields_and_rows_are_scored_as_the_guideline_says():
    gold = mark(6, 12, value=500, mod="more", unit="期", kind="count", measured="相关培训", predicate="")
    found = mark(6, 12, value=500.0, mod="more", unit="期", kind="count", measured="培训", predicate="办")
    score = table_score("claims", pair([gold], [found], TEXT))
    measures = score.measures()
    assert measures["row.f1"] == 100
    assert measures["measured"] == 0
    assert measures["measured.lenient"] == 100
    assert "predicate" not in measures


def test_a_gold_that_has_frames_scores_each_claim_on_all_of_them_and_changes_on_their_comparison(tmp_path):
    path = write(
        tmp_path,
        claims=[
            {"start": 6, "end": 12, "text": "500余\n期", "kind": "count", "about": "通辽市", "note": "遠"},
            {"start": 15, "end": 19, "text": "5.2%", "kind": "change"},
        ],
    )
    count, change = asked(load(path), "claims")
    assert set(scored_fields(count)) == {"kind", "period_start", "period_end", "about", "modality"}
    assert set(scored_fields(change)) == {*scored_fields(count), "comparison"}


def test_a_gold_without_frames_asks_for_none(tmp_path):
    path = write(tmp_path, claims=[{"start": 15, "end": 19, "text": "5.2%", "kind": "change"}])
    assert [scored_fields(mark) for mark in asked(load(path), "claims")] == [("kind",)]


def test_an_empty_measured_is_scored_and_an_absent_value_must_stay_absent():
    gold = mark(6, 12, mod="approx", unit="期", kind="count", measured="")
    found = mark(6, 12, value=5.0, mod="approx", unit="期", kind="count", measured="培训")
    score = table_score("claims", pair([gold], [found], TEXT))
    assert (score.row, score.scored["measured"], score.right["measured"]) == (0, 1, 0)


def test_direction_is_scored_for_changes_alone():
    gold = mark(6, 12, kind="count", direction="increase")
    score = table_score("claims", pair([gold], [gold], TEXT))
    assert "direction" not in score.scored


def test_nothing_to_score_is_no_score():
    assert table_score("dates", []).measures()["exact.f1"] is None


def test_mistakes_show_the_span_in_its_sentence():
    [miss] = mistakes("claims", pair([mark(6, 12)], [], TEXT), TEXT)
    assert (miss.kind, miss.sentence) == ("miss", "举办培训⟦500余期⟧，增长5.2%。")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([{"start": 0, "end": 2, "text": "举办"}, {"start": 1, "end": 3, "text": "办培"}], "overlap"),
        ([{"start": 0, "end": 2, "text": "培训"}], "培训"),
        ([{"start": 4, "end": 4, "text": ""}], "empty"),
        ([{"start": "0", "end": 2, "text": "举办"}], "whole numbers"),
        ([3], "expected an object"),
    ],
)
def test_bad_gold_is_refused_with_file_and_place(tmp_path, rows, says):
    path = write(tmp_path, claims=rows)
    with pytest.raises(GoldError, match=says) as error:
        load(path, from_text(TEXT))
    assert str(path) in str(error.value)


def test_a_text_that_changed_is_refused(tmp_path):
    path = write(tmp_path, claims=[], sha256=hashlib.sha256(b"other").hexdigest())
    with pytest.raises(GoldError, match="SHA-256"):
        load(path, from_text(TEXT))


def test_a_report_is_no_gold(tmp_path):
    (tmp_path / "a.txt").write_text("产量5吨。", encoding="utf-8")
    with pytest.raises(GoldError, match=r"a\.txt: no gold here"):
        find_gold([tmp_path / "a.txt"])


def test_the_text_is_found_beside_the_gold_or_in_reports(tmp_path):
    folder = tmp_path / "gold" / "dev"
    folder.mkdir(parents=True)
    (tmp_path / "reports").mkdir()
    text = tmp_path / "reports" / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    path = write(folder, claims=[])
    assert find_gold([tmp_path / "gold"]) == [path]
    assert find_text(path) == text.resolve()
    with pytest.raises(GoldError, match="--reports"):
        find_text(path, folder)
