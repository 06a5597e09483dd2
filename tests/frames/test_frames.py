"""Frames over whole small reports: what kind of report it is, and what is told apart sentence by sentence."""

import datetime

import pytest

from gongbao.annotate import annotate
from gongbao.clean import clean
from gongbao.places import document_place
from gongbao.report import PartialDate
from gongbao.text import Document


def annotated(text, date=""):
    cleaned = clean(text)
    day = PartialDate.parse(date) if date else cleaned.date
    place = document_place(cleaned.title, cleaned.text)
    document = Document(cleaned.text, parts=cleaned.parts, date=day, title=cleaned.title, place=place)
    return annotate(document)


def framed(text, date=""):
    """Return the frames of a report by the words of their claims."""
    annotation = annotated(text, date)
    return {annotation.document.text[frame.start : frame.end]: frame for frame in annotation.frames}


def year(number):
    return datetime.date(number, 1, 1), datetime.date(number, 12, 31)


def period(frame):
    return frame.period_start, frame.period_end


REPORT = """2026年浙江省政府工作报告

——2026年1月14日在浙江省第十四届人民代表大会第四次会议上

各位代表，现在报告工作，请予审议。

一、2025年工作和“十四五”时期发展成就

过去一年，全省生产总值增长5.1%，城镇新增就业110万人。

五年来，全省生产总值年均增长5.2%，城镇化率提高到76%。新建高速公路900公里。

二、“十五五”时期主要目标

生产总值年均增长5%左右，到2030年，森林覆盖率达到62%。

三、2026年工作安排

主要预期目标是：生产总值增长5%以上。改造老旧小区500个。
"""


@pytest.mark.parametrize(
    ("words", "first", "last", "basis", "modality"),
    [
        ("5.1%", 2025, 2025, "yoy", ""),
        ("110万人", 2025, 2025, "", ""),
        ("5.2%", 2021, 2025, "average", ""),
        ("76%", 2025, 2025, "", ""),
        ("900公里", 2021, 2025, "cumulative", ""),
        ("5%左右", 2026, 2030, "average", "target"),
        ("62%", 2030, 2030, "", "target"),
        ("5%以上", 2026, 2026, "yoy", "target"),
        ("500个", 2026, 2026, "", "target"),
    ],
)
def test_a_work_report_looks_back_on_the_year_before_and_on_the_plan_and_sets_targets(
    words, first, last, basis, modality
):
    frame = framed(REPORT)[words]
    assert period(frame) == (year(first)[0], year(last)[1])
    assert (frame.basis, frame.modality, frame.about) == (basis, modality, "浙江省")


def test_a_comparison_is_no_period_of_what_follows():
    frames = framed("2024年，公司营收32亿元，比2023年增长12%；净利润2.8亿元。员工8000人。")
    assert {period(frame) for frame in frames.values()} == {year(2024)}


def test_a_base_and_what_is_in_brackets_have_their_own_time():
    frames = framed("2024年，产量由2020年的727万吨增加到902万吨（2023年：880万吨），产值9亿元。")
    assert [period(frames[words]) for words in ("727万吨", "902万吨", "880万吨", "9亿元")] == [
        year(2020),
        year(2024),
        year(2023),
        year(2024),
    ]


def test_what_no_time_governs_in_a_half_yearly_report_is_of_that_half():
    found = framed("甲乙科技股份有限公司2024年半年度报告\n公司收入10亿元，上年同期为8亿元。")
    assert period(found["10亿元"]) == (datetime.date(2024, 1, 1), datetime.date(2024, 6, 30))
    assert period(found["8亿元"]) == (datetime.date(2023, 1, 1), datetime.date(2023, 6, 30))


def test_five_years_told_after_the_year_do_not_reach_back():
    report = (
        "浙江省高级人民法院工作报告\n2023年，全省法院审结案件11万件。\n判处罪犯4120人。\n五年来，审结51万件。"
    )
    found = framed(report, "2024-01-18")
    assert period(found["4120人"]) == year(2023)
    assert period(found["51万件"]) == (datetime.date(2019, 1, 1), datetime.date(2023, 12, 31))


