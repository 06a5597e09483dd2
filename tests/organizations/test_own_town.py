"""Bodies of the town or village that a report's headline names."""

from __future__ import annotations

import pytest

from gongbao import organizations
from gongbao.text import Document


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青山镇2025年总结\n\n镇党委、镇政府每月调度。", ["中共青山镇委员会", "青山镇人民政府"]),
        ("石桥村2025年工作总结\n\n由村委会牵头。", ["石桥村村民委员会"]),
        ("花溪街道关于安全的通报\n\n街道办事处开展检查。", ["花溪街道办事处"]),
        ("全市重点镇2025年建设\n\n镇政府落实责任。", ["镇政府"]),
        ("乡村振兴简报\n\n村委会是自治组织。", []),
    ],
)
def test_offices_bear_the_name_of_the_headlines_town(text: str, names: list[str]) -> None:
    assert [body.name for body in organizations.find(Document(text))] == names
