import pytest

from gongbao.extraction import default_extractor


@pytest.fixture(scope="session")
def extractor():
    return default_extractor()
