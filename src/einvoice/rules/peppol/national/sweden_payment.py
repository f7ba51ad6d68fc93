"""Sweden: payments by Bankgiro and Plusgiro."""

from collections.abc import Callable, Iterator

from einvoice.rules.peppol.national.countries import countries
from einvoice.rules.peppol.national.numbers import is_number
from einvoice.rules.peppol.national.payment_means import means_of
from einvoice.rules.peppol.national.sweden import sells_from_sweden
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Check, Hit, Rule, Severity, area_of, declared_in, rule
from einvoice.rules.stated import Stated

_SWEDEN = "SE"
_TRANSFER = "30"
_DEBIT_TRANSFER = "31"
_GIRO_CODES = ("50", "56")
_PLUSGIRO = "SE:PLUSGIRO"
_BANKGIRO = "SE:BANKGIRO"
_WARNING: Severity = "warning"


def _accounts(stated: Stated, bank: str) -> Iterator[tuple[str, str]]:
    """The accounts at a giro, with their paths."""
    if sells_from_sweden(stated):
        for index, means in enumerate(means_of(stated)):
            account = means.account
            if account is None or account.account_id is None:
                continue
            if collapsed(means.code) == _TRANSFER and collapsed(account.provider_id) == bank:
                path = f"payment.means[{index}].account.account_id"
                yield path, collapsed(account.account_id)


def _giro(bank: str, holds: Callable[[str], bool]) -> Check:
    def check(stated: Stated) -> Iterator[Hit]:
        for path, account in _accounts(stated, bank):
            if not holds(account):
                yield Hit(path, {"stated": account or "-", "length": str(len(account))})

    return check


_GIROS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("SE-R-007", _PLUSGIRO, is_number),
    ("SE-R-010", _PLUSGIRO, lambda account: 2 <= len(account) <= 8),
    ("SE-R-008", _BANKGIRO, is_number),
    ("SE-R-009", _BANKGIRO, lambda account: len(account) in (7, 8)),
)
"""The rule, the giro and what its account numbers must be."""


@rule("SE-R-011", "BT-81", "BT-86", severity="warning")
def giro_is_named_as_bank(stated: Stated) -> Iterator[Hit]:
    """Swedish giros are named as the bank of a transfer (30), not by a code of their own."""
    if sells_from_sweden(stated):
        for index, means in enumerate(means_of(stated)):
            if means.code in _GIRO_CODES:
                yield Hit(f"payment.means[{index}].code", {"stated": means.code})


@rule("SE-R-012", "BT-81", severity="warning")
def domestic_transfer_is_a_credit_transfer(stated: Stated) -> Iterator[Hit]:
    """Between Swedes, a transfer has the code 30, not 31."""
    if sells_from_sweden(stated) and countries(stated).of_buyer == _SWEDEN:
        for index, means in enumerate(means_of(stated)):
            if means.code == _DEBIT_TRANSFER:
                yield Hit(f"payment.means[{index}].code", {"stated": means.code})


RULES = (
    *(
        Rule(rule_id, _giro(bank, holds), ("BT-84", "BT-86"), _WARNING, area=area_of(__name__))
        for rule_id, bank, holds in _GIROS
    ),
    *declared_in(globals()),
)
