"""The findings on pages: by part of the invoice, and there by rule."""

from collections.abc import Iterator, Sequence

from einvoice.rendering.drawing.setting import Line, Style, Styled
from einvoice.rendering.drawing.sheet import Sheet, Strand
from einvoice.rendering.drawing.tags import LIST, Node
from einvoice.rendering.text import POINT, Run
from einvoice.report.pages import look
from einvoice.report.pages.grouping import PartGroups, RuleGroup, grouped
from einvoice.report.pages.paper import bar, lines, section
from einvoice.report.sections import PartSection, ShownFinding
from einvoice.report.words import Words

_INSET = 12.0
"""From the bar at the side to the text."""
_LABEL = 74.0
"""The width of labels."""
_PAD = 4.0
"""Inside a badge, at its left and right."""
_LEAST = 62.0
"""The room in which a finding begins."""
_SHORT = 0.3
"""A finding up to this part of a page is not broken."""

_LANGUAGES = ("_en", "_de")
"""Ends of the names of values that are words of a language."""

Row = tuple[str, list[Styled]]
"""A label, and what stands beside it."""


def draw_findings(sheet: Sheet, parts: Sequence[PartSection], words: Words) -> None:
    """Draw all findings, or that there are none."""
    node = section(sheet, words("title", "findings"))
    if not parts:
        none = lines(sheet, words("text", "no_findings"), sheet.styles.text, sheet.width,
                     sheet.node("P", node))  # fmt: skip
        sheet.strands([Strand(sheet.left, none)])
        return
    shown, left_out = grouped(parts)
    drawing = _Findings(sheet, words)
    for index, part in enumerate(shown):
        sheet.down(16 if index else 2)
        drawing.part(part, sheet.node("Sect", node))
    if left_out:
        rest = words("text", "rest", count=left_out)
        told = lines(sheet, rest, sheet.styles.strong, sheet.width, sheet.node("P", node))
        sheet.down(10)
        sheet.strands([Strand(sheet.left, told)])


