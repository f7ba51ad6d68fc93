"""The head of the first page: letterhead, address in the window, what the document is."""

from einvoice.rendering.content.blocks import Head
from einvoice.rendering.drawing import picture
from einvoice.rendering.drawing.parts import fact_strands, label_width
from einvoice.rendering.drawing.setting import Line, Styled
from einvoice.rendering.drawing.sheet import LEFT, RIGHT, Sheet, Strand
from einvoice.rendering.drawing.tags import LIST, Node
from einvoice.rendering.paper import MM
from einvoice.rendering.text import POINT, SEPARATOR, Run, beside, joined

_HEAD = 16 * MM
"""The top of the letterhead."""
_WINDOW = 45 * MM
"""The top of the address field (DIN 5008, form B)."""
_RETURN = 57.9 * MM
"""The return address in it."""
_ADDRESS = 62.7 * MM
_ADDRESS_END = 90 * MM
_ADDRESS_WIDTH = 80 * MM
_FACTS = 50 * MM
"""The top of the facts beside the address."""
_FACTS_WIDTH = 78 * MM
_TITLE = 98.5 * MM
_LEAST_ROOM = 60.0
"""For the date beside the amount due."""
_FRENCH = frozenset({"fr"})
"""Languages whose envelopes have the window at the right."""


def draw_head(sheet: Sheet, head: Head, parent: Node) -> None:
    """Draw everything above the items."""
    section = sheet.node("Sect", parent)
    at_right = _window_is_right(sheet)
    sheet.top = _HEAD
    _letterhead(sheet, head, section)
    title = sheet.node("Sect", parent)
    # What does not fit into the letterhead pushes the rest down, or onto another page.
    pushed = max(0.0, sheet.top + 4 * MM - _WINDOW) if sheet.page_count == 1 else sheet.top
    end = _address(sheet, head, section, pushed, at_right=at_right)
    if sheet.page_count == 1:
        sheet.top = _FACTS + pushed
    _facts(sheet, head, section, at_right=at_right)
    end = max(end, sheet.top)
    sheet.top = max(_TITLE, end + 8 * MM) if sheet.page_count == 1 else sheet.top
    _title(sheet, head, title)


def _window_is_right(sheet: Sheet) -> bool:
    window = sheet.theme.window
    if window == "auto":
        return sheet.content.languages.main.code in _FRENCH
    return window == "right"


def _letterhead(sheet: Sheet, head: Head, parent: Node) -> None:
    theme, styles = sheet.theme, sheet.styles
    width = sheet.width
    if theme.logo is not None:
        width -= _logo(sheet, parent) + 12
    if head.sender:
        node = sheet.node("P", parent)
        lines = sheet.setter.lines([Styled((Run(head.sender),), styles.sender)], width, node)
        sheet.strands([Strand(sheet.left, lines)])
    if head.sender_lines:
        node = sheet.node("P", parent)
        text = joined(head.sender_lines, POINT)
        lines = sheet.setter.lines([Styled(text, styles.small)], width, node)
        sheet.down(2)
        sheet.strands([Strand(sheet.left, lines)])


def _logo(sheet: Sheet, parent: Node) -> float:
    """Draw the logo in the upper right corner and return its width."""
    theme = sheet.theme
    assert theme.logo is not None
    room = (theme.logo_width * MM, theme.logo_height * MM)
    found = picture.load(theme.logo, room)
    scale = min(room[0] / found.width, room[1] / found.height)
    width, height = found.width * scale, found.height * scale
    entries = (
        f"/Type/XObject/Subtype/Image/Width {found.width}/Height {found.height}"
        "/ColorSpace/DeviceRGB/BitsPerComponent 8"
    )
    sheet.add_image("Logo", sheet.file.stream(found.data, entries))
    x, y = sheet.right - width, sheet.paper.height - _HEAD + 3 * MM - height
    words = beside(sheet.content.logo_alternative)
    node = sheet.structure.figure(
        parent, "".join(run.text for run in words), (x, y, x + width, y + height)
    )
    sheet.pen.figure(f"{width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /Logo Do", node)
    return width


