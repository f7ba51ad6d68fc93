"""Tables of documents as data frames: exact, typed, the same in polars and pandas."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars
import pytest

from einvoice import Invoice, batch, read, validate, write
from einvoice.errors import MissingExtraError, UnknownSyntaxError
from einvoice.example import example_invoice
from einvoice.frames import Backend, TableName, to_dataframe
from tests.builders import invoice, line
from tests.report.reports import WRONG

BACKENDS: tuple[Backend, ...] = ("polars", "pandas")
TABLES: tuple[TableName, ...] = ("documents", "lines", "vat", "findings")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A clean document, a wrong one, and none at all."""
    (tmp_path / "a.xml").write_bytes(write(example_invoice(), syntax="ubl"))
    (tmp_path / "b.xml").write_bytes(write(WRONG, syntax="cii"))
    (tmp_path / "c.xml").write_bytes(b"<order/>")
    return tmp_path


def column(frame: Any, name: str) -> list[Any]:
    """The values of a column, whichever library it is of; what is absent is None."""
    if isinstance(frame, polars.DataFrame):
        return frame[name].to_list()
    return [None if str(one) in ("<NA>", "NaT") else one for one in frame[name].tolist()]


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_lines_of_an_invoice_are_exact(backend: Backend) -> None:
    stated = example_invoice().lines
    frame = to_dataframe(example_invoice(), backend=backend)
    assert column(frame, "net_amount") == [one.net_amount for one in stated]
    assert {type(one) for one in column(frame, "net_amount")} == {Decimal}
    assert column(frame, "item") == [one.item.name for one in stated if one.item]
    assert column(frame, "path") == ["lines[0]", "lines[1]", "lines[2]", "lines[3]"]
    assert column(frame, "period_start") == [None] * 4


def test_places_stand_as_they_are_stated() -> None:
    amounts = ["0.1", "1234567890123456789.12", "3"]
    frame = to_dataframe(invoice(lines=[line(net_amount=one) for one in amounts]))
    assert frame.schema["net_amount"] == polars.Decimal(38, 2)
    assert column(frame, "net_amount") == [Decimal(one) for one in amounts]


def test_a_number_that_no_column_of_polars_holds_is_null_and_harms_no_other() -> None:
    amounts = ["1" * 40, "0." + "1" * 19, "0.25", "0.5" + "0" * 30, None]
    lines = [line(net_amount=one) for one in amounts]
    held = column(to_dataframe(invoice(lines=lines)), "net_amount")
    assert held == [None, None, Decimal("0.25"), Decimal("0.5"), None]
    exact = column(to_dataframe(invoice(lines=lines), backend="pandas"), "net_amount")
    assert exact == [Decimal(one) if one else None for one in amounts]


@pytest.mark.parametrize("backend", BACKENDS)
def test_dates_are_dates_and_moments_are_moments(backend: Backend, folder: Path) -> None:
    documents = to_dataframe(folder, backend=backend)
    issued, modified = column(documents, "issue_date")[0], column(documents, "modified")[0]
    if backend == "pandas":
        assert str(documents.dtypes["issue_date"]) == "datetime64[s]"  # pyright: ignore
        issued, modified = issued.date(), modified.to_pydatetime()
    assert issued == date(2026, 1, 31)
    assert modified == datetime.fromtimestamp((folder / "a.xml").stat().st_mtime, UTC)


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_folder_is_a_row_for_every_document_the_unreadable_included(
    backend: Backend, folder: Path
) -> None:
    frame = to_dataframe(folder, backend=backend)
    assert column(frame, "verdict") == ["accept", "reject", ""]
    assert column(frame, "error") == ["", "", "read.unknown-syntax"]
    assert column(frame, "amount_due") == [Decimal("1062.19"), Decimal("23.80"), None]
    assert list(column(frame, "rules")[1]) == ["BR-CO-10", "BR-CO-13"]


def test_what_batch_yields_is_the_same_table(folder: Path) -> None:
    assert to_dataframe(batch(folder, jobs=1)).equals(to_dataframe(folder))
    assert to_dataframe(list(batch(folder, jobs=1))).equals(to_dataframe(folder))


def test_records_lead_to_the_lines_of_their_files(folder: Path) -> None:
    records = [one for one in batch(folder, jobs=1) if not one.error]
    frame = to_dataframe(records, "lines")
    assert frame.equals(to_dataframe([folder / "a.xml", folder / "b.xml"], "lines"))
    assert column(frame, "document") == [str(folder / "a.xml")] * 4 + [str(folder / "b.xml")]


