"""A KoSIT configuration made ready: schemas and stylesheets, each compiled once."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from einvoice.errors import RulePackError, RuleVersionError
from einvoice.official.artefact import changed_at, file_of, read_entry
from einvoice.official.engine import Engine
from einvoice.official.kosit.xpath import evaluator
from einvoice.official.matching import Evaluate
from einvoice.official.packs import Pack, recognise
from einvoice.official.running import Rules, rules_of
from einvoice.official.saxon import saxon
from einvoice.official.scenarios import NAMESPACE, Scenario
from einvoice.official.schema import Schema, schema_of
from einvoice.official.store import Store
from einvoice.syntax.escape import attribute_text, escape_text
from einvoice.syntax.xml import Element, parse

_IN = f"{{{NAMESPACE}}}"


@dataclass(frozen=True, slots=True)
class Steps:
    """What judges the documents of a scenario, in order."""

    schemas: tuple[Schema, ...]
    rules: tuple[Rules, ...]


class KositConfiguration:
    """The scenarios of a configuration and what runs them; any thread may use it.

    Without `engine`, stylesheets run in this process, where nothing can stop one that does not
    end: whoever judges what strangers send gives it an `einvoice.official.workers.SaxonPool`.
    """

    def __init__(self, pack: Pack, *, engine: Engine | None = None) -> None:
        self.pack = pack
        self.engine: Engine = engine or saxon()
        self._steps: dict[int, Steps] = {}
        self._written: dict[Path, int] = {}
        self._note(pack.scenarios or "")
        self._configuration = pack.configuration()
        self._making = Lock()

    @classmethod
    def open(
        cls,
        source: str | os.PathLike[str],
        *,
        store: Store | None = None,
        engine: Engine | None = None,
    ) -> "KositConfiguration":
        """The configuration in an archive or a folder, or the one installed under this name.

        RulePackError where that is no configuration, RuleVersionError where there is nothing.
        """
        return cls(pack_of(source, store or Store()), engine=engine)

    @property
    def name(self) -> str:
        """What it calls itself, with the day of its publication."""
        found = self._configuration
        return f"{found.name} {found.published}" if found.published else found.name

    @property
    def title(self) -> str:
        """What it calls itself."""
        return self._configuration.name

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """Its scenarios."""
        return self._configuration.scenarios

    @cached_property
    def evaluate(self) -> Evaluate:
        """Answers what the parser of XPath 1.0 does not know."""
        return evaluator(self.engine)

    @cached_property
    def source(self) -> bytes:
        """Its scenarios.xml."""
        if self.pack.scenarios is None:
            raise RulePackError(pack=str(self.pack.container), detail="no scenarios.xml")
        return read_entry(self.pack.container, self.pack.scenarios)

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """Each scenario as XML, with the prefix s for its namespace."""
        root = parse(self.source).root
        return tuple(_quoted(element) for element in root.iterchildren(f"{_IN}scenario"))

    def quote(self, scenario: Scenario) -> str:
        """A scenario as XML."""
        return self.quotes[self.scenarios.index(scenario)]

    def steps(self, scenario: Scenario) -> Steps:
        """What judges the documents of a scenario."""
        number = self.scenarios.index(scenario)
        with self._making:
            found = self._steps.get(number)
            if found is None:
                found = self._steps[number] = self._make(scenario)
        return found

    def compile(self) -> None:
        """Compile everything now; a RuleSetError where something cannot be."""
        for scenario in self.scenarios:
            self.steps(scenario)
        used = {
            one.prepared.digest: one.prepared for it in self._steps.values() for one in it.rules
        }
        for prepared in used.values():
            self.engine.check(prepared)

    def is_current(self) -> bool:
        """Whether the files that it was made of are still the same."""
        known = tuple(self._written.items())  # other threads may be adding to it
        return all(changed_at(path) == written for path, written in known)

    def _make(self, scenario: Scenario) -> Steps:
        artefacts = self.pack.steps(scenario)
        for artefact in artefacts:
            self._note(artefact.entry)
        schemas = artefacts[: len(scenario.schemas)]
        rules = artefacts[len(scenario.schemas) :]
        return Steps(tuple(map(schema_of, schemas)), tuple(map(rules_of, rules)))

    def _note(self, entry: str) -> None:
        path = file_of(self.pack.container, entry)
        self._written.setdefault(path, changed_at(path))


def pack_of(source: str | os.PathLike[str], store: Store) -> Pack:
    """The package in an archive or a folder, or the one installed under this id or name.

    A configuration is also found by its name without the ending.
    """
    path = Path(source)
    if path.exists():
        return recognise(path)
    if isinstance(source, str):
        known = [one for one in store.stored() if one.pack().scenarios is not None]
        fitting = [one for one in known if source in (one.name, Path(one.name).stem)]
        if len(fitting) == 1:
            return fitting[0].pack()
        try:
            return store.find(source).pack()
        except RuleVersionError as error:
            names = [f"{one.id} ({one.name})" for one in known]
            raise RuleVersionError(
                rule_set="KoSIT configuration", wanted=source, known=names
            ) from error
    raise RulePackError(pack=str(source), detail="no such file or folder")


def _quoted(element: Element) -> str:
    """An element of a configuration; what it holds of other namespaces is only prose."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    name = str(element.tag).rpartition("}")[2]
    attributes = "".join(
        f' {key}="{attribute_text(value)}"'
        for key, value in element.items()
        if not key.startswith("{")
    )
    yield f"<s:{name}{attributes}>"
    yield escape_text((element.text or "").strip())
    for child in element:
        yield from _pieces(child)
        yield escape_text((child.tail or "").strip())
    yield f"</s:{name}>"
