"""The generated schema and the explainer say the same, whatever the document."""

import pytest
from lxml import etree

from einvoice import Syntax
from einvoice.structure.explain import explain
from einvoice.structure.schema import is_valid
from einvoice.structure.tables import tables_of
from einvoice.syntax.xml import Element
from tests.structure.documents import SYNTAXES, full, kinds
from tests.structure.mutations import mutants
from tests.structure.samples import extension_samples, minimal, sample

every_syntax = pytest.mark.parametrize("syntax", SYNTAXES, ids=str)


def parsed(root: Element) -> Element:
    """The tree as a document of its own, with the prefixes that text would give it."""
    return etree.fromstring(etree.tostring(root))


@every_syntax
def test_documents_made_from_the_tables_are_valid(syntax: Syntax) -> None:
    for root in (minimal(syntax), sample(syntax)):
        assert is_valid(root, syntax)
        assert explain(root, syntax) == ()


@every_syntax
def test_they_agree_on_documents_with_something_changed(syntax: Syntax) -> None:
    tables = tables_of(syntax.form)
    verdicts: set[bool] = set()
    for base, count in ((minimal(syntax), 300), (full(syntax), 100)):
        for label, changed in mutants(base, tables, count):
            root = parsed(changed)
            verdict = is_valid(root, syntax)
            found = explain(root, syntax)
            assert verdict is (not found), (label, kinds(list(found)))
            verdicts.add(verdict)
    assert verdicts == {True, False}


def test_they_agree_on_what_extensions_hold() -> None:
    tables = tables_of("ubl")
    verdicts: set[bool] = set()
    for number, base in enumerate(extension_samples(Syntax.UBL_INVOICE)):
        if number % 8 == 0:
            for label, changed in mutants(base, tables, 2, seed=number):
                root = parsed(changed)
                verdict = is_valid(root, Syntax.UBL_INVOICE)
                found = explain(root, Syntax.UBL_INVOICE)
                assert verdict is (not found), (label, kinds(list(found)))
                verdicts.add(verdict)
    assert verdicts == {True, False}


@every_syntax
def test_every_element_that_must_be_there_is_missed(syntax: Syntax) -> None:
    tables = tables_of(syntax.form)
    root = minimal(syntax)
    missed = 0
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is None:
            continue
        place = parent.index(element)
        parent.remove(element)
        (fault,) = explain(root, syntax)
        assert not is_valid(root, syntax)
        assert fault.kind in {"XSD.missing", "XSD.missing-choice"}
        assert fault.element is parent
        assert (tables.name(str(element.tag)) or "?") in fault.values["expected"]
        parent.insert(place, element)
        missed += 1
    assert missed >= 3
    assert is_valid(root, syntax)
