"""The national rules: their inventory, whose rules apply, and what the model says only once."""

import pytest

from einvoice import read
from einvoice.model.invoice import Invoice
from einvoice.model.party import TaxRepresentative
from einvoice.model.payment import DirectDebit, PaymentMeans
from einvoice.rules.peppol.national.countries import countries
from einvoice.rules.peppol.national.fragments import fragments
from einvoice.rules.peppol.national.numbers import is_number, is_whole_number
from einvoice.rules.peppol.national.payment_means import (
    has_account,
    has_card,
    mandates,
    means_of,
    references,
)
from einvoice.rules.peppol.national.registrations import local_registrations, vat_ids
from einvoice.rules.registry import RULE_SETS
from einvoice.rules.run import Fired, run
from einvoice.rules.stated import Stated
from tests.builders import invoice
from tests.rules.peppol.documents import SELLER, replaced
from tests.rules.peppol.national import at, between, by, paid
from tests.rules.peppol.test_inventory import flags

COUNTRIES = ("DE-", "DK-", "GR-", "IS-", "IT-", "NL-", "NO-", "SE-")


def stated_in(data: bytes) -> Stated:
    return Stated.of(read(data))


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
def test_the_national_rules_are_those_of_the_inventory(syntax: str) -> None:
    rules = [rule for rule in RULE_SETS["peppol"].rules() if syntax in rule.syntaxes]
    native = {rule.id: rule.severity for rule in rules if rule.id.startswith(COUNTRIES)}
    official = flags(f"peppol-{syntax}")
    assert native == {id_: flag for id_, flag in official.items() if id_.startswith(COUNTRIES)}


def test_self_billing_has_no_national_rules() -> None:
    rules = RULE_SETS["peppol-self-billing"].rules()
    assert [rule.id for rule in rules if rule.id.startswith(COUNTRIES)] == []


def test_an_invoice_from_elsewhere_concerns_no_country() -> None:
    stated = between("AT", payment=by(paid("31", "1", "2")), type_code="386")
    for syntax in ("ubl", "cii"):
        fired = list(run(RULE_SETS["peppol"], Stated(stated, syntax)))
        assert [
            one.rule.id
            for one in fired
            if isinstance(one, Fired) and one.rule.id.startswith(COUNTRIES)
        ] == []


@pytest.mark.parametrize(
    ("stated", "supplier", "seller"),
    [
        (between("SE", {"vat_id": "no1"}), "NO", "NO"),
        (between(" se "), "SE", "SE"),
        (between("SE", {"vat_id": ""}), "SE", "SE"),
        (between("SE", tax_representative=TaxRepresentative(vat_id="DK1")), "DK", "SE"),
        (invoice(seller=None), "XX", "XX"),
        (invoice(seller=SELLER.replace(vat_id=None, address=None)), "XX", "XX"),
    ],
)
def test_the_country_is_that_of_the_vat_id_before_that_of_the_address(
    stated: Invoice, supplier: str, seller: str
) -> None:
    found = countries(Stated(stated, "ubl"))
    assert (found.supplier, found.seller) == (supplier, seller)


def test_cii_has_vat_ids_for_the_national_rules_only_by_the_scheme_of_ubl() -> None:
    stated = between("SE", {"vat_id": "NO1"})
    assert countries(stated_in(replaced(stated, "cii", '"VA"', '"VA"'))).supplier == "SE"
    written_out = stated_in(replaced(stated, "cii", '"VA"', '"VAT"'))
    assert countries(written_out).supplier == "NO"
    assert vat_ids(written_out, "seller") == ["NO1"]
    assert vat_ids(written_out, "buyer") == []


TAX = "<cac:TaxScheme><cbc:ID>{}</cbc:ID></cac:TaxScheme>"
ONE_MORE = "<cac:PartyTaxScheme><cbc:CompanyID>{}</cbc:CompanyID>{}</cac:PartyTaxScheme>"


