import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from einvoice import Issue, Loss, ReadResult, Syntax, Unmapped, read, write
from einvoice.losses import text_of
from einvoice.model.values import Attachment, Identifier
from tests.builders import invoice


def test_a_result_carries_the_evidence_along() -> None:
    data = write(invoice(), syntax="ubl", profile="peppol")
    result = read(data)
    assert result.syntax is Syntax.UBL_INVOICE
    assert result.profile is not None
    assert result.profile.name == "peppol-billing-3"
    assert result.source == data


def test_an_unknown_profile_is_none() -> None:
    stated = invoice(process={"specification_id": "urn:example:profile"})
    assert read(write(stated, syntax="ubl")).profile is None


@pytest.mark.parametrize(
    "result",
    [
        read(write(invoice(), syntax="cii")),
        Issue("repeated", "message"),
        Unmapped("/Invoice", 1, "{urn}x", "<x/>"),
        Loss("number", "BT-1", "1", "reason"),
    ],
    ids=lambda result: type(result).__name__,
)
def test_results_cannot_be_changed(result: object) -> None:
    assert dataclasses.is_dataclass(result)
    first = dataclasses.fields(result)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(result, first, None)


def test_an_issue_says_where_only_where_that_is_known() -> None:
    issue = Issue("xml.reference", "healed")
    assert (issue.line, issue.location, issue.raw, issue.path) == (0, "", "", "")
    assert not issue.ill_formed


def test_results_are_compared_by_what_they_say() -> None:
    data = write(invoice(), syntax="cii")
    assert read(data) == read(data)
    assert isinstance(read(data), ReadResult)


def test_a_loss_is_shown_on_one_line() -> None:
    assert str(Loss("lines[0].note", "BT-127", "a", "why")) == "BT-127 lines[0].note = 'a': why"
    assert str(Loss("name", None, "a", "why")) == "name = 'a': why"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1E+3"), "1000"),
        (Decimal("1.50"), "1.50"),
        (date(2026, 1, 31), "2026-01-31"),
        (True, "true"),
        (False, "false"),
        (Identifier(value="1", scheme="0088"), "0088:1"),
        (Attachment(content="YQ==", filename="a.csv"), "a.csv"),
        (Attachment(content="YQ=="), "4 characters of Base64"),
        ("text", "text"),
    ],
)
def test_a_lost_value_is_shown_as_text(value: object, text: str) -> None:
    assert text_of(value) == text