def _address(sheet: Sheet, head: Head, parent: Node, pushed: float, *, at_right: bool) -> float:
    """Draw the address field and return where it ends."""
    styles = sheet.styles
    x = sheet.paper.width - RIGHT - _ADDRESS_WIDTH if at_right else LEFT
    back = [text for text in ((Run(head.sender),), *head.sender_lines) if text[0].text]
    if back:
        # The same stands in the letterhead, so that it is no content here.
        line = sheet.setter.line(joined(back, POINT), styles.window)
        shrunk = _shrunk(sheet, head, line)
        sheet.pen.lines(x, _RETURN + pushed, [shrunk])
        sheet.pen.rule(
            x,
            _RETURN + pushed + shrunk.height + 0.6,
            min(shrunk.width, _ADDRESS_WIDTH),
            sheet.theme.rule,
            0.4,
        )
    sheet.top = _ADDRESS + pushed
    if not head.recipient:
        return sheet.top
    node = sheet.node("P", parent)
    lines: list[Line] = []
    for text in head.recipient:
        lines += sheet.setter.lines([Styled(text, styles.address)], _ADDRESS_WIDTH, node)
    height = sum(line.height for line in lines)
    room = _ADDRESS_END - _ADDRESS
    if height > room:
        for line in lines:  # closer together, so that all of it is in the window
            line.height = max(line.height * room / height, 10.2)
    sheet.strands([Strand(x, lines)])
    return sheet.top


def _shrunk(sheet: Sheet, head: Head, line: Line) -> Line:
    """The return address in one line: only its beginning where it is too long."""
    if line.width <= _ADDRESS_WIDTH:
        return line
    for count in range(len(head.sender_lines), -1, -1):
        text = joined([(Run(head.sender),), *head.sender_lines[:count]], POINT)
        line = sheet.setter.line(text, sheet.styles.window)
        if line.width <= _ADDRESS_WIDTH:
            return line
    return sheet.setter.lines([Styled(((Run(head.sender)),), sheet.styles.window)], _ADDRESS_WIDTH)[
        0
    ]


def _facts(sheet: Sheet, head: Head, parent: Node, *, at_right: bool) -> None:
    if not head.facts:
        return
    x = LEFT if at_right else sheet.paper.width - RIGHT - _FACTS_WIDTH
    inside = sheet.node("L", parent, LIST)
    label = label_width(sheet, head.facts, _FACTS_WIDTH)
    for fact in head.facts:
        strands = fact_strands(sheet, fact, x, _FACTS_WIDTH, label, inside)
        sheet.strands(strands)
        sheet.down(1.6)


def _title(sheet: Sheet, head: Head, parent: Node) -> None:
    styles = sheet.styles
    for words in head.banner:
        node = sheet.node("P", parent)
        text = beside(words)
        line = sheet.setter.lines([Styled(text, styles.banner)], sheet.width - 16, node)
        height = sum(one.height for one in line) + 8
        sheet.need(height + 60)
        sheet.pen.area(sheet.left, sheet.top, sheet.width, height, sheet.theme.band)
        sheet.pen.lines(sheet.left + 8, sheet.top + 4, line)
        sheet.down(height + 8)
    node = sheet.node("H1", parent)
    pieces = [Styled(head.title[:1], styles.title)]
    pieces.extend(Styled((Run(SEPARATOR), run), styles.number) for run in head.title[1:])
    if head.number:
        pieces.append(Styled((Run(f"  {head.number}"),), styles.number))
    sheet.keep(sheet.setter.lines(pieces, sheet.width, node))
    if sheet.theme.panel and head.due is not None:
        _panel(sheet, head.due, parent)
    sheet.down(3)


def _panel(
    sheet: Sheet, due: tuple[tuple[Run, ...], tuple[Run, ...], tuple[Run, ...]], parent: Node
) -> None:
    """What is to be paid and until when, at once."""
    label, amount, until = due
    styles = sheet.styles
    widths = (
        sum(sheet.setter.width(run.text, style) for run in text)
        for text, style in ((beside(label), styles.due_label), (amount, styles.due))
    )
    at = sheet.left + 10
    room = sheet.width - sum(widths) - 2 * 10 - 2 * 14
    if room < _LEAST_ROOM:
        return  # the totals say it, on as many lines as it needs
    sheet.down(5)
    left = sheet.setter.line(beside(label), styles.due_label, sheet.node("P", parent))
    middle = sheet.setter.line(amount, styles.due, sheet.node("P", parent))
    right: list[Line] = []
    if until:
        node = sheet.node("P", parent)
        right = sheet.setter.lines([Styled(beside(until), styles.text)], room, node)
    tall = sum(line.height for line in right)
    height = max(middle.height, tall) + 13
    sheet.need(height)
    sheet.pen.area(sheet.left, sheet.top, sheet.width, height, sheet.theme.band)
    centre = sheet.top + height / 2
    for line in (left, middle):
        sheet.pen.lines(at, centre - line.height / 2, [line])
        at += line.width + 14
    sheet.pen.lines(0, centre - tall / 2, right, right=sheet.right - 10)
    sheet.down(height + 3)
