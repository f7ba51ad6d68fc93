"""Official rules as stylesheets: compile them once, run them over documents.

    rules = compile_xslt(data, name="EN 16931")
    svrl = judge([rules], document)

A stylesheet that stops on a document is a result (`Svrl.stopped`); one that cannot be compiled
is a `StylesheetError`, an engine that fails a `WorkerError`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import Final

from einvoice.errors import ReadError, RuleSetError, StylesheetError, StylesheetStoppedError
from einvoice.official.artefact import Artefact
from einvoice.official.engine import Engine, Outcome, Prepared
from einvoice.official.faithful import faithful_text
from einvoice.official.modules import prepare_xslt
from einvoice.official.resources import Resolver, no_files
from einvoice.official.saxon import saxon
from einvoice.official.sch.compiler import DEFAULT_PHASE, prepare_sch
from einvoice.official.svrl import SVRL, Failed, Svrl, read_report
from einvoice.syntax.limits import DEFAULT, Limits

__all__ = [
    "Engine",
    "Stylesheet",
    "compile_sch",
    "compile_xslt",
    "judge",
    "prepared_of",
    "stylesheet_of",
]

_PREPARING: Final = Lock()


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A compiled stylesheet; any thread may run it."""

    prepared: Prepared
    engine: Engine = field(repr=False)

    @property
    def name(self) -> str:
        """What errors call it."""
        return self.prepared.name

    def run(self, document: bytes) -> Svrl:
        """What it says of a document; raises a `StylesheetStoppedError` where it stops."""
        svrl = judge([self], document)
        for error in svrl.stopped:
            raise error
        return svrl


def compile_xslt(
    data: bytes,
    *,
    name: str = "stylesheet",
    base: str = "",
    resolve: Resolver = no_files,
    engine: Engine | None = None,
) -> Stylesheet:
    """A stylesheet that writes SVRL, as publishers compile it from Schematron.

    `resolve` finds the files that it includes or reads; it gets no others.
    """
    return _compiled(prepare_xslt(data, name=name, base=base, resolve=resolve), engine)


def compile_sch(
    data: bytes,
    *,
    name: str = "schema",
    base: str = "",
    resolve: Resolver = no_files,
    phase: str = DEFAULT_PHASE,
    engine: Engine | None = None,
) -> Stylesheet:
    """An ISO Schematron schema, compiled to a stylesheet that reports only what fired."""
    return _compiled(prepare_sch(data, name=name, base=base, resolve=resolve, phase=phase), engine)


def stylesheet_of(
    artefact: Artefact, *, phase: str = DEFAULT_PHASE, engine: Engine | None = None
) -> Stylesheet:
    """The rules of an official artefact; its package gives the files that it asks for."""
    return _compiled(prepared_of(artefact, phase=phase), engine)


def prepared_of(artefact: Artefact, *, phase: str = DEFAULT_PHASE) -> Prepared:
    """The rules of an artefact, made ready once in a process for whatever engine runs them."""
    with _PREPARING:  # or several threads would prepare the same
        return _prepared(artefact, phase, artefact.changed())


@lru_cache(maxsize=128)
def _prepared(artefact: Artefact, phase: str, changed: int) -> Prepared:
    name = f"{artefact.rule_set} {artefact.version} ({artefact.syntax})"
    data, base, resolve = artefact.read(), artefact.entry, artefact.files()
    if artefact.kind == "xslt":
        return prepare_xslt(data, name=name, base=base, resolve=resolve)
    if artefact.kind == "sch":
        return prepare_sch(data, name=name, base=base, resolve=resolve, phase=phase)
    raise StylesheetError(rule_set=name, detail=f"no rules but a schema, {artefact.entry[:200]}")


def judge(stylesheets: Sequence[Stylesheet], document: bytes, *, limits: Limits = DEFAULT) -> Svrl:
    """What the stylesheets say of a document, which each engine parses once.

    Raises a `ReadError` for a document that cannot be read, a `RuleSetError` for an engine or a
    stylesheet that does not work.
    """
    text = faithful_text(document, limits=limits)
    reports: list[str] = []
    failed: list[Failed] = []
    stopped: list[StylesheetStoppedError] = []
    for stylesheet, outcome in _outcomes(stylesheets, text):
        if isinstance(outcome, StylesheetStoppedError):
            stopped.append(outcome)
        elif isinstance(outcome, RuleSetError):
            raise outcome
        else:
            try:
                failed += read_report(outcome)
            except ReadError as error:
                stopped.append(
                    StylesheetStoppedError(
                        rule_set=stylesheet.name, detail=f"an output that is no SVRL ({error})"
                    )
                )
            else:
                reports.append(outcome)
    return Svrl(_joined(reports), tuple(failed), tuple(stopped))


def _outcomes(stylesheets: Sequence[Stylesheet], text: str) -> list[tuple[Stylesheet, Outcome]]:
    groups: dict[int, list[Stylesheet]] = {}
    for stylesheet in stylesheets:
        groups.setdefault(id(stylesheet.engine), []).append(stylesheet)
    found: dict[int, Outcome] = {}
    for group in groups.values():
        prepared = [stylesheet.prepared for stylesheet in group]
        for stylesheet, outcome in zip(group, group[0].engine.run(prepared, text), strict=True):
            found[id(stylesheet)] = outcome
    return [(stylesheet, found[id(stylesheet)]) for stylesheet in stylesheets]


def _compiled(prepared: Prepared, engine: Engine | None) -> Stylesheet:
    engine = engine or saxon()
    engine.check(prepared)
    return Stylesheet(prepared, engine)


def _joined(reports: list[str]) -> str:
    if len(reports) == 1:
        return reports[0]
    bodies = (report.partition("?>")[2] or report for report in map(_declared, reports))
    return f'<svrl:reports xmlns:svrl="{SVRL}">{"".join(bodies)}</svrl:reports>'


def _declared(report: str) -> str:
    return report if report.startswith("<?xml") else f"<?xml?>{report}"
