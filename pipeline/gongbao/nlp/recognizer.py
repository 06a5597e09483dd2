"""A statistical recognizer beside the rules: the `ner` of an installed spaCy package for Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import spacy
from spacy.language import Language

from gongbao import errors
from gongbao.organizations.finding import Finder, Found
from gongbao.rulebook import Rulebook

_LABEL = "ORG"
_LINE = re.compile(r"[^\n]+")
_BATCH = 64


class SpacyRecognizer:
    """Finds organizations with the `ner` of the spaCy package `package`.

    Every span that it yields has the rule `ner:PACKAGE`, and the type of the head that it ends in, `other`
    where it ends in none.
    """

    def __init__(self, package: str, nlp: Language):
        self.package = package
        self._nlp = nlp

    def find(self, text: str, book: Rulebook) -> Iterator[Found]:
        """Yield the organizations that the package sees in `text`, read line by line, in order."""
        finder = Finder.of(book)
        lines = [(match.start(), match[0]) for match in _LINE.finditer(text) if match[0].strip()]
        docs = self._nlp.pipe((line for _, line in lines), batch_size=_BATCH)
        for (at, _), doc in zip(lines, docs, strict=True):
            for span in doc.ents:
                if span.label_ == _LABEL:
                    type_ = finder.type_by_head(span.text) or "other"
                    start, end = at + span.start_char, at + span.end_char
                    yield Found(start, end, type_, f"ner:{self.package}")


@cache
def load(package: str) -> SpacyRecognizer:
    """Load the recognizer of an installed spaCy package, once a process.

    Raises `RecognizerError` where no such package is installed, it does not load, is not for Chinese, or has
    no component `ner` that knows `ORG`.
    """
    if not spacy.util.is_package(package):
        raise errors.no_recognizer(package, sorted(spacy.util.get_installed_models()))
    try:
        nlp = spacy.load(package)
    except (OSError, ValueError, ImportError) as error:
        raise errors.broken_recognizer(package, str(error)) from error
    if nlp.lang != "zh":
        raise errors.broken_recognizer(package, f"it is for {nlp.lang!r}, not for Chinese")
    if "ner" not in nlp.pipe_names or _LABEL not in nlp.get_pipe("ner").labels:  # type: ignore[attr-defined]
        raise errors.broken_recognizer(package, f"it has no component 'ner' that knows {_LABEL}")
    return SpacyRecognizer(package, nlp)
