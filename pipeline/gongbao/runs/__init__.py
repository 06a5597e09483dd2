"""Runs over many reports: resumable, in processes or on a cluster, with tables written in parts."""

from gongbao.runs.inputs import Mode
from gongbao.runs.run import Summary, extract_files, run
from gongbao.runs.settings import Settings

__all__ = ["Mode", "Settings", "Summary", "extract_files", "run"]