def test_the_year_that_the_first_numbers_are_told_of_goes_on_behind_a_salutation():
    report = (
        "各位代表：\n现在报告工作，请予审议。\n2023年，全省法院收案29万件。\n一、服务大局\n审结案件35件。\n"
    )
    assert period(framed(report)["35件"]) == year(2023)


def test_the_running_year_goes_as_far_as_the_first_paragraph_says():
    report = (
        "全区2025年计划执行情况\n今年以来，经济向好。上半年生产总值25亿元。\n"
        "投资增长6.8%。\n一、下半年安排\n新建学校3所。\n"
    )
    frames = framed(report)
    assert period(frames["6.8%"]) == (datetime.date(2025, 1, 1), datetime.date(2025, 6, 30))


def test_a_holiday_has_its_own_days_or_none():
    report = "2025年，全市接待游客900万人次。{}，接待游客80万人次。"
    known, open_ = framed(report.format("2025年国庆中秋假期")), framed(report.format("2025年春节期间"))
    assert period(known["80万人次"]) == (datetime.date(2025, 10, 1), datetime.date(2025, 10, 8))
    assert period(open_["80万人次"]) == (None, None)


def test_who_tells_the_figures_in_a_headline_does_not_own_them():
    report = "{}：2024年上半年金融数据\n全国贷款增加8亿元。存款增加9亿元。"
    assert framed(report.format("中国人民银行"))["9亿元"].about == "中国"
    assert framed(report.format("招商银行"))["9亿元"].about == "招商银行"


@pytest.mark.parametrize(
    ("report", "about"),
    [
        ("香港2024年零售業\n全年銷貨總值3億元。", "香港特別行政區"),
        ("香港2024年零售业\n全年销货总值3億元。", "香港特别行政区"),
        ("臺北市2024年財政收支\n全年收入3億元。", "臺北市"),
    ],
)
def test_places_are_written_in_the_script_of_the_text(report, about):
    assert framed(report)["3億元"].about == about


def test_a_report_of_an_unknown_city_is_not_about_the_nation():
    told = "市中级人民法院工作情况\n2024年，全市法院受理案件11.3万件，市中院获评“全国优秀法院”。"
    assert framed(told)["11.3万件"].about == ""


def test_numbers_that_are_dealt_out_to_measures_are_not_dealt_out_to_places():
    told = "吉林省文化和旅游工作会议\n2024年，通化、白山开通高铁，全省接待游客人次、出游总花费分别增长20.7%、15.3%。"
    frames = framed(told)
    assert {frames[words].about for words in ("20.7%", "15.3%")} == {"吉林省"}


def test_a_last_day_stays_that_of_the_sum_that_this_year_is_told_of():
    found = framed("截至2023年9月8日，今年累计报告病例1864例，其中2022年36例。")
    assert period(found["1864例"]) == (datetime.date(2023, 9, 8), datetime.date(2023, 9, 8))
    assert period(found["36例"]) == year(2022)


def test_the_firm_that_stands_above_the_headline_is_whose_report_it_is():
    found = framed("甲乙科技股份有限公司\n2023年年度报告\n一、重要提示\n报告期内，实现收入359亿元。")
    assert found["359亿元"].about == "甲乙科技股份有限公司"


def test_undated_news_has_no_time():
    assert period(framed("我市农业喜获丰收\n粮食产量达5万吨，新建大棚20个。", "2024-11-02")["5万吨"]) == (
        None,
        None,
    )


def test_stocks_at_the_end_of_a_year_hold_on_its_last_day_and_flows_over_the_year():
    frames = framed("2024年末，生猪存栏180万头，同比增长3%；肉类产量36万吨。")
    last = datetime.date(2024, 12, 31)
    assert period(frames["180万头"]) == period(frames["3%"]) == (last, last)
    assert period(frames["36万吨"]) == year(2024)


def test_every_claim_has_a_frame_and_no_period_ends_before_it_begins():
    annotation = annotated(REPORT * 3)
    assert [(claim.start, claim.end) for claim in annotation.claims] == [
        (frame.start, frame.end) for frame in annotation.frames
    ]
    for frame in annotation.frames:
        assert not (frame.period_start and frame.period_end) or frame.period_start <= frame.period_end


