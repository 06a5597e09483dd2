"""What is timed: each a function that is loaded once and then handles reports."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator

from gongbao.report import Report

Run = Callable[[list[Report]], object]


def contestants() -> Iterator[tuple[str, Run]]:
    """Yield name and function of each contestant that is installed; the reference comes first."""
    yield "spacy_pkuseg, cut alone", _pkuseg()
    yield "gongbao, full extraction", _gongbao()
    if importlib.util.find_spec("jieba"):
        yield "jieba.cut", _jieba()
    if importlib.util.find_spec("jionlp"):
        yield "JioNLP, time and money", _jionlp()


def _pkuseg() -> Run:
    from spacy_pkuseg import pkuseg

    from gongbao.segmenter.pkuseg import SHIPPED

    model = pkuseg(str(SHIPPED), user_dict=None)
    return lambda reports: [model.cut(report.text) for report in reports]


def _gongbao() -> Run:
    from gongbao.extraction import Extractor

    # A new one each time: what an earlier run has cached must not count.
    return lambda reports: Extractor().tables(reports)


def _jieba() -> Run:
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return lambda reports: [jieba.lcut(report.text) for report in reports]


def _jionlp() -> Run:
    import contextlib
    import io

    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp

    # Its extractors are for sentences, and fail on some of them.
    def sentences(report: Report) -> None:
        for sentence in report.text.replace("。", "。\n").split("\n"):
            for extract in (jionlp.ner.extract_time, jionlp.ner.extract_money):
                with contextlib.suppress(Exception):
                    extract(sentence, with_parsing=True)

    return lambda reports: [sentences(report) for report in reports]