@pytest.mark.parametrize(
    ("scheme", "found"),
    [
        (TAX.format("LOC"), [("1", "FC"), ("2", "LOC")]),
        (TAX.format("VAT"), [("1", "FC")]),
        ("", [("1", "FC"), ("2", "")]),
    ],
)
def test_further_tax_numbers_of_the_seller_are_found(
    scheme: str, found: list[tuple[str, str | None]]
) -> None:
    stated = between("SE", {"vat_id": "SE1", "tax_registration_id": "1"})
    before = "<cac:PartyLegalEntity>"
    data = replaced(stated, "ubl", before, ONE_MORE.format("2", scheme) + before)
    assert [(one.value, one.scheme) for one in local_registrations(stated_in(data))] == found


def test_with_two_vat_ids_the_seller_is_in_no_country() -> None:
    stated = between("SE", {"vat_id": "SE1"})
    before = "<cac:PartyLegalEntity>"
    second = ONE_MORE.format("SE1", TAX.format("VAT"))
    looked_at = stated_in(replaced(stated, "ubl", before, second + before))
    assert vat_ids(looked_at, "seller") == ["SE1", "SE1"]
    assert countries(looked_at).supplier not in ("SE", "XX")
    assert countries(looked_at).of_seller == "SE"


def test_the_scheme_of_the_tax_number_is_known_once_it_is_read() -> None:
    stated = between("NO", {"tax_registration_id": "Foretaksregisteret"})
    schemes = [
        [one.scheme for one in local_registrations(looked_at)]
        for looked_at in (
            Stated(stated, "ubl"),
            stated_in(replaced(stated, "ubl", ">FC<", "> TAX <")),
            stated_in(replaced(stated, "ubl", ">FC<", ">FC<")),
            stated_in(replaced(stated, "cii", '"FC"', '"FC"')),
        )
    ]
    assert schemes == [[None], ["TAX"], ["FC"], ["FC"]]


def test_a_second_tax_number_of_the_seller_is_found_in_cii() -> None:
    one = '<ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">{}</ram:ID>'
    end = "</ram:SpecifiedTaxRegistration>"
    first = one.format("1") + end
    stated = between("SE", {"tax_registration_id": "1"})
    data = replaced(stated, "cii", first, first + one.format("2") + end)
    found = list(local_registrations(stated_in(data)))
    assert [registration.value for registration in found] == ["1", "2"]
    assert not found[0].hit().location
    assert found[1].hit().location.endswith("ram:SpecifiedTaxRegistration[2]/ram:ID")


def test_payment_means_may_have_references_of_their_own() -> None:
    means = (paid("93", "12345678"), paid("50", "1234567"), paid("42", "1", "2"))
    stated = between("DK", payment=by(*means, remittance_information="73#"))
    data = replaced(stated, "ubl", "73#</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>1234567<",
                    "01#</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>1234567<")  # fmt: skip
    assert references(stated_in(data)) == ["73#", "01#", "73#"]
    assert references(Stated(stated, "cii")) == ["73#"] * 3
    assert references(Stated(between("DK"), "ubl")) == []


def test_without_an_account_the_mandate_belongs_to_the_means_for_direct_debit() -> None:
    debit = DirectDebit(mandate_reference="M")
    codes = ("30", "59")
    stated = between("DE", payment=by(*map(paid, codes), direct_debit=debit))
    assert mandates(Stated(stated, "ubl")) == [False, True]
    stated = between("DE", payment=by(paid("30"), paid("58"), direct_debit=debit))
    assert mandates(Stated(stated, "ubl")) == [True, False]


def test_a_mandate_that_is_repeated_belongs_to_both_means() -> None:
    debit = DirectDebit(mandate_reference="M")
    stated = between("DE", payment=by(paid("59"), paid("59"), paid("30"), direct_debit=debit))
    mandate = "<cac:PaymentMandate><cbc:ID>M</cbc:ID></cac:PaymentMandate></cac:PaymentMeans>"
    code = "<cbc:PaymentMeansCode>59</cbc:PaymentMeansCode></cac:PaymentMeans>"
    data = replaced(stated, "ubl", code, code.replace("</cac:PaymentMeans>", mandate))
    assert mandates(stated_in(data)) == [True, True, False]
    assert mandates(Stated(stated, "ubl")) == [True, False, False]


