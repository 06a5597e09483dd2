"""Label Studio's labelling config: the controls that tasks of gold need, to be pasted into a project's settings."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

_COLOURS = {"claims": "#f4a582", "dates": "#92c5de", "organizations": "#a6dba0", "programs": "#c2a5cf"}


def config(labels: Iterable[str], fields: Iterable[tuple[str, str]]) -> str:
    """Return the config, as XML, of a project with `labels` and `fields` (pairs of name and `number` or `textarea`).

    Each field is a control of the region that is chosen.
    """
    view = Element("View")
    choice = SubElement(view, "Labels", name="label", toName="text", choice="single")
    for label in labels:
        SubElement(choice, "Label", value=label, background=_COLOURS.get(label.partition("-")[0], "#cccccc"))
    SubElement(view, "Text", name="text", value="$text", granularity="symbol", saveTextResult="yes")
    for name, kind in fields:
        SubElement(view, "Header", value=name, size="5")
        if kind == "number":
            SubElement(view, "Number", name=name, toName="text", perRegion="true")
        else:
            SubElement(
                view,
                "TextArea",
                name=name,
                toName="text",
                perRegion="true",
                editable="true",
                maxSubmissions="1",
            )
    indent(view)
    return tostring(view, encoding="unicode") + "\n"
