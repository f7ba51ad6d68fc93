"""Which account numbers pass for an IBAN."""

import pytest

from einvoice.rules.xrechnung.iban import is_iban


@pytest.mark.parametrize(
    "account",
    [
        "DE02120300000000202051",
        "DE02 1203 0000 0000 2020 51",
        " DE02\t1203\n0000 0000 2020 51 ",
        "GB33BUKB20201555555555",
        "NO8330001234567",
    ],
)
def test_a_correct_iban_passes_with_or_without_white_space(account: str) -> None:
    assert is_iban(account)


@pytest.mark.parametrize(
    "account",
    [
        None,
        "",
        "DE03120300000000202051",
        "de02120300000000202051",
        "DE02-1203-0000-0000-2020-51",
        "DE02\u00a0120300000000202051",
        "GB33bukb20201555555555",
        "DE0212030000000020205\u0661",
        "DE02" + "0" * 31,
    ],
)
def test_anything_else_does_not(account: str | None) -> None:
    assert not is_iban(account)
