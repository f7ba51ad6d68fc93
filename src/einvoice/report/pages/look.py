"""How a report looks on paper: the colours of the invoice, and tones that stand for verdicts."""

from dataclasses import dataclass

from einvoice.rendering.drawing.setting import Style
from einvoice.rendering.drawing.styles import WHITE
from einvoice.rendering.text import visible
from einvoice.rendering.theme import Theme
from einvoice.report.sections import Outcome
from einvoice.syntax.escape import replaced
from einvoice.verdict import Severity

THEME = Theme(fold_marks=False)
_MOST = 2_000
"""Characters of a text that are shown."""


@dataclass(frozen=True, slots=True)
class Tone:
    """The colours of something good or bad."""

    ink: str
    band: str
    """Behind it."""


_GREEN = Tone("#17663a", "#ecf5ef")
_RED = Tone("#a61b1b", "#fbeeed")
_AMBER = Tone("#855300", "#fcf4e4")
_BLUE = Tone("#1d5a96", "#ecf3fa")

OUTCOMES: dict[Outcome, Tone] = {
    "accept": _GREEN,
    "reject": _RED,
    "undecided": _AMBER,
    "unreadable": _RED,
}
SEVERITIES: dict[Severity, Tone] = {"fatal": _RED, "warning": _AMBER, "information": _BLUE}

BADGE = Style(7.6, WHITE, strong=True, leading=11.5)
RULE = Style(10.0, THEME.ink, strong=True, leading=13.0)
PART = Style(10.5, THEME.ink, strong=True, leading=14.0)
SENTENCE = Style(10.0, THEME.ink, leading=13.4)
SYMBOL = Style(17.0, WHITE, strong=True)
NAME = Style(10.0, THEME.muted, leading=13.4)


def verdict_style(tone: Tone) -> Style:
    """The verdict in a word."""
    return Style(19.0, tone.ink, strong=True, leading=23.0)


def count_style(tone: Tone) -> Style:
    """How many findings there are."""
    return Style(15.0, tone.ink, strong=True, leading=18.0)


def shown(text: str, most: int = _MOST) -> str:
    """A text as a page can show it, without the end of a very long one."""
    text = replaced(visible(text[: most + 1]))
    return text if len(text) <= most else f"{text[:most].rstrip()} …"
