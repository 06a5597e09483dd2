"""Programs are told from speech, slogans and everyday words in running reports."""

import pytest
from tests.robustness.growth import grows_linearly

from gongbao import extract
from gongbao.annotate import annotate


def programs(text):
    return [text[found.start : found.end] for found in annotate(text).program_spans]


@pytest.mark.parametrize(
    "text",
    [
        "他说：“我们要把工作落到实处，让群众满意。”",
        "县里打出“组合拳”，下好“先手棋”，让“小木耳”变成“大产业”。",
        "“这项‘暖心工程’真好！”村民笑着说。",
        "深刻领悟“两个确立”的决定性意义，增强“四个意识”。",
        "坚决防止“一刀切”，整治“内卷式”竞争。",
        "“十四五”时期，全市经济平稳运行。",
        "推进老旧小区改造，开展专项整治行动和招聘活动。",
        "以“共创美好生活”为主题的展览今天开幕。",
        "据《法治日报》报道，全市治安良好。",
    ],
)
def test_what_names_no_undertaking_stays_out(text):
    assert programs(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('推进"一网通办"改革，打造＂通辽牛肉＂品牌。', ['"一网通办"改革', "＂通辽牛肉＂品牌"]),
        ("打造“A计划”“B工程”等品牌", ["“A计划”", "“B工程”"]),
        ("实施顶尖人才引育行动、服务人才暖心专项行动", ["顶尖人才引育行动", "服务人才暖心专项行动"]),
        ("被命名为全国生态文明建设示范区。", ["全国生态文明建设示范区"]),
        ("支持有条件的地方创建国家新兴产业发展示范基地", ["国家新兴产业发展示范基地"]),
        ("实施外贸规模和主体倍增工程", ["外贸规模和主体倍增工程"]),
        ("第十五届中国国际航空航天博览会开幕", ["第十五届中国国际航空航天博览会"]),
        (
            "提请审议《甲市国土空间总体规划（2021—2035年）》《乙办法》",
            ["《甲市国土空间总体规划（2021—2035年）》", "《乙办法》"],
        ),
        ("参加“粤菜师傅”“南粤家政”两项工程培训", ["“粤菜师傅”", "“南粤家政”"]),
        ("中国—东盟博览会、中国—东盟商务与投资峰会开幕", ["中国—东盟博览会", "中国—东盟商务与投资峰会"]),
        ("建立“１＋３＋Ｎ”工作模式，实施ＡＩ赋能制造行动", ["“１＋３＋Ｎ”工作模式", "ＡＩ赋能制造行动"]),
        ("第１５届中国（深圳）国际文化产业博览交易会", ["第１５届中国（深圳）国际文化产业博览交易会"]),
        ("完善“甲协调机制”与“乙负责制”双轮驱动体系", ["“甲协调机制”", "“乙负责制”"]),
    ],
)
def test_names_are_whole(text, expected):
    assert programs(text) == expected


def test_names_over_broken_lines_are_whole_and_their_offsets_fit_the_source():
    source = '会议指出,要落实《通辽市国土空间\n\n总体规划》,打造"通辽\n\n牛肉"品牌,推进“一网\n通办”改革。'
    found = extract(source).programs
    assert found["text"].tolist() == ["《通辽市国土空间总体规划》", '"通辽牛肉"品牌', "“一网通办”改革"]
    assert found["name"].tolist() == ["通辽市国土空间总体规划", "通辽牛肉品牌", "一网通办改革"]
    spans = [source[start:end] for start, end in zip(found["start"], found["end"], strict=True)]
    assert ["".join(span.split()) for span in spans] == found["text"].tolist()


def test_a_long_line_is_read_in_time_that_grows_with_it():
    line = "推进“一网通办”改革，实施中国行动计划和国家示范区，“行动行动《工程"
    assert grows_linearly(line * 1_000, programs)
