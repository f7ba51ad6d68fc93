"""Reports as PDF: tagged, to send, to print and to keep with the invoice."""

from dataclasses import replace

from einvoice._version import __version__
from einvoice.rendering.content.blocks import Content, Head
from einvoice.rendering.drawing.completing import completed
from einvoice.rendering.drawing.decor import Decor, Page
from einvoice.rendering.drawing.sheet import Sheet
from einvoice.rendering.language import Languages
from einvoice.rendering.paper import paper_named
from einvoice.rendering.text import POINT, Run
from einvoice.report.checked import Checked
from einvoice.report.pages.findings import draw_findings
from einvoice.report.pages.identity import MOST_ROWS, Identity
from einvoice.report.pages.look import THEME, shown
from einvoice.report.pages.opening import draw_opening
from einvoice.report.pages.tables import draw_remarks, draw_tables
from einvoice.report.sections import Fact, ReportSections, Table, sections_of
from einvoice.report.subject import Subject, subject_of
from einvoice.report.words import Words, words_of
from einvoice.verdict import Language, Report

_UNKNOWN = "?"
"""Stands for characters that the font lacks: a report never fails for what a document says."""
_NAME = "einvoice-kit"


def as_pdf(
    checked: Checked | Report,
    *,
    language: Language = "en",
    source: bytes | None = None,
    name: str = "",
) -> bytes:
    """A report as a tagged PDF: verdict, findings by part of the invoice, what was checked.

    With `source`, the bytes that were validated, it has the fingerprint of the file and the
    amounts that its invoice states. `name` is what a bare report is called. Of thousands of
    findings, the first of every rule are shown, and how many more there are. The same report
    always makes the same bytes.
    """
    named = checked if isinstance(checked, Checked) else Checked(name, checked)
    about = (subject_of(source) if source is not None else named.subject) or Subject()
    return _Drawing(sections_of(named, language, about), about, words_of(language)).draw()


class _Drawing:
    def __init__(self, report: ReportSections, about: Subject, words: Words) -> None:
        self.report = report
        self.words = words
        self.title = words("title", "one")
        self.number = shown(dict(about.facts).get("number", ""), 200)
        self.name = shown(report.name, 300)
        digest = f"SHA-256 {about.sha256}" if about.sha256 else ""
        made = f"{_NAME} {__version__}"
        head = Head(
            sender=self.name or self.number,
            sender_lines=(),
            sender_path="",
            recipient=(),
            recipient_path="",
            title=(Run(self.title),),
            number=self.number,
            banner=(),
            facts=(),
            due=None,
        )
        foot = POINT.join(part for part in (made, digest) if part)
        self.content = Content(Languages(words.language), head, (), foot, ())

    def draw(self) -> bytes:
        """The whole document."""
        sheet = Sheet(self.content, THEME, paper_named("A4"), _UNKNOWN)
        decor = Decor()
        decor.bind(sheet)
        sheet.on_new_page = lambda: decor.header(Page(sheet, sheet.pen, sheet.page_count, None))
        sheet.new_page()
        self._parts(sheet)
        tree, structure = sheet.finish(
            lambda pen, number, total: decor.footer(Page(sheet, pen, number, total))
        )
        title = " ".join(part for part in (self.title, self.number or self.name) if part)
        return completed(sheet, tree, structure, title=title, author=_NAME)

    def _parts(self, sheet: Sheet) -> None:
        report, words = self.report, self.words
        draw_opening(sheet, report, self.title, self.number)
        tables = {table.name: table for table in report.tables}
        # What keeps a verdict open is the first that readers ask for.
        if report.outcome == "undecided" and (open_ := tables.pop("not_run", None)):
            draw_tables(sheet, [_decisive_first(open_, words)], words)
        self._identity(sheet, tables)
        if report.parts or not report.error:
            draw_findings(sheet, report.parts, words)
        if report.remarks:
            draw_remarks(sheet, words("part", "container"), report.remarks)
        draw_tables(sheet, tables.values(), words)

    def _identity(self, sheet: Sheet, tables: dict[str, Table]) -> None:
        """The invoice and the file; the tables that fit beside them are taken."""
        report, words = self.report, self.words
        identity = Identity(sheet)
        identity.facts(0, words("title", "invoice"), self._invoice())
        identity.facts(1 if report.invoice else 0, words("title", "file"), report.file)
        for column, name in enumerate(("amounts", "vat")):
            table = tables.get(name)
            if table is not None and len(table.rows) <= MOST_ROWS:
                identity.table(column, tables.pop(name), strong=words("amount", "amount_due"))
        identity.draw()

    def _invoice(self) -> list[Fact]:
        """What tells the invoice from others, its type in words."""
        types = self.content.languages.main.document_types
        label = self.words("label", "type_code")
        return [
            (name, f"{types[value]} ({value})" if name == label and value in types else value)
            for name, value in self.report.invoice
        ]


def _decisive_first(table: Table, words: Words) -> Table:
    open_ = words("label", "open")
    return replace(table, rows=tuple(sorted(table.rows, key=lambda row: open_ not in row[-1])))
