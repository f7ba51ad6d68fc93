"""Whether a part of a CII document is there, which the model does not hold as such."""

from einvoice import read
from einvoice.model.invoice import Invoice
from einvoice.rules.peppol.containers import has_agreement, has_context, has_settlement
from einvoice.rules.stated import Stated

ROOT = (
    '<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:'
    'CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:'
    'ReusableAggregateBusinessInformationEntity:100">{}</rsm:CrossIndustryInvoice>'
)
AGREEMENT = (
    "<rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement>{}"
    "</ram:ApplicableHeaderTradeAgreement></rsm:SupplyChainTradeTransaction>"
)


def document(content: str) -> Stated:
    """A fragment of a CII invoice."""
    return Stated.of(read(ROOT.format(content).encode()))


def test_a_part_with_a_term_is_there_and_the_others_are_not() -> None:
    stated = document(AGREEMENT.format("<ram:BuyerReference>B</ram:BuyerReference>"))
    assert has_agreement(stated)
    assert not has_settlement(stated)
    assert not has_context(stated)


def test_an_empty_part_is_there() -> None:
    assert has_agreement(document(AGREEMENT.format("")))


def test_a_part_with_unknown_content_is_there() -> None:
    assert has_agreement(document(AGREEMENT.format("<ram:Unknown>1</ram:Unknown>")))


def test_an_invoice_that_was_not_read_has_every_part() -> None:
    assert has_settlement(Stated(Invoice(), "cii"))