def test_reasons_name_rules_and_words():
    frame = framed("2024年，公司营收增长12%。")["12%"]
    assert [(reason.field, reason.rule) for reason in frame.reasons] == [
        ("period", "frames.role.opens"),
        ("basis", "frames.basis.rate"),
    ]
    assert frame.reasons[0].words == (0, 5)


@pytest.mark.parametrize(
    ("text", "words", "about"),
    [
        (
            "2026年安溪县人民政府工作报告\n湖头镇入选全国强镇，新增龙头企业4家。全县茶园面积60万亩。",
            "4家",
            "安溪县",
        ),
        (
            "2026年四川省政府工作报告\n成渝地区双城经济圈建设走深走实，经济总量超9万亿元，全省增长5%。",
            "超9万亿元",
            "成渝地区双城经济圈",
        ),
        ("青岛市残疾人联合会2025年工作总结\n全市残联系统服务残疾人2.3万名。", "2.3万名", "青岛市"),
        ("美国就业数据公布\n美国劳工部公布的数据显示，失业率升至4.3%。", "4.3%", "美国"),
        ("农产品价格小幅上涨\n全国菜价上涨2%，山东寿光蔬菜价格上涨3.2%。", "3.2%", "寿光市"),
        ("深圳市警情通报\n全市警情下降5%。南山区发案数下降23%。", "23%", "南山区"),
        ("2025年全国外贸观察\n江苏省出口3亿元。民企占比为47%，增长2%。", "47%", "江苏省"),
        ("海宁市实验小学概况\n全市小学生有5.8万人。", "5.8万人", "海宁市"),
        ("甘肃省特产见闻\n安定区种植马铃薯100万亩。该区鲁家沟镇建起温室320座。", "320座", "鲁家沟镇"),
        ("黄山市外贸情况\n全市出口9亿元，其中歙县3亿元；进口4亿元。", "4亿元", "黄山市"),
        ("安徽省文旅见闻\n（二）池州市\n游客增长3%。全市收入66亿元。", "66亿元", "池州市"),
        ("安徽省文旅见闻\n（二）展望\n全市收入66亿元。", "66亿元", ""),
        ("蚌埠市见闻\n怀远县徐圩乡种植糯稻8万亩。", "8万亩", "徐圩乡"),
        ("三地的秋收账本\n四川省崇州市：水稻归仓。全市机收率97%。\n重庆市梁平区：总产3吨。", "97%", "崇州市"),
        ("郑州大学第一附属医院概况\n新疆哈密市中心医院会诊620例。", "620例", "哈密市中心医院"),
        ("邕宁区见闻\n那楼镇、中和镇产量分别为9吨和8吨。", "8吨", "中和镇"),
        ("中山市小榄镇工作总结\n全镇产值9亿元。市财政补助1.2亿元。", "1.2亿元", "中山市"),
        ("重庆市渝北区卫生健康委员会2024年工作总结\n签约居民48万人。", "48万人", "渝北区"),
        ("广西农产品出口增长\n南宁海关今年以来共检验检疫水果6.8万批。", "6.8万批", "南宁海关"),
        ("临泽县工作总结\n机关帮扶新华镇富强村农户36户，该村人均收入达1.9万元。", "1.9万元", "富强村"),
        ("湘江理工大学质量报告\n中国建筑吸纳126人。", "126人", "湘江理工大学"),
        (
            "记者从深圳海关获悉，前4个月，深圳市进出口1.38万亿元。\n"
            "民营企业进出口9791.5亿元，增速比全国高。深圳一家企业说，深圳口岸通关快。",
            "9791.5亿元",
            "深圳市",
        ),
        ("佛山市经济运行情况\n顺德、三水和高明区分别增长1.2%、2.5%和0.9%。", "2.5%", "三水区"),
    ],
)
def test_whose_a_number_is_follows_from_the_whole_report(text, words, about):
    assert framed(text)[words].about == about