def test_vat_of_many_documents_is_one_table(folder: Path) -> None:
    frame = to_dataframe(folder, "vat", on_error="skip")
    assert column(frame, "rate") == [Decimal(7), Decimal(19), Decimal(19)]
    assert column(frame, "tax_amount") == [Decimal("39.02"), Decimal("74.37"), Decimal("3.80")]


@pytest.mark.parametrize("table", ["lines", "vat", "findings"])
def test_what_cannot_be_read_is_an_error_unless_it_is_to_be_skipped(
    table: TableName, folder: Path
) -> None:
    with pytest.raises(UnknownSyntaxError):
        to_dataframe(folder, table)
    assert len(to_dataframe(folder, table, on_error="skip")) > 0


@pytest.mark.parametrize("backend", BACKENDS)
def test_findings_have_their_part_place_and_words(backend: Backend) -> None:
    report = validate(write(WRONG, syntax="ubl"))
    frame = to_dataframe(report, backend=backend, language="de")
    assert column(frame, "rule") == [one.rule for one in report.findings]
    assert column(frame, "part") == ["totals", "totals"]
    assert column(frame, "fix") == [one.explain("de").fix for one in report.findings]
    assert column(frame, "decides") == [True, True]
    assert list(column(frame, "terms")[0]) == list(report.findings[0].terms)


def test_documents_are_named_by_key_number_or_position() -> None:
    one, nameless = invoice(number="R-7", issue_date=None), invoice(number=None)
    assert column(to_dataframe([one, nameless]), "document") == ["R-7", "#2"]
    assert column(to_dataframe({"a": nameless}), "document") == ["a"]
    assert column(to_dataframe([validate(one), validate(nameless)]), "document") == ["#1", "#2"]


def test_a_reading_and_an_iterator_are_taken_as_well() -> None:
    def several() -> Iterator[Invoice]:
        yield from (invoice(number="1"), invoice(number="2"))

    assert column(to_dataframe(several()), "document") == ["1", "2"]
    result = read(write(invoice(), syntax="ubl"))
    assert to_dataframe(result).equals(to_dataframe(result.invoice))


def test_lines_below_others_follow_them_with_their_depth() -> None:
    below = line(id="1.1", sub_lines=[line(id="1.1.1")])
    frame = to_dataframe(invoice(lines=[line(id="1", sub_lines=[below]), line(id="2")]))
    assert frame.select("line", "depth", "path").rows() == [
        ("1", 0, "lines[0]"),
        ("1.1", 1, "lines[0].sub_lines[0]"),
        ("1.1.1", 2, "lines[0].sub_lines[0].sub_lines[0]"),
        ("2", 0, "lines[1]"),
    ]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("table", TABLES)
def test_no_documents_are_a_table_with_all_columns(table: TableName, backend: Backend) -> None:
    empty = to_dataframe([], table, backend=backend)
    full = to_dataframe(example_invoice(), "lines", backend=backend)
    assert empty.shape[0] == 0
    assert empty.shape[1] > 5
    assert table != "lines" or list(empty.columns) == list(full.columns)


def test_both_libraries_have_the_same_columns(folder: Path) -> None:
    for table in TABLES:
        frames = [to_dataframe(folder, table, backend=one, on_error="skip") for one in BACKENDS]
        assert list(frames[0].columns) == list(frames[1].columns)
        assert frames[0].shape == frames[1].shape


def test_a_table_that_such_a_document_cannot_have_is_refused() -> None:
    with pytest.raises(TypeError, match="holds no invoice"):
        to_dataframe(validate(invoice()), "lines")
    with pytest.raises(TypeError, match="for a table of documents"):
        to_dataframe(invoice(), "documents")
    with pytest.raises(TypeError, match="found int"):
        to_dataframe([7])  # pyright: ignore[reportArgumentType]  # what is refused


def test_an_unknown_library_is_refused_and_a_missing_one_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(ValueError, match="polars or pandas"):
        to_dataframe(invoice(), backend="dask")  # pyright: ignore[reportArgumentType, reportCallIssue]  # what is refused
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(MissingExtraError, match="pandas"):
        to_dataframe(invoice(), backend="pandas")
