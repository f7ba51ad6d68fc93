"""The page for people in a report: what was judged, by what, with which result and why."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from einvoice.official.kosit.message import Message, Step
from einvoice.official.kosit.run import KositRun
from einvoice.rules.kosit import Level
from einvoice.syntax.escape import escape_attribute, escape_text, replaced
from einvoice.verdict import Language

if TYPE_CHECKING:
    from einvoice.official.scenarios import Scenario

_XHTML: Final = "http://www.w3.org/1999/xhtml"
_MOST_ROWS: Final = 1_000
"""Messages that are listed for people; programs find all of them in the steps."""

_EN: Final[Mapping[str, str]] = {
    "title": "Validation report",
    "document": "Document",
    "time": "Time",
    "configuration": "Configuration",
    "scenario": "Scenario",
    "seller": "Seller",
    "id": "Invoice number",
    "issueDate": "Invoice date",
    "no-scenario": "none fits this document",
    "no-xml": "the document is no XML that can be read",
    "accept": "The document is accepted: no message counts as an error.",
    "reject": "The document is rejected.",
    "open": "The check did not come to its end, so the document is rejected.",
    "step": "Step",
    "code": "Code",
    "level": "Level",
    "text": "Message",
    "place": "Place",
    "here": "in this scenario",
    "none": "No step has a message.",
    "more": "Further messages are in the steps of this report: {count}.",
    "error": "error",
    "warning": "warning",
    "information": "information",
}
_DE: Final[Mapping[str, str]] = {
    "title": "Prüfbericht",
    "document": "Dokument",
    "time": "Zeitpunkt",
    "configuration": "Konfiguration",
    "scenario": "Szenario",
    "seller": "Verkäufer",
    "id": "Rechnungsnummer",
    "issueDate": "Rechnungsdatum",
    "no-scenario": "keines passt zu diesem Dokument",
    "no-xml": "das Dokument ist kein lesbares XML",
    "accept": "Das Dokument wird angenommen: Keine Meldung gilt als Fehler.",
    "reject": "Das Dokument wird abgelehnt.",
    "open": "Die Prüfung kam nicht zu Ende; das Dokument wird abgelehnt.",
    "step": "Schritt",
    "code": "Code",
    "level": "Stufe",
    "text": "Meldung",
    "place": "Ort",
    "here": "in diesem Szenario",
    "none": "Kein Schritt hat eine Meldung.",
    "more": "Weitere Meldungen stehen in den Schritten dieses Berichts: {count}.",
    "error": "Fehler",
    "warning": "Warnung",
    "information": "Hinweis",
}
_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {"en": _EN, "de": _DE}


def explanation(
    run: KositRun, about: Mapping[str, str], *, accepted: bool, language: Language = "en"
) -> str:
    """The page as one element of XHTML; `about` tells what was judged, by the keys above."""
    words = _WORDS[language]
    facts = {**about, "scenario": _scenario(run, words)}
    rows = "".join(
        f"<tr><th>{_text(words[key])}</th><td>{_text(value)}</td></tr>"
        for key, value in facts.items()
    )
    verdict = "open" if run.errors and run.root is not None else "accept" if accepted else "reject"
    return (
        f'<html xmlns="{_XHTML}" data-report-type="report" lang="{language}">'
        f"<head><title>{_text(words['title'])}</title></head><body>"
        f"<h1>{_text(words['title'])}</h1><table>{rows}</table>"
        f"<p><strong>{_text(words[verdict])}</strong></p>"
        f"{''.join(f'<p>{_text(error)}</p>' for error in run.errors)}"
        f"{''.join(_messages(run, words))}</body></html>"
    )


def _scenario(run: KositRun, words: Mapping[str, str]) -> str:
    if run.scenario is not None:
        return run.scenario.name
    return words["no-xml"] if run.root is None else words["no-scenario"]


def _messages(run: KositRun, words: Mapping[str, str]) -> Iterator[str]:
    said = [(step, message) for step in run.steps for message in step.messages]
    if not said:
        yield f"<p>{_text(words['none'])}</p>"
        return
    heads = "".join(
        f"<th>{_text(words[key])}</th>" for key in ("step", "code", "level", "text", "place")
    )
    yield f"<table><tr>{heads}</tr>"
    for step, message in said[:_MOST_ROWS]:
        yield _row(step, message, run.scenario, words)
    yield "</table>"
    if (left := len(said) - _MOST_ROWS) > 0:
        yield f"<p>{_text(words['more'].format(count=left))}</p>"


def _row(
    step: Step, message: Message, scenario: "Scenario | None", words: Mapping[str, str]
) -> str:
    counted: Level = message.level
    if scenario is not None:
        counted = scenario.levels.get(message.code, message.level)
    level = words[message.level]
    if counted != message.level:
        level = f"{level}, {words['here']}: {words[counted]}"
    place = message.location or (f"{message.line}:{message.column}" if message.line else "")
    cells = (step.id, message.code, level, message.text, place)
    data = escape_attribute(counted)
    return f'<tr class="{data}">{"".join(f"<td>{_text(cell)}</td>" for cell in cells)}</tr>'


def _text(text: str) -> str:
    return escape_text(replaced(text))