def test_elements_of_payment_means_that_hold_no_value_are_seen() -> None:
    stated = between("DE", payment=by(paid("30", "1"), paid("58", "2")))
    end = "</cac:PaymentMeans>"
    empty = "<cac:CardAccount/><cac:PaymentMandate><cac:Clause/></cac:PaymentMandate>"
    seen = stated_in(replaced(stated, "ubl", end, f"{empty}{end}"))
    assert [has_card(seen, index) for index in range(2)] == [True, False]
    assert mandates(seen) == [True, False]
    bare = replaced(stated, "ubl", "<cac:PayeeFinancialAccount><cbc:ID>1</cbc:ID>",
                    "<cac:PayeeFinancialAccount>")  # fmt: skip
    assert has_account(stated_in(bare), 0)
    assert not has_account(Stated(between("DE", payment=by(paid("30"))), "ubl"), 0)
    assert means_of(Stated(between("DE"), "ubl")) == ()


def test_a_debited_account_shows_that_there_is_a_mandate() -> None:
    stated = between("DE", payment=by(PaymentMeans(code="30", debited_provider_id="BIC")))
    assert mandates(Stated(stated, "ubl")) == [True]


@pytest.mark.parametrize(
    ("rule", "stated", "mended"),
    [
        (
            "IT-R-001",
            between("IT", {"tax_registration_id": "rss mra85t10a562s"}),
            ("seller.tax_registration_id", "RSSMRA85T10A562S"),
        ),
        ("IT-R-001", between("IT", {"tax_registration_id": "rss-mra"}), None),
        (
            "SE-R-003",
            between("SE", {"legal_id": "556016-0680"}),
            ("seller.legal_id.value", "5560160680"),
        ),
        ("SE-R-003", between("SE", {"legal_id": "556016-0681"}), None),
        (
            "DE-R-018",
            between("DE", payment_terms="#SKONTO#TAGE=14#PROZENT=2.00#"),
            ("payment_terms", "#SKONTO#TAGE=14#PROZENT=2.00#\n"),
        ),
        (
            "DE-R-018",
            between("DE", payment_terms="#SKONTO#TAGE=14#PROZENT=2.00#\nno # 5 # now"),
            None,
        ),
    ],
)
def test_what_is_certain_is_mended(
    rule: str, stated: Invoice, mended: tuple[str, str] | None
) -> None:
    fired = run(RULE_SETS["peppol"], Stated(stated, "ubl"))
    (hit,) = (one.hit for one in fired if isinstance(one, Fired) and one.rule.id == rule)
    assert hit.patch == ((("replace", *mended),) if mended else ())


@pytest.mark.parametrize("text", ["1", " -1.5 ", "1E5", "+.5", "5.", "INF", "-INF"])
def test_what_the_official_expressions_take_for_a_number(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "1 2", "12-3", "NaN", "1E", "٣", "."])
def test_what_they_do_not_take_for_a_number(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("text", "is_whole"), [("0", True), (" +12 ", True), ("-0", False), ("1.0", False), ("", False)]
)
def test_whole_numbers_are_not_negative(text: str, is_whole: bool) -> None:
    assert is_whole_number(text) is is_whole


def test_groups_in_what_no_term_stands_for_are_found_with_their_texts() -> None:
    address = at("DE", line_2="second")
    stated = between("DE", {"address": address})
    tax = (
        "<cac:TaxTotal><cac:TaxSubtotal><cbc:Percent/><cbc:ID> a&amp;b </cbc:ID></cac:TaxSubtotal>"
    )
    data = replaced(stated, "ubl", "<cac:LegalMonetaryTotal>",
                    f"{tax}<cac:TaxSubtotal/></cac:TaxTotal><cac:LegalMonetaryTotal>")  # fmt: skip
    (found,) = fragments(stated_in(data), "TaxSubtotal")
    assert [found.text_of(name) for name in ("ID", "Percent", "Name")] == ["a&b", "", None]
    assert found.part.location.startswith("/Invoice/cac:TaxTotal")
