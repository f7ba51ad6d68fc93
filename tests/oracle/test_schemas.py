import pytest

from tests.corpus_files import corpus_files
from tests.oracle.schemas import SCHEMAS, errors, schema

pytestmark = pytest.mark.oracle

NOT_PACKAGED = {
    "cii-d16b-coupled": "no package has the schemas with coupled code lists",
    **{
        f"facturx-2.5.2-{profile}": "only in the download of ZUGFeRD 2.5.2, in no package"
        for profile in ("minimum", "basicwl", "basic", "en16931", "extended")
    },
}
"""Schemas that the corpus has verdicts of and that cannot be installed, with the reason."""


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_compiles_and_refuses_a_foreign_document(name: str) -> None:
    schema(name)
    assert errors(name, b"<order/>") != []


def test_a_document_that_is_not_well_formed_is_an_error() -> None:
    assert errors("cii-d16b", b"<invoice>")[0].startswith("not well-formed: ")


def test_every_schema_verdict_of_the_corpus_is_reproduced() -> None:
    differences: list[str] = []
    compared: set[str] = set()
    for document in corpus_files():
        for name, valid in document.xsd.items():
            if name in NOT_PACKAGED:
                continue
            compared.add(name)
            found = errors(name, document.data)
            if valid is not (not found):
                differences.append(f"{document} {name}: recorded {valid}, found {found[:1]}")
    assert differences == []
    assert compared >= {"ubl-2.1-invoice", "ubl-2.1-creditnote", "cii-d16b", "facturx-extended"}


def test_no_schema_counts_as_not_packaged_that_the_corpus_does_not_know() -> None:
    recorded = {name for document in corpus_files() for name in document.xsd}
    assert recorded >= NOT_PACKAGED.keys()
    assert NOT_PACKAGED.keys().isdisjoint(SCHEMAS)


def test_cii_of_the_core_is_also_valid_as_d22b() -> None:
    refused = [
        str(document)
        for document in corpus_files()
        if document.xsd.get("cii-d16b") and errors("cii-d22b", document.data)
    ]
    assert refused == []
