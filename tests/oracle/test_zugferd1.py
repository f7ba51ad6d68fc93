"""ZUGFeRD 1.0 made of other invoices: accepted by its schema and by Mustang, losses named."""

from pathlib import Path

import pytest

from einvoice import ConvertResult, Invoice, convert, read, write
from einvoice.codelists import allowed
from einvoice.compare import differences, values_of
from einvoice.example import example_invoice
from einvoice.profiles import get
from einvoice.profiles.places import place_of
from tests.builders import full_invoice, invoice, with_units
from tests.corpus_files import corpus_files
from tests.oracle.mustang import mustang
from tests.oracle.sampling import evenly
from tests.oracle.schemas import errors
from tests.syntax.cii.test_zugferd1 import sample
from tests.syntax.cii.test_zugferd1_written import SAMPLES
from tests.syntax.cii.zugferd1_document import document

pytestmark = pytest.mark.oracle

PROFILES = ("zugferd-1.0-basic", "zugferd-1.0-comfort", "zugferd-1.0-extended")
VALID = frozenset({"ubl-2.1-invoice", "ubl-2.1-creditnote", "cii-d16b"})
_LENGTH_OF_UNIT = 3


def has_units(stated: Invoice) -> bool:
    """Whether all units are as long as the schema allows: the codes of the list are."""
    return all(
        0 < len(str(value).strip()) <= _LENGTH_OF_UNIT
        for path, value in values_of(stated)
        if path.endswith("unit_code")
    )


def accounts_for_all(made: ConvertResult) -> bool:
    """Whether every value that changed is among the losses; what follows a lost one moves up."""
    changed = differences(made.source.invoice, read(made.data).invoice)
    found = {place_of(path) for path, _, _ in changed} - {"process.specification_id"}
    return found <= {place_of(loss.path) for loss in made.losses}


def test_the_units_of_the_code_lists_fit_the_schema() -> None:
    codes = allowed("rec20") | allowed("rec21")
    assert max(map(len, codes)) <= _LENGTH_OF_UNIT


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_valid_when_it_is_written_again(name: str) -> None:
    assert errors("zugferd-1.0", convert(sample(name), to="zugferd-1").data) == []


def test_documents_of_the_corpus_are_valid_in_comfort_and_their_losses_named() -> None:
    refused: dict[str, list[str]] = {}
    silent: list[str] = []
    count = 0
    files = [one for one in corpus_files() if any(one.xsd.get(name) for name in VALID)]
    for file in evenly(files, 250):
        made = convert(file.data, profile="zugferd-1.0-comfort")
        assert made.profile is get("zugferd-1.0-comfort")
        if not accounts_for_all(made):
            silent.append(str(file))
        if has_units(made.source.invoice):
            count += 1
            if found := errors("zugferd-1.0", made.data):
                refused[str(file)] = found[:2]
    assert refused == {}
    assert silent == []
    assert count > 200


def test_mustang_accepts_what_is_written_in_every_profile(tmp_path: Path) -> None:
    stated = {
        "small": invoice(),
        "example": example_invoice(),
        "full": with_units(full_invoice()),
        "document": read(document()).invoice,
    }
    paths: list[Path] = []
    for name, one in stated.items():
        for profile in PROFILES:
            path = tmp_path / f"{name}-{profile}.xml"
            path.write_bytes(write(one, syntax="zugferd-1", profile=profile, on_loss="drop"))
            paths.append(path)
    said = {verdict.file.stem: verdict.errors for verdict in mustang(paths)}
    assert {name: found for name, found in said.items() if found} == {}
    assert len(said) == len(paths)


def test_mustang_accepts_documents_of_the_corpus_in_comfort(tmp_path: Path) -> None:
    files = [one for one in corpus_files() if any(one.xsd.get(name) for name in VALID)]
    paths: list[Path] = []
    for file in evenly(files, 40):
        made = convert(file.data, profile="zugferd-1.0-comfort")
        if is_whole(made.source.invoice):
            path = tmp_path / f"{file}.xml"
            path.write_bytes(made.data)
            paths.append(path)
    said = {verdict.file.stem: verdict.errors for verdict in mustang(paths)}
    assert {name: found for name, found in said.items() if found} == {}
    assert len(said) > 20


def is_whole(stated: Invoice) -> bool:
    """Whether an invoice has what ZUGFeRD 1.0 demands and nothing could stand for."""
    parties = (stated.seller, stated.buyer)
    period = stated.invoicing_period
    return (
        has_units(stated)
        and all(one is not None and one.name for one in parties)
        and (period is None or None not in (period.start_date, period.end_date))
        and bool(stated.totals and stated.lines)
        and all(line.unit_code and line.item and line.item.name for line in stated.lines)
    )
