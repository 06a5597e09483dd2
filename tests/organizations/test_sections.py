"""Sections without the body that they belong to bear its name, and are found again where the text repeats them."""

from gongbao.annotate import annotate


def found(text):
    return [(text[one.start : one.end], one.name) for one in annotate(text).organizations]


def test_section_before_its_chief_bears_the_name_of_the_ministry():
    assert found("海关总署新闻发言人、统计分析司司长说。") == [
        ("海关总署", "海关总署"),
        ("统计分析司", "海关总署统计分析司"),
    ]


def test_section_is_found_again_by_its_name_alone():
    assert found(
        "红十字总会未将所属干细胞管理中心项目资金纳入预算。2010年，干细胞管理中心使用上述资金。"
    ) == [
        ("红十字总会", "红十字总会"),
        ("干细胞管理中心", "红十字总会干细胞管理中心"),
        ("干细胞管理中心", "红十字总会干细胞管理中心"),
    ]


def test_section_of_another_sentence_has_no_body():
    assert found("海关总署发布数据。统计分析司司长说。") == [
        ("海关总署", "海关总署"),
        ("统计分析司", "统计分析司"),
    ]


def test_section_of_the_school_that_the_text_is_about_bears_its_name():
    text = "绍兴一中2023年工作总结。北京大学来访。学校团委获评先进。"
    assert found(text)[-1] == ("学校团委", "绍兴一中团委")
