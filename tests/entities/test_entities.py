"""Mentions of one thing, in one and in many documents, have one id that never changes."""

import pytest

from gongbao import rulebook
from gongbao.entities import entity_id, key_of
from gongbao.entities.rules import rules
from gongbao.extraction import default_extractor
from gongbao.read import from_text

RULES = rules(rulebook.default())


def cases(field):
    return [
        pytest.param(kind, *pair, id=f"{rule.id}:{kind}:{pair[0]}")
        for rule in RULES
        for kind in rule.kinds
        for pair in getattr(rule, field)
    ]


@pytest.mark.parametrize(("kind", "one", "other"), cases("same"))
def test_names_of_one_thing_share_a_key(kind, one, other):
    assert key_of(kind, one) == key_of(kind, other)


@pytest.mark.parametrize(("kind", "one", "other"), cases("apart"))
def test_names_of_two_things_do_not(kind, one, other):
    assert key_of(kind, one) != key_of(kind, other)


def test_ids_are_the_same_on_every_machine():
    assert entity_id("program", "“千万工程”") == entity_id("program", "千万工程") == "program-6d8503b87cf6"
    assert entity_id("organization", "千万工程") != entity_id("program", "千万工程")


def test_a_name_of_nothing_but_an_edition_has_a_key():
    assert key_of("program", "第二届")


def tables(*texts):
    return default_extractor().tables([from_text(text, text[:5]) for text in texts])


FIRST = "各地学习运用“千万工程”经验。第七届中国国际进口博览会开幕，落实《通辽市国土空间总体规划（2021—2035年）》。"
SECOND = "推广“千万工程”做法，办好第八届中国国际进口博览会。《通辽市国土空间总体规划(2021-2035年)》印发，千万工程见效。"


def programs(found):
    return found.entities[found.entities["kind"] == "program"].set_index("name")


def test_entities_join_mentions_over_documents():
    entities = programs(tables(FIRST, SECOND))
    assert entities.loc["千万工程", ["n_mentions", "n_documents"]].tolist() == [3, 2]
    fair = entities[entities.index.str.endswith("中国国际进口博览会")]
    assert fair[["type", "n_mentions", "n_documents"]].values.tolist() == [["event", 2, 2]]
    assert fair["aliases"].item() == "第八届中国国际进口博览会"
    assert entities.index.str.startswith("通辽市国土空间总体规划").sum() == 1


def test_every_mention_has_its_entity_and_the_counts_add_up():
    found = tables(FIRST, SECOND)
    mentions = [*found.organizations["org_id"], *found.programs["program_id"]]
    assert set(mentions) == set(found.entities["entity_id"])
    assert found.entities["n_mentions"].sum() == len(mentions)


def test_order_and_company_of_documents_change_no_id():
    alone = tables(FIRST).programs["program_id"].tolist()
    together = tables(SECOND, FIRST)
    assert together.programs["program_id"].tolist()[-len(alone) :] == alone
    assert together.entities.equals(tables(FIRST, SECOND).entities)


def test_a_short_form_belongs_to_the_body_of_its_report_s_place():
    found = tables(
        "通辽市全力推进创建工作\n通辽市召开会议，市人大开展视察。通辽市各地行动起来。",
        "通辽市人民代表大会举行会议，审议报告。",
        "赤峰市全力推进创建工作\n赤峰市召开会议，市人大开展视察。赤峰市各地行动起来。",
    )
    bodies = found.entities[found.entities["kind"] == "organization"].set_index("name")
    assert bodies.loc["通辽市人民代表大会", ["n_documents", "aliases"]].tolist() == [2, "市人大"]
    assert bodies.loc["赤峰市人民代表大会", ["n_documents", "aliases"]].tolist() == [1, "市人大"]


def test_a_short_title_stands_for_the_one_before_and_a_level_for_the_report_s_place():
    found = tables(
        "海南省政府工作报告\n编制《海南省发展规划纲要（草案）》，《纲要（草案）》提出目标。海南省办好省运会。",
        "青海省政府工作报告\n编制《青海省发展规划纲要（草案）》，《纲要（草案）》提出目标。青海省办好第三届省运会。",
    )
    entities = programs(found)
    assert entities.loc["海南省发展规划纲要（草案）", ["n_mentions", "aliases"]].tolist() == [
        2,
        "纲要（草案）",
    ]
    assert entities.loc["第三届青海省运会", ["n_documents", "aliases"]].tolist() == [1, "第三届省运会"]
    assert found.programs["name"].tolist().count("纲要（草案）") == 2