class _Findings:
    def __init__(self, sheet: Sheet, words: Words) -> None:
        self.sheet = sheet
        self.words = words
        self.left = sheet.left + _INSET
        self.width = sheet.width - _INSET

    def part(self, part: PartGroups, node: Node) -> None:
        sheet = self.sheet
        heading = sheet.node("H3", node)
        sheet.outline.add(2, part.title, heading)
        sheet.keep(lines(sheet, part.title, look.PART, sheet.width, heading), 5)
        for index, group in enumerate(part.groups):
            if index:
                sheet.down(11)
            self._group(group, sheet.node("Sect", node))

    def _group(self, group: RuleGroup, node: Node) -> None:
        sheet = self.sheet
        head = sheet.node("H4", node)
        sheet.outline.add(3, look.shown(group.first.rule, 200), head)
        is_one = len(group.shown) == 1
        body = self._body(group, node, is_one=is_one)
        height = sum(max(strand.height for strand in strands) for strands in body) + 20
        whole = sheet.paper.height * _SHORT
        sheet.need(height if height < whole else _LEAST)
        with bar(sheet, look.SEVERITIES[group.first.severity].ink):
            self._head(group, head)
            for strands in body:
                sheet.strands(strands)

    def _head(self, group: RuleGroup, node: Node) -> None:
        """The severity on a ground of its tone, the rule, and what it belongs to."""
        sheet, one = self.sheet, group.first
        tone = look.SEVERITIES[one.severity]
        badge = sheet.setter.line((Run(one.label),), look.BADGE, node)
        width = badge.width + 2 * _PAD
        aside = [one.rule_set, *(text for text in one.remarks if text != self._more(one.count - 1))]
        if group.count > 1:
            aside.insert(1, f"{group.count} \u00d7")
        named = [
            Styled((Run(look.shown(one.rule, 200)),), look.RULE),
            Styled((Run(f"   {look.shown(POINT.join(aside), 400)}"),), sheet.styles.small),
        ]
        room = self.width - width - 7
        sheet.down(1.5)
        sheet.pen.area(self.left, sheet.top + 0.6, width, badge.height, tone.ink)
        sheet.pen.lines(self.left + _PAD, sheet.top + 0.6, [badge])
        told = sheet.setter.lines(named, room, node)
        sheet.strands([Strand(self.left + width + 7, told)])
        sheet.down(2.5)

    def _body(self, group: RuleGroup, node: Node, *, is_one: bool) -> list[list[Strand]]:
        """What stands below the head, each as columns that are drawn beside each other."""
        one = group.first
        styles = self.sheet.styles
        body: list[list[Strand]] = []
        if is_one:
            message = lines(
                self.sheet, one.message, styles.text, self.width, self.sheet.node("P", node)
            )
            body.append([Strand(self.left, [*message, Line([], 2.5)])])
        rows = list(self._rows(group, is_one=is_one))
        if rows:
            inside = self.sheet.node("L", node, LIST)
            body += [self._row(row, inside) for row in rows]
        if not is_one:
            body += self._places(group, node)
        if group.hidden:
            body.append([self._rest(group, node)])
        return body

    def _rows(self, group: RuleGroup, *, is_one: bool) -> Iterator[Row]:
        """What is said once of all findings of a rule."""
        one, styles = group.first, self.sheet.styles
        if one.fix and (is_one or _same_fix(group)):
            yield self._said("fix", one.fix, is_strong=True)
        if one.why:
            yield self._said("why", one.why)
        if one.terms:
            names = ", ".join(" ".join(filter(None, pair)) for pair in one.terms)
            language = "en"  # the names of terms are those of the standard
            yield self.words("label", "terms"), [_styled(names, styles.text, language)]
        if is_one:
            yield from self._where(one)

    def _where(self, one: ShownFinding) -> Iterator[Row]:
        if place := self._place(one, self.sheet.styles.text):
            yield self.words("label", "place"), place
        if values := self._values(one):
            yield self.words("label", "values"), values

    def _said(self, label: str, text: str, *, is_strong: bool = False) -> Row:
        styles = self.sheet.styles
        return self.words("label", label), [
            _styled(text, styles.strong if is_strong else styles.text)
        ]

    def _place(self, one: ShownFinding, style: Style) -> list[Styled]:
        """The place in the model, and below it that in the source."""
        parts = [one.path, f"{self.words('label', 'line')} {one.line}" if one.line else ""]
        told = POINT.join(part for part in parts if part)
        places = [_styled(told, style)] if told else []
        if one.xpath and one.xpath != one.path:
            before = "\n" if told else ""
            places.append(_styled(f"{before}{one.xpath}", self.sheet.styles.small))
        return places

    def _values(self, one: ShownFinding) -> list[Styled]:
        """What the texts say of this document, but for what is said elsewhere or otherwise."""
        styles = self.sheet.styles
        own = f"_{self.words.language}"
        said: list[Styled] = []
        for full, value in one.values:
            name = full.removesuffix(own)
            if value == one.rule or name.endswith(_LANGUAGES):
                continue
            before = POINT if said else ""
            said.append(_styled(f"{before}{name} ", styles.label))
            said.append(_styled(value, styles.text))
        return said

    def _row(self, row: Row, parent: Node) -> list[Strand]:
        label, said = row
        sheet = self.sheet
        item = sheet.node("LI", parent)
        name = lines(sheet, label, sheet.styles.label, _LABEL - 6, sheet.node("Lbl", item))
        body = sheet.setter.lines(said, self.width - _LABEL, sheet.node("LBody", item))
        below = Line([], 1.4)
        return [Strand(self.left, [*name, below]), Strand(self.left + _LABEL, [*body, below])]

    def _places(self, group: RuleGroup, node: Node) -> Iterator[list[Strand]]:
        """The places of a rule that fires several times, numbered."""
        sheet, styles = self.sheet, self.sheet.styles
        inside = sheet.node("L", node, LIST)
        has_own_fix = not _same_fix(group)
        for number, one in enumerate(group.shown, 1):
            item = sheet.node("LI", inside)
            name = lines(sheet, str(number), styles.label, _LABEL - 6, sheet.node("Lbl", item))
            said = [_styled(one.message, styles.text)]
            if has_own_fix and one.fix:
                said.append(_styled(f"\n{self.words('label', 'fix')}: ", styles.label))
                said.append(_styled(one.fix, styles.text))
            if place := self._place(one, styles.small):
                said += [Styled((Run("\n"),), styles.small), *place]
            body = sheet.setter.lines(said, self.width - _LABEL, sheet.node("LBody", item))
            above = Line([], 3.0)
            yield [
                Strand(self.left, [above, *name]),
                Strand(self.left + _LABEL, [above, *body]),
            ]

    def _rest(self, group: RuleGroup, node: Node) -> Strand:
        """How many more there are."""
        style, node = self.sheet.styles.strong, self.sheet.node("P", node)
        told = lines(self.sheet, self._more(group.hidden), style, self.width - _LABEL, node)
        return Strand(self.left + _LABEL, [Line([], 3.0), *told])

    def _more(self, count: int) -> str:
        return self.words("text", "more", count=count)


def _same_fix(group: RuleGroup) -> bool:
    return len({one.fix for one in group.shown}) == 1


def _styled(text: str, style: Style, language: str = "") -> Styled:
    return Styled((Run(look.shown(text), language),), style)
