"""Sizes of paper, in points."""

from dataclasses import dataclass

from einvoice.errors import RenderOptionError

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, upright."""

    name: str
    width: float
    height: float


PAPERS = {
    paper.name.lower(): paper
    for paper in (
        Paper("A4", 210 * MM, 297 * MM),
        Paper("Letter", 612.0, 792.0),
        Paper("Legal", 612.0, 1008.0),
    )
}


def paper_named(name: str) -> Paper:
    """A size of paper by its name; RenderOptionError for one that is not known."""
    found = PAPERS.get(name.lower())
    if found is None:
        known = ", ".join(paper.name for paper in PAPERS.values())
        raise RenderOptionError(option="paper", value=name, expected=f"one of {known}")
    return found
