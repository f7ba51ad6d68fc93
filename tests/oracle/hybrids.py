"""Whether the PDFs that we make are what they claim to be, as veraPDF and Mustang see it."""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from einvoice import embed, to_pdfa
from einvoice.errors import NotConvertibleError, Obstacle
from tests.absence import absent
from tests.builders import invoice
from tests.oracle.judging import Comparison
from tests.oracle.made import OWN, Made, drawn_profiles, put
from tests.oracle.mustang import mustang
from tests.oracle.producers import PRODUCERS
from tests.oracle.verapdf import PdfVerdict, verapdf

REFUSED = {
    "cairo gradient": "unchecked",
    "chromium gradient": "unchecked",
    "fpdf2 core font": "font",
    "ghostscript cmyk": "colour",
    "libreoffice form": "form",
    "reportlab cmyk": "colour",
    "reportlab core font": "font",
    "weasyprint gradient": "unchecked",
}
"""By producer and document, the kind of obstacle that every one of its obstacles is of."""
FONTS = "core font"
"""The documents that are taken where fonts may be put in the place of missing ones."""
MUSTANG_LACKS = {
    "extended-ctc-fr": "is no profile of Factur-X",
    "xrechnung-3.0-extension": "is no profile of Factur-X",
}


@dataclass(frozen=True, slots=True)
class Foreign:
    """What became of the documents of other producers."""

    made: tuple[Made, ...]
    refused: dict[str, tuple[Obstacle, ...]]


@cache
def foreign(producer: str) -> Foreign:
    """The documents of a producer, embedded into and converted, or refused.

    Skips the test (in CI: fails it) where the producer is absent.
    """
    one = PRODUCERS[producer]
    if not one.is_present():
        absent(producer, remedy=one.remedy)
    made: list[Made] = []
    refused: dict[str, tuple[Obstacle, ...]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind, make in one.documents.items():
            name, path = f"{producer} {kind}", Path(folder, f"{kind}.pdf").resolve()
            make(path)
            try:
                made.append(Made(f"{name} embedded", embed(path, invoice())))
                made.append(Made(f"{name} converted", to_pdfa(path).pdf))
            except NotConvertibleError as error:
                refused[name] = error.obstacles
            if kind == FONTS:
                done = to_pdfa(path, substitute_fonts=True).pdf
                made.append(Made(f"{name} with other fonts", done))
    return Foreign(tuple(made), refused)


def verdicts(made: Iterable[Made]) -> Iterator[tuple[Made, PdfVerdict]]:
    """What veraPDF says of each, by what it claims to be."""
    with tempfile.TemporaryDirectory() as folder:
        for path, one in put(Path(folder), made).items():
            (verdict,) = verapdf([path], flavour=one.flavours)
            yield one, verdict


def against(verdict: PdfVerdict) -> list[str]:
    """What veraPDF holds against a file."""
    if verdict.compliant:
        return []
    return [str(rule) for rule in verdict.failed] or [verdict.error or "not compliant"]


def own(name: str, sample: int = 0) -> Comparison:
    """Ask veraPDF of PDFs that need no other program; `name` is one of OWN."""
    comparison = Comparison("verapdf", name)
    for one, verdict in verdicts(dict(OWN)[name](sample)):
        comparison.note(f"{one.name} at {one.flavours}", against(verdict))
    return comparison


def of_producers(sample: int = 0) -> Comparison:
    """Ask veraPDF of the PDFs of other producers that were taken, and list what was refused."""
    comparison = Comparison("verapdf", "PDFs of other producers, embedded and converted")
    for name, producer in PRODUCERS.items():
        if not producer.is_present():
            comparison.not_judged[f"{name} is absent: {producer.remedy}"] += 1
            continue
        found = foreign(name)
        for one, verdict in verdicts(found.made):
            comparison.note(one.name, against(verdict))
        for refused, obstacles in found.refused.items():
            reasons = sorted({f"{one.code}: {one.message}" for one in obstacles})
            comparison.not_judged[f"{refused} is refused: {'; '.join(reasons)}"] += 1
    return comparison


def of_mustang(sample: int = 0) -> Comparison:
    """Ask Mustang's validator of a hybrid of each profile."""
    comparison = Comparison("mustang", "our hybrids of every profile")
    judged = [one for one in drawn_profiles() if one.name not in MUSTANG_LACKS]
    for name, reason in MUSTANG_LACKS.items():
        comparison.not_judged[f"{name} {reason}"] += 1
    with tempfile.TemporaryDirectory() as folder:
        paths = put(Path(folder), judged)
        for one, verdict in zip(paths.values(), mustang(paths), strict=True):
            said = [message.text for message in verdict.errors] or [verdict.error or "not valid"]
            comparison.note(one.name, [] if verdict.valid else said)
    return comparison


COMPARISONS = (*(partial(own, name) for name, _ in OWN), of_producers)
"""All that veraPDF is asked of what we make."""
