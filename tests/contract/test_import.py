"""Importing the library is light, and its parts know only what the design lets them know."""

import subprocess
import sys

import pytest

from tests.contract.imports import imports, is_within

HEAVY = ("saxonche", "reportlab", "pikepdf", "xmlschema", "httpx", "typer", "rich")

MAY_NOT_KNOW = {
    "einvoice.model": (
        "einvoice.calculation",
        "einvoice.cli",
        "einvoice.compare",
        "einvoice.conversion",
        "einvoice.documents",
        "einvoice.losses",
        "einvoice.profiles",
        "einvoice.results",
        "einvoice.syntax",
        "einvoice.rules",
    ),
    "einvoice.terms": ("einvoice.syntax", "einvoice.profiles", "einvoice.documents"),
    "einvoice.calculation": ("einvoice.syntax", "einvoice.profiles", "einvoice.documents"),
    "einvoice.profiles": ("einvoice.syntax", "einvoice.documents", "einvoice.conversion"),
    "einvoice.syntax": (
        "einvoice.calculation",
        "einvoice.cli",
        "einvoice.conversion",
        "einvoice.documents",
        "einvoice.rules",
        "einvoice.official",
        "einvoice.pdf",
    ),
    "einvoice.rules": ("einvoice.syntax.xml", "einvoice.pdf", "lxml"),
    "einvoice.structure": ("einvoice.model", "einvoice.rules", "einvoice.profiles"),
    "einvoice.pdf": ("einvoice.rules",),
    "einvoice": ("einvoice_server",),
    "einvoice_server.kit": (
        "einvoice_server.audit",
        "einvoice_server.edge",
        "einvoice_server.operations",
        "einvoice_server.tenancy",
    ),
    "einvoice_server.tenancy": ("einvoice_server.edge", "einvoice_server.catalogue"),
    "einvoice_server.edge": ("einvoice_server.app", "einvoice_server.catalogue"),
}
"""By part of the library, what data must not flow back to: docs/explanation tells the design."""

TREE_USERS = {
    "einvoice.official.matching",  # asks which scenario a document is of
    "einvoice.official.schema",  # asks the official schemas
    "einvoice.official.faithful",  # writes what engines of others get to see
    "einvoice.official.trees",  # makes stylesheets
    "einvoice.structure.schema",  # compiles and asks a schema
    "einvoice.syntax.xml",  # parses
    "einvoice.syntax.detect",  # takes the name of a root apart
    "einvoice.syntax.report",  # shows an element as XML
    "einvoice.syntax.restore",  # writes a completed tree
    "einvoice.syntax.completion",  # puts elements into a tree
}
"""The modules that use lxml itself; all others see elements and nothing else of it."""

COMMAND_LINE_ONLY = ("typer", "rich")


def loaded_by(statement: str) -> set[str]:
    """The modules that a statement loads in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(run.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import einvoice",
        "from einvoice import *",
        "import einvoice; einvoice.write(einvoice.Invoice(), syntax='cii')",
        "import einvoice; einvoice.read(einvoice.write(einvoice.Invoice(), syntax='ubl'))",
    ],
)
def test_the_library_loads_nothing_heavy(statement: str) -> None:
    assert loaded_by(statement).isdisjoint(HEAVY)


def test_importing_the_library_loads_neither_model_nor_parser() -> None:
    loaded = loaded_by("import einvoice")
    assert loaded.isdisjoint({"lxml", "pydantic", "einvoice.model.invoice"})


@pytest.mark.parametrize("part", MAY_NOT_KNOW)
def test_no_part_knows_what_data_must_not_flow_back_to(part: str) -> None:
    wrong = {
        (module, name)
        for module, names in imports().items()
        if is_within(module, part)
        for name in names
        if any(is_within(name, package) for package in MAY_NOT_KNOW[part])
    }
    assert wrong == set()


def test_only_listed_modules_use_the_tree_library() -> None:
    users = {
        module
        for module, names in imports().items()
        if is_within(module, "einvoice") and any(is_within(name, "lxml") for name in names)
    }
    assert users == TREE_USERS


def test_only_the_command_line_uses_its_libraries() -> None:
    wrong = {
        module
        for module, names in imports().items()
        if not is_within(module, "einvoice.cli")
        and not is_within(module, "einvoice_server.cli")
        and any(is_within(name, package) for name in names for package in COMMAND_LINE_ONLY)
    }
    assert wrong == set()
