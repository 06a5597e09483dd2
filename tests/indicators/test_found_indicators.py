"""Indicators of whole sentences: what goes back to what, and what stays empty."""

import pytest

from gongbao.annotate import annotate
from gongbao.extraction import default_extractor
from gongbao.report import Report

CASES = [
    ("规模以上工业企业达7.6万家、增加值增长3%", ["ind.enterprises", "ind.va"]),
    ("全市实现地区生产总值3000亿元、增长6%，总量居全省第5位", ["na.gdp"] * 3),
    ("生猪出栏241.2万头，同比增长18.4%", ["agri.livestock.sold"] * 2),
    ("黄金、白银产量分别增长5%、9%", ["prod.output"] * 2),
    ("原煤、原油、天然气产量分别增长5%、1%、8%", ["energy.coal", "energy.crude", "energy.gas"]),
    ("城镇、农村居民人均可支配收入分别增长4%、6%", ["income.urban", "income.rural"]),
    ("出口机电产品4583.8亿元，增长26.4%", ["trade.exports"] * 2),
    ("新增公园127座，累计达到1100座", ["env.parks"] * 2),
    ("举办招聘活动350余场，制定36条措施", []),
    ("增速居全省第3位", []),
    ("地区生产总值跨越3个千亿元台阶", []),
    ("机场航空旅客和货邮吞吐量分别增长14.2%、4.2%", ["trans.air_passengers", "trans.air_cargo"]),
    ("中欧班列带动全省进出口415.4亿元、增长11.7%", []),
    ("以旧换新带动消费28亿元、增长12%", ["retail.trade_in"] * 2),
    ("重大项目带动工业投资增长12%", ["inv.industrial"]),
    ("消费拉动经济增长3.8个百分点", []),
    ("猪肉价格影响居民消费价格上涨0.21个百分点", []),
    ("出口汽车64万辆，增长20%", []),
    ("每万人拥有5G基站32.1个", []),
    ("专精特新企业1003户，5家企业挂牌“新三板”", ["rd.srdi"]),
    ("城镇新增就业107万人；以工代赈吸纳就业36万人", ["labour.urban_new_jobs"]),
    ("高速公路4771公里，轨道交通运营线路增至14条、运营里程580公里", ["trans.expressway", "trans.metro"]),
    ("授权专利6820件，其中发明专利1206件", ["rd.patents", "rd.patents_granted"]),
    ("经营主体达1163.7万户。自贸试验区新设企业10.1万家", ["biz.entities"]),
    ("新增上市公司48家、总量达122家", ["fin.listed"] * 2),
    ("安全事故起数和死亡人数分别下降6%、4%", ["soc.accidents", "soc.accident_deaths"]),
    ("道路交通事故起数和死亡人数分别下降6%、4%", []),
    ("外贸进出口在对美贸易下降超3成的情况下增长12%", ["trade.total"]),
    ("货物和服务进出口增长6%，利用外资和对外直接投资38亿美元", []),
    ("工业投资、民间投资年均增长6%", []),
    ("生活垃圾分类行政村覆盖率、农村生活污水治理率分别提高到84%、88%", ["rural.sewage"]),
    ("高新技术企业数量实现翻番，全社会研发经费投入增长10.5%", ["rd.hightech_firms", "rd.spending"]),
    ("软件业，租赁和商务服务业，批发和零售业增加值分别增长11.1%、9.6%、5.9%", []),
    ("服务零售额增长5.3%，工业销售产值1098亿元", []),
    ("在建高速公路1200公里，规划高铁320公里", []),
    ("注销经营主体3.2万户，后备上市公司120家", []),
    ("不良贷款处置120亿元，专项债券付息12亿元", []),
    ("压减粗钢产能120万吨", ["prod.capacity"]),
    ("拟建项目总投资320亿元", ["inv.project_total"]),
    ("审结刑事案件2.6万件，破获刑事案件2860起", []),
    ("发放创业担保贷款32亿元，新增贷款2860亿元", ["fin.loans"]),
    ("苏州市地区生产总值20012亿元，增长5.6%；南京市13950亿元，增长5.1%", ["na.gdp"] * 4),
    ("苏南五市规模以上工业增加值增长7.2%", []),
    ("核电装机规模5000万千瓦，占全国25.8%", ["energy.capacity"]),
    ("亿元以上项目投资增长12%", ["inv.fixed"]),
    ("一产用电60亿千瓦时，工业用电38亿千瓦时", ["energy.electricity"] * 2),
    ("出口退税120亿元，销售网点1200个", []),
    ("工业生产者购进价格指数下降2%", ["price.ppi_purchase"]),
    ("生态系统生产总值320亿元", []),
    ("治理2670平方公里水土流失面积，创造10亿元产值", ["env.erosion"]),
    ("城镇登记失业率3.1%，自然增长率-1.69‰", ["labour.unemployment_reg", "pop.natural"]),
    ("一般公共预算收入386亿元，为预算的101.2%，增长4.3%", ["fisc.revenue"] * 2),
    ("房屋施工面积1.2亿平方米，新开工面积下降21.3%", ["re.under_construction", "re.started"]),
    ("扣除房地产开发投资，固定资产投资增长8.6%", ["inv.fixed"]),
    (
        "新建商品住宅和二手住宅销售价格分别上涨6.2%和3%，涨幅分别回落0.7和0.4个百分点",
        ["price.house", "price.house_secondhand"] * 2,
    ),
    ("学生视力不良率52.3%，不良率1.2%", ["bank.npl_ratio"]),
    ("商品房销售面积3万平方米，增长8%，商铺租金3亿元，增幅5%", ["re.sales_area"] * 2),
    ("人均粮食产量480公斤，亩均税收12万元", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_indicators_of_a_sentence(text, expected):
    assert [naming.indicator_id for naming in annotate(text).indicators] == expected


def test_what_is_added_is_told_from_the_stock():
    added, stock = annotate("新增公园127座，累计达到1100座").indicators
    assert (added.breakdown, stock.breakdown) == ("新增", "")


def test_the_revenue_of_a_company_is_its_own():
    (own,) = annotate("公司实现营业收入3.2亿元").indicators
    (sector,) = annotate("有色金属产业营业收入突破1万亿元").indicators
    assert own.indicator_id == "corp.revenue" and own.breakdown == ""
    assert sector.indicator_id == "sector.revenue" and sector.breakdown == "有色金属产业"


def test_every_naming_is_of_a_claim():
    annotation = annotate("全市地区生产总值3000亿元，增长6%。举办活动20场。社会消费品零售总额增长5%。")
    spans = {(claim.start, claim.end) for claim in annotation.claims}
    assert {(naming.start, naming.end) for naming in annotation.indicators} <= spans


PARTS = [
    ("年末常住人口272万人，其中城镇人口168万人", ["", "城镇"]),
    ("货物运输总量1.9亿吨，其中铁路货物0.2亿吨，水运货物0.1亿吨", ["", "铁路", "水运"]),
    (
        "发电装机容量1亿千瓦，其中火电装机5000万千瓦，占总装机的50%；水电228万千瓦",
        ["", "火电", "火电装机", "水电"],
    ),
    ("规模以上工业企业368家，其中大型企业12家", ["", "大型企业"]),
    ("建成高标准农田8.9万亩、累计达到120.5万亩", ["新增", ""]),
    ("省属企业营收和利润分别居全国第5、第6位", ["省属企业", "省属企业"]),
    ("普通高校110所，在校生130万人；小学3200所，在校生390万人", ["", "普通高校", "小学"]),
    ("城镇非私营单位就业人员年平均工资98652元", ["城镇非私营单位"]),
    ("杭州港货物吞吐量1.6亿吨", ["杭州港"]),
    ("接待游客257万人次，其中入境人数5万人次", ["", "入境"]),
    ("税务部门完成1.4亿元,占调整预算的101%,占一般公共预算收入的48.5%", ["税务部门"]),
    ("旅客发送量43.1亿人次；国家铁路完成旅客发送量40.8亿人次", ["", "国家铁路"]),
    ("新增贷款2860亿元", ["新增"]),
    ("建成5G基站3万个，总数达到28万个", ["新增", ""]),
    ("限额以上单位家具类商品零售额增长22.9%", ["家具"]),
]


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[text for text, _ in PARTS])
def test_what_narrows_the_indicators_of_a_sentence(text, expected):
    assert [naming.breakdown for naming in annotate(text).indicators] == expected


def test_a_company_named_by_the_title_alone_owns_its_revenue():
    report = Report("a", "海川精密机械股份有限公司2023年年度报告摘要\n\n分产品看，数控机床收入31.2亿元。\n")
    (claim,) = default_extractor().rows(report).claims
    assert (claim["indicator_id"], claim["breakdown"]) == ("corp.revenue", "数控机床")
