"""What holds of every file in the cache: a damaged one, and one that others could have written, counts as none."""

import os
import time

import pytest

from gongbao.rulebook import cachefile, expressions, made


def of_expressions(file):
    kept = expressions._Kept(file)
    for source in ("[㐀-鿿]{2,5}局", "全国|各省"):
        kept.expression(source, 0)
    return kept


def of_values(file):
    kept = made._Kept(file)
    kept.value("letters", "甲乙", lambda: {"letters": list("甲乙")})
    return kept


@pytest.fixture
def file(tmp_path):
    return tmp_path / "cache" / "kept.bin"


@pytest.mark.parametrize(
    ("filled", "at"),
    [*((of_expressions, at) for at in (0, 20)), *((of_values, at) for at in (0, 20, -1))],
)
def test_a_file_that_is_damaged_counts_as_none(file, filled, at):
    filled(file).save(0.0)
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    assert not type(filled(None))(file)._found


@pytest.mark.parametrize("filled", [of_expressions, of_values])
def test_a_file_that_others_could_have_written_counts_as_none(file, filled):
    filled(file).save(0.0)
    file.parent.chmod(0o777)
    assert not type(filled(None))(file)._found


def test_files_of_other_versions_go_once_nobody_has_used_them_for_a_month(tmp_path):
    new, old, recent, draft, other = (
        tmp_path / name
        for name in (
            "kept-9-3.12.bin",
            "kept-8-3.11.bin",
            "kept-8-3.12.bin",
            "kept-8-3.11.binx1",
            "table-1-3.11.bin",
        )
    )
    now = time.time()
    for path, days in ((old, 40), (recent, 20), (draft, 40), (other, 40)):
        path.write_bytes(b"")
        os.utime(path, (now, now - days * 86_400))
    of_values(new).save(0.0)
    assert {path.name for path in tmp_path.iterdir()} == {new.name, recent.name, other.name}


def test_reading_a_file_is_using_it(file):
    of_values(file).save(0.0)
    os.utime(file, (0, 0))
    assert cachefile.read(file)
    assert time.time() - file.stat().st_mtime < 86_400
