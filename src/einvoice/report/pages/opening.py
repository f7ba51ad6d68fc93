"""What a report says first: its title, and the verdict."""

from collections.abc import Sequence

from einvoice.rendering.drawing.pen import colour_operand
from einvoice.rendering.drawing.setting import Line, Styled
from einvoice.rendering.drawing.sheet import Sheet, Strand
from einvoice.rendering.drawing.styles import WHITE
from einvoice.rendering.drawing.tags import Node
from einvoice.rendering.paper import MM
from einvoice.rendering.text import Run
from einvoice.report.pages import look
from einvoice.report.pages.paper import lines
from einvoice.report.sections import Outcome, ReportSections

_TOP = 20 * MM
_INSET = 14.0
"""Between the edge of the banner and what is in it."""
_BAR = 5.0
_RADIUS = 15.0
"""Of the symbol beside the verdict."""
_ROUND = 0.5523
"""How far the handles of four curves stand off to make a circle."""
_COUNT = 50.0
"""The width of a count in the banner."""


def draw_opening(sheet: Sheet, report: ReportSections, title: str, number: str) -> None:
    """Draw the title and the verdict."""
    document, styles = sheet.structure.document, sheet.styles
    sheet.top = _TOP
    node = sheet.node("H1", document)
    pieces = [Styled((Run(title),), styles.title)]
    if number:
        pieces.append(Styled((Run(f"  {look.shown(number, 200)}"),), styles.number))
    sheet.strands([Strand(sheet.left, sheet.setter.lines(pieces, sheet.width, node))])
    if report.name:
        named = look.shown(report.name, 300)
        node = sheet.node("P", document)
        sheet.strands([Strand(sheet.left, lines(sheet, named, look.NAME, sheet.width, node))])
    sheet.down(9)
    _banner(sheet, report, sheet.node("Sect", document))


def _banner(sheet: Sheet, report: ReportSections, node: Node) -> None:
    tone = look.OUTCOMES[report.outcome]
    at = sheet.left + _BAR + 2 * _INSET + 2 * _RADIUS
    counts = len(report.counts) * _COUNT
    width = sheet.right - _INSET - counts - at
    said = [
        *lines(sheet, report.verdict, look.verdict_style(tone), width, sheet.node("P", node)),
        *lines(sheet, report.sentence, look.SENTENCE, width, sheet.node("P", node)),
    ]
    if report.error:
        said.append(Line([], 3.0))
        node_of_error = sheet.node("P", node)
        said += lines(
            sheet, look.shown(report.error, 900), sheet.styles.small, width, node_of_error
        )
    tall = max(sum(line.height for line in said), 2 * _RADIUS)
    height = tall + 2 * _INSET
    sheet.pen.area(sheet.left, sheet.top, sheet.width, height, tone.band)
    sheet.pen.area(sheet.left, sheet.top, _BAR, height, tone.ink)
    top = sheet.top + _INSET
    _symbol(sheet, report.outcome, sheet.left + _BAR + _INSET + _RADIUS, top + _RADIUS)
    sheet.pen.lines(at, top, said)
    _counts(sheet, report, node, top)
    sheet.down(height)


def _counts(sheet: Sheet, report: ReportSections, parent: Node, top: float) -> None:
    """How many findings there are of each severity, at the right."""
    right = sheet.right - _INSET - _COUNT * (len(report.counts) - 1)
    for severity, label, count in report.counts:
        style = look.count_style(look.SEVERITIES[severity])
        node = sheet.node("P", parent)
        told = [
            sheet.setter.line((Run(label),), sheet.styles.small, node),
            sheet.setter.line((Run(str(count)),), style, node),
        ]
        sheet.pen.lines(0, top + 2, told, right=right)
        right += _COUNT


def _symbol(sheet: Sheet, outcome: Outcome, x: float, top: float) -> None:
    """A disc with a sign; it says nothing that the words do not."""
    tone, y, r = look.OUTCOMES[outcome], sheet.paper.height - top, _RADIUS
    k = r * _ROUND
    disc = (
        f"{colour_operand(tone.ink)} rg {x + r:.2f} {y:.2f} m "
        f"{x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c f"
    )
    strokes = {
        "accept": ((-6.5, 0.0), (-2.0, -4.8), (6.5, 5.0)),
        "reject": ((-5.0, -5.0), (5.0, 5.0), None, (-5.0, 5.0), (5.0, -5.0)),
    }.get(outcome)
    if strokes is not None:
        disc += f" {colour_operand(WHITE)} RG 2.6 w 1 J 1 j {_path(strokes, x, y)} S"
    sheet.pen.figure(disc, None)
    if strokes is None:
        sign = sheet.setter.line((Run("?" if outcome == "undecided" else "!"),), look.SYMBOL)
        sheet.pen.lines(x - sign.width / 2, top - sign.height / 2, [sign])


def _path(points: Sequence[tuple[float, float] | None], x: float, y: float) -> str:
    """Lines from point to point, with a gap where there is none."""
    steps: list[str] = []
    verb = "m"
    for point in points:
        if point is None:
            verb = "m"
            continue
        steps.append(f"{x + point[0]:.2f} {y + point[1]:.2f} {verb}")
        verb = "l"
    return " ".join(steps)
