"""Runs over many reports: resumable, in processes or on a cluster, with tables written in parts."""

from gongbao.runs.run import Summary, run
from gongbao.runs.settings import Settings

__all__ = ["Settings", "Summary", "run"]
