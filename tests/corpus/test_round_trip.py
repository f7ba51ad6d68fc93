"""Every document of the corpus is read, and what is written again is read as the same invoice."""

import pytest

from einvoice import ReadError, Syntax, convert, read, write
from einvoice.compare import differences
from einvoice.syntax.detect import ROOTS
from tests.corpus_files import CorpusFile, corpus_files

LOCAL_NAMES = {tag.rpartition("}")[2] for tag in ROOTS}


def is_accepted(document: CorpusFile) -> bool:
    """Whether any official schema accepts the document."""
    return any(document.xsd.values())


def test_every_well_formed_document_is_read_fragments_included() -> None:
    documents = [document for document in corpus_files() if document.row["wellformed"]]
    refused: dict[str, str] = {}
    for document in documents:
        try:
            result = read(document.data)
        except ReadError as error:
            refused[str(document)] = str(error)
            continue
        if result.syntax.family != document.row.get("syntax"):
            refused[str(document)] = f"taken for {result.syntax}"
    assert refused == {}
    assert len(documents) > 3_000


def test_what_is_not_well_formed_is_refused_as_that() -> None:
    for document in corpus_files():
        if not document.row["wellformed"]:
            with pytest.raises(ReadError):
                read(document.data)


def test_the_profile_of_a_document_is_the_one_that_it_claims() -> None:
    wrong: dict[str, str | None] = {}
    for document in corpus_files():
        if document.row.get("family") in ("xrechnung-3.0", "peppol-billing-3"):
            profile = read(document.data).profile
            if profile is None or profile.name != document.row.get("family"):
                wrong[str(document)] = profile.name if profile else None
    assert wrong == {}


def test_no_accepted_document_is_found_unreadable() -> None:
    # What a schema accepts as a date or number is one, so nothing of it may be lost in reading.
    unreadable = {
        str(document): issues
        for document in corpus_files()
        if is_accepted(document)
        and (issues := [one for one in read(document.data).issues if one.code == "unreadable"])
    }
    assert unreadable == {}


def test_every_issue_and_unmapped_part_says_where_it_is() -> None:
    placeless: set[str] = set()
    for document in corpus_files():
        if not document.row["wellformed"]:
            continue
        result = read(document.data)
        for record in (*result.issues, *result.unmapped):
            if not record.line or not record.location.startswith("/"):
                placeless.add(str(document))
    assert placeless == set()


def test_every_accepted_document_written_in_its_own_syntax_is_the_same_invoice() -> None:
    different: dict[str, object] = {}
    count = 0
    for document in filter(is_accepted, corpus_files()):
        first = read(document.data)
        again = read(write(first.invoice, syntax=first.syntax))
        count += 1
        if again.invoice != first.invoice:
            different[str(document)] = list(differences(first.invoice, again.invoice))[:3]
        elif again.issues or again.unmapped or again.syntax is not first.syntax:
            different[str(document)] = (again.issues, again.unmapped, again.syntax)
        elif again.profile != first.profile:
            different[str(document)] = again.profile
    assert different == {}
    assert count > 1_900


def test_of_other_documents_only_what_the_report_names_is_different() -> None:
    # Their elements lack parts that a schema demands, which are then written as "NA" or a sum.
    different: dict[str, object] = {}
    for document in corpus_files():
        if is_accepted(document) or not document.row["wellformed"]:
            continue
        first = read(document.data)
        result = convert(first)
        named = {loss.path for loss in result.losses}
        found = differences(first.invoice, read(result.data).invoice)
        if unnamed := [one for one in found if one[0] not in named]:
            different[str(document)] = unnamed[:3]
    assert different == {}


def test_all_three_roots_are_in_the_corpus() -> None:
    syntaxes = {document.row.get("root") for document in corpus_files()} - {None}
    assert syntaxes <= LOCAL_NAMES
    assert {"Invoice", "CreditNote", "CrossIndustryInvoice"} <= syntaxes
    assert len(Syntax) >= len(syntaxes)
