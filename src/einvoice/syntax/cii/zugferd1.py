"""ZUGFeRD 1.0: CII before D16B, under other names.

Its tables are those of CII with other element names, and with rows of their own where the shape
differs. Reading takes whatever CII has, in any order; `zugferd1_written` says how it is written.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from einvoice.model.invoice import Invoice
from einvoice.model.values import date_of
from einvoice.syntax.binding import Bind, Keep, Nest, Row, Table
from einvoice.syntax.cii.common import FORMATTED
from einvoice.syntax.cii.header import MEANS
from einvoice.syntax.cii.invoice import CURRENCY, INVOICE
from einvoice.syntax.cii.line import LINE
from einvoice.syntax.codecs import BLANKS, Codec, InexactError, is_iban, is_no_iban
from einvoice.syntax.detect import Syntax
from einvoice.syntax.formats import Format

NAMESPACES = {
    "rsm": "urn:ferd:CrossIndustryDocument:invoice:1p0",
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15",
    "qdt": "urn:un:unece:uncefact:data:standard:QualifiedDataType:12",
}
_DATED = "ram:IssueDateTime"
_NAMES = {
    FORMATTED: _DATED,
    "rsm:ExchangedDocumentContext": "rsm:SpecifiedExchangedDocumentContext",
    "rsm:ExchangedDocument": "rsm:HeaderExchangedDocument",
    "rsm:SupplyChainTradeTransaction": "rsm:SpecifiedSupplyChainTradeTransaction",
    "ram:ApplicableHeaderTradeAgreement": "ram:ApplicableSupplyChainTradeAgreement",
    "ram:ApplicableHeaderTradeDelivery": "ram:ApplicableSupplyChainTradeDelivery",
    "ram:ApplicableHeaderTradeSettlement": "ram:ApplicableSupplyChainTradeSettlement",
    "ram:SpecifiedLineTradeAgreement": "ram:SpecifiedSupplyChainTradeAgreement",
    "ram:SpecifiedLineTradeDelivery": "ram:SpecifiedSupplyChainTradeDelivery",
    "ram:SpecifiedLineTradeSettlement": "ram:SpecifiedSupplyChainTradeSettlement",
    "ram:SpecifiedTradeSettlementHeaderMonetarySummation": (
        "ram:SpecifiedTradeSettlementMonetarySummation"
    ),
    "ram:SpecifiedTradeSettlementLineMonetarySummation": (
        "ram:SpecifiedTradeSettlementMonetarySummation"
    ),
    "ram:UltimateCustomerOrderReferencedDocument": "ram:CustomerOrderReferencedDocument",
    "ram:IssuerAssignedID": "ram:ID",
    "ram:RateApplicablePercent": "ram:ApplicablePercent",
}
"""CII name -> name of ZUGFeRD 1.0, wherever the element stands."""

_ALSO = {
    "ram:ReceivableSpecifiedTradeAccountingAccount": "ram:SpecifiedTradeAccountingAccount",
}
"""CII name -> a second name under which ZUGFeRD 1.0 has the same."""

_named = re.compile("|".join(f"{re.escape(name)}(?![A-Za-z])" for name in _NAMES))
_moment = re.compile(r"([0-9-]{10})(?:T00:00(?::00(?:\.0+)?)?)?", re.ASCII).fullmatch
_date_in_front = re.compile(r"([0-9-]{10})T[0-9:.]+(?:Z|[+-][0-9:]+)?", re.ASCII).fullmatch


def _read_moment(text: str) -> date:
    text = text.strip(BLANKS)
    if found := _moment(text):
        return date_of(found[1])
    if found := _date_in_front(text):
        raise InexactError("expected a date without a time of day", date_of(found[1]))
    raise ValueError("expected a date and time such as 2014-03-01T00:00:00")


MOMENT = Codec(_read_moment, lambda value: f"{value.isoformat()}T00:00:00")
"""The date of a referenced document: a plain xs:dateTime, of which the model keeps the day."""

_MORE_ROWS: dict[Table, tuple[Row, ...]] = {
    LINE: (Keep("ram:AssociatedDocumentLineDocument"),),
    MEANS: (Bind("debited_account_id", "ram:PayerPartyDebtorFinancialAccount/ram:ProprietaryID"),),
}
"""What ZUGFeRD 1.0 states, or demands, and the profiles of CII have dropped."""

_ACCOUNT = "debited_account_id"
"""Unlike the one of CII, it may be no IBAN, and has another element then."""


def renamed(path: str) -> str:
    """A path of CII in the names of ZUGFeRD 1.0."""
    return _named.sub(lambda found: _NAMES[found[0]], path)


def _rows(row: Row, done: dict[Table, Table]) -> Iterator[Row]:
    path = renamed(row.path)
    if isinstance(row, Nest):
        row = replace(row, path=path, table=_derived(row.table, done))
    elif isinstance(row, Bind) and row.path.endswith(FORMATTED):
        row = replace(row, path=path, codec=MOMENT)
    elif isinstance(row, Bind) and row.field == _ACCOUNT:
        row = replace(row, path=path, only=is_iban if path.endswith("IBANID") else is_no_iban)
    else:
        row = replace(row, path=path)
    yield row
    for name, other in _ALSO.items():
        if name in path:
            yield replace(row, path=path.replace(name, other))


def _derived(table: Table, done: dict[Table, Table]) -> Table:
    """A table of CII as ZUGFeRD 1.0 has it; tables are shared, and stay so."""
    known = done.get(table)
    if known is not None:
        return known
    made = done[table] = Table(table.group, tidy=table.tidy)
    rows = (*table.rows, *_MORE_ROWS.get(table, ()))
    return made.with_rows(*(derived for row in rows for derived in _rows(row, done)))


def _written() -> Table:
    from einvoice.syntax.cii.zugferd1_written import written

    return written()


def _completed(invoice: Invoice) -> Invoice:
    from einvoice.syntax.cii.zugferd1_written import completed

    return completed(invoice)


FORMAT = Format(
    Syntax.ZUGFERD_1,
    "rsm:CrossIndustryDocument",
    _derived(INVOICE, {}),
    NAMESPACES,
    (renamed(CURRENCY[0]), renamed(CURRENCY[1])),
    arranged=_written,
    completed=_completed,
)
