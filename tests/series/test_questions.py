"""Ten questions to the reports at hand, each answered by one command; the answers were read in the texts."""

import pytest
from typer.testing import CliRunner

from gongbao.cli import app

QUESTIONS = {
    "by how much did the GDP of Zhejiang grow in 2025": (
        [
            "--indicator",
            "GDP",
            "--about",
            "浙江省",
            "--kind",
            "change",
            "--basis",
            "yoy",
            "--modality",
            "actual",
        ],
        ["浙江省,,change,yoy,,2025,5.5,%"],
    ),
    "what does Hainan aim at for 2026": (
        ["--indicator", "经济增长率", "--about", "海南省", "--modality", "target", "--period", "2026"],
        ["海南省,,change,yoy,target,2026,≈6,%"],
    ),
    "which jobs are Shanghai's result and target": (
        ["--indicator", "城镇新增就业", "--about", "上海市"],
        ['上海市,,count,,,2025,"641,000",人', '上海市,,count,,target,2026,"≥600,000",人'],
    ),
    "how much did Lanzhou invest in January to May 2011": (
        ["--indicator", "固定资产投资", "--about", "兰州市", "--kind", "money", "--whole"],
        ["兰州市,,money,,,2011-01–2011-05,160.6亿,元"],
    ),
    "how fast did Lanzhou's prices of food rise": (
        ["--indicator", "CPI", "--about", "兰州市", "--breakdown", "食品"],
        ["兰州市,食品,change,yoy,,2011-01–2011-05,13.4,%"],
    ),
    "China's trade in the first ten months of 2025": (
        ["--indicator", "进出口总额", "--about", "中国", "--kind", "money", "--whole", "--period", "2025-10"],
        ["中国,,money,,,2025-01–2025-10,37.31万亿,元"],
    ),
    "Chongqing's use of electricity in the first quarter of 2011": (
        ["--indicator", "用电量", "--about", "重庆市", "--whole", "--kind", "level", "--modality", "actual"],
        ["重庆市,,amount,,,2011-Q1,163.89亿,千瓦时"],
    ),
    "Guangdong's jobs, the target of 2026": (
        ["--indicator", "城镇新增就业", "--about", "广东省", "--modality", "target"],
        ['广东省,,count,,target,2026,"≥1,100,000",人'],
    ),
    "a broker's client's growth of net profit": (
        ["--indicator", "归母净利润", "--kind", "change"],
        ["东方财富,,change,yoy,,2018-01–2018-06,114.77,%"],
    ),
    "the grain of Henan": (
        [
            "--indicator",
            "粮食产量",
            "--about",
            "河南省",
            "--modality",
            "actual",
            "--period",
            "2025",
            "--kind",
            "level",
        ],
        ["河南省,,amount,,,2025,1350.97亿,斤"],
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_by_one_command(all_reports, question):
    options, expected = QUESTIONS[question]
    result = CliRunner().invoke(app, ["series", str(all_reports), *options, "--format", "csv"])
    assert result.exit_code == 0, result.output
    lines = [line.lstrip("\ufeff") for line in result.output.splitlines()]
    assert [line for line in expected if not any(row.startswith(line) for row in lines)] == [], lines
