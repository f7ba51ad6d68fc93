"""Pages, fonts, colours, pictures and annotations, as `pikepdf.pdfa` judges them."""

import logging
import re
import warnings

from pikepdf import Pdf

from einvoice.errors import MissingExtraError
from einvoice.pdf.preflight.faults import Fault, Outcomes, Unchecked
from einvoice.pdf.preflight.initial_colour import check_initial_colour
from einvoice.pdf.preflight.neutral import neutralise
from einvoice.pdf.preflight.text_use import TextUse, text_use

_SILENT = logging.NullHandler()
_OFFICIAL = "ISO_19005_3:"
_NOT_EMBEDDED = re.compile(r"\bis not embedded$")
_NUMBER = re.compile(r"obj (\d+) (\d+)")
_EMBEDDING = "6.2.11.4.1-1"
_DEVICE_COLOUR = "6.2.4.3-"
_INTENT = re.compile(r"^pikepdf:(schema-OutputIntent|schema-ICCOutputProfile|icc)")
"""What is said where the output intent is not understood, so that no colour can be judged."""
_NO_INTENT = "pikepdf:output-intent"
"""Said of every file without one; colours that instructions name are judged nevertheless."""


def check_content(pdf: Pdf) -> Outcomes:
    """Check a file by all rules but those of other layers; `pdf` is changed."""
    try:
        from pikepdf.pdfa import check
    except ImportError as error:
        raise MissingExtraError(package="pikepdf[pdfa]", extra="pdf") from error
    # It warns of odd dates in fonts; who wants to know configures logging.
    logging.getLogger("fontTools").addHandler(_SILENT)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        neutralise(pdf)
        report = check(pdf, "3b")
    unknown_intent = any(_INTENT.search(one.rule) for one in report.findings)
    used: TextUse | None = None
    for found in report.findings:
        if found.rule == _NO_INTENT:
            yield from check_initial_colour(pdf)
            continue
        place = found.where
        if found.rule.startswith(_OFFICIAL) and found.kind == "violation":
            rule = found.rule.removeprefix(_OFFICIAL)
            if unknown_intent and rule.startswith(_DEVICE_COLOUR):
                yield Unchecked("colour-space", place, found.message, (rule,))
                continue
            yield Fault(rule, place, {"detail": found.message, "found": found.message})
        elif _NOT_EMBEDDED.search(found.message):
            used = used or text_use(pdf)
            yield from _missing_font(used, place, found.message)
        elif found.rule.startswith(_OFFICIAL):
            rule = found.rule.removeprefix(_OFFICIAL)
            yield Unchecked("not-understood", place, found.message, (rule,))
        else:
            yield Unchecked(found.rule.removeprefix("pikepdf:"), place, found.message)


def _missing_font(used: TextUse, place: str, message: str) -> Outcomes:
    """A font that is not embedded is a fault where something is shown in it."""
    number = _NUMBER.match(place)
    key = (int(number.group(1)), int(number.group(2))) if number else (0, 0)
    if key in used.visible:
        yield Fault(_EMBEDDING, place, {"detail": message})
    elif not used.complete or number is None:
        yield Unchecked("font", place, message, (_EMBEDDING,))
