"""The tables of a run over Parquet files: folders on any file system, of which a mark says what is the run's own."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from contextlib import suppress

import pyarrow as pa
import pyarrow.fs
import pyarrow.parquet as pq

from gongbao import errors
from gongbao.read.files import RUN
from gongbao.runs import parquet
from gongbao.runs.inputs import Mode
from gongbao.tables.schema import SCHEMAS

ERRORS = "errors"
_FOLDERS = (*SCHEMAS, ERRORS)


class Target:
    """A folder or URI with a folder a table. New files are made in `work` (`work_place`), new to each run.

    Raises `GongbaoError`, before anything is changed, where a table's folder holds files of others, or where
    the tables there are of sources that are not among `sources`.
    """

    def __init__(self, place: str, sources: Sequence[str], mode: Mode):
        self.place = place
        try:
            self.filesystem, self.root = parquet.filesystem_of(place)
            self._files, before = self._marked()
            self._check_files()
        except (OSError, ValueError, pa.ArrowException) as error:
            raise errors.bad_storage(place, error) from error
        given = [parquet.uri_of(source) for source in sources]
        missing = [source for source in before if source not in given]
        if missing and mode is Mode.go_on:
            raise errors.other_inputs(place, missing)
        self.sources = [*missing, *given] if mode is Mode.add else given
        self._mark = f"{self.root}/{RUN}"
        with suppress(FileNotFoundError):
            for info in self.filesystem.get_file_info(pyarrow.fs.FileSelector(self._mark)):
                if info.type == pyarrow.fs.FileType.Directory:
                    self.filesystem.delete_dir(info.path)
        name = uuid.uuid4().hex
        self.work = f"{self._mark}/{name}"
        self.work_place = f"{place.rstrip('/')}/{RUN}/{name}"
        self.filesystem.create_dir(self.work)

    def _marked(self) -> tuple[list[str], list[str]]:
        """Return the files that earlier runs wrote, and their sources."""
        path = f"{self.root}/{RUN}/run.json"
        if self.filesystem.get_file_info(path).type == pyarrow.fs.FileType.NotFound:
            return [], []
        with self.filesystem.open_input_file(path) as file:
            mark = json.loads(file.read())
        return mark["files"], mark["sources"]

    def _check_files(self) -> None:
        names = {f"{self.root}/{name}" for name in self._files}
        there = [path for folder in _FOLDERS for path in self._files_in(f"{self.root}/{folder}")]
        if foreign := [path.removeprefix(f"{self.root}/") for path in there if path not in names]:
            raise errors.foreign_tables(self.place, foreign)

    def _files_in(self, folder: str) -> list[str]:
        selector = pyarrow.fs.FileSelector(folder, allow_not_found=True, recursive=True)
        found = self.filesystem.get_file_info(selector)
        return sorted(info.path for info in found if info.type == pyarrow.fs.FileType.File)

    def add_file(self, folder: str, table: pa.Table) -> None:
        """Write a table as the one file of a folder in `work`."""
        self.filesystem.create_dir(f"{self.work}/{folder}")
        pq.write_table(table, f"{self.work}/{folder}/{folder}.parquet", filesystem=self.filesystem)

    def publish(self, empty: dict[str, pa.Table]) -> None:
        """Put the files of all tables in their place, those of `empty` where a table has none; remove older ones."""
        for folder, table in empty.items():
            if not self._files_in(f"{self.work}/{folder}"):
                self.add_file(folder, table)
        new = {
            path: f"{folder}/part-{number:06}.parquet"
            for folder in _FOLDERS
            for number, path in enumerate(self._files_in(f"{self.work}/{folder}"))
        }
        old = self._files
        self._note([*old, *new.values()])
        for folder in _FOLDERS:
            self.filesystem.create_dir(f"{self.root}/{folder}")
        for path, name in new.items():
            self.filesystem.move(path, f"{self.root}/{name}")
        for name in {*old} - {*new.values()}:
            with suppress(FileNotFoundError):
                self.filesystem.delete_file(f"{self.root}/{name}")
        self._note(list(new.values()))

    def _note(self, files: list[str]) -> None:
        mark = json.dumps(
            {"sources": self.sources, "files": sorted(set(files))}, ensure_ascii=False, indent=1
        )
        with self.filesystem.open_output_stream(f"{self._mark}/run.json") as file:
            file.write(mark.encode())

    def close(self) -> None:
        """Remove what was made on the way."""
        with suppress(OSError, pa.ArrowException):
            self.filesystem.delete_dir(self.work)
