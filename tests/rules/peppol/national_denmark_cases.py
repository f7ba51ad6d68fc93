"""Cases of the Danish rules."""

from decimal import Decimal

from einvoice.model.allowance import DocumentCharge, LineCharge
from einvoice.model.invoice import Invoice
from einvoice.model.item import Item, ItemClassification
from einvoice.model.payment import DirectDebit, PaymentMeans
from einvoice.model.values import Identifier
from tests.builders import line
from tests.rules.cases import Case
from tests.rules.peppol.documents import CII, TOTALS, UBL, replaced
from tests.rules.peppol.national import between, by, paid


def known(seller: str | None = "0184", buyer: str | None = "0184") -> Invoice:
    """An invoice between Danes whose registrations have these schemes."""
    numbers = (Identifier(value="12345674", scheme=scheme) for scheme in (seller, buyer))
    return between("DK", *({"legal_id": number} for number in numbers))


def owing(due: str, code: str = "381") -> Invoice:
    """An invoice between Danes with an amount due."""
    return between("DK", type_code=code, totals=TOTALS.replace(amount_due=Decimal(due)))


def charged(reason: str | None, code: str = "ZZZ") -> Invoice:
    """An invoice between Danes with a charge."""
    charge = DocumentCharge(amount=Decimal(1), reason_code=code, reason=reason)
    return between("DK", charges=[charge])


def charged_on_line(reason: str) -> Invoice:
    """An invoice between Danes with a charge on a line."""
    charge = LineCharge(amount=Decimal(1), reason_code="ZZZ", reason=reason)
    return between("DK", lines=[line(charges=[charge])])


def classified(*versions: str | None, scheme: str = "TST") -> Invoice:
    """An invoice between Danes whose item has classes."""
    classes = [
        ItemClassification(code="1", scheme=scheme, scheme_version=version) for version in versions
    ]
    return between("DK", lines=[line(item=Item(name="Example item", classifications=classes))])


def identified(scheme: str | None) -> Invoice:
    """An invoice between Danes whose buyer has an identifier."""
    return between("DK", buyer={"ids": [Identifier(value="1", scheme=scheme)]})


def globally_identified(after: str) -> bytes:
    """The same in CII, with another attribute in place of the scheme."""
    return replaced(identified("0088"), "cii", ' schemeID="0088"', after)


def paying(*means: PaymentMeans, reference: str | None = None) -> Invoice:
    """An invoice between Danes to be paid by these means."""
    return between("DK", payment=by(*means, remittance_information=reference))


def debited(account: str | None, mandate: str | None, creditor: str | None = None) -> Invoice:
    """An invoice between Danes that is paid by direct debit."""
    means = PaymentMeans(code="49", debited_account_id=account)
    debit = DirectDebit(mandate_reference=mandate, creditor_id=creditor)
    return between("DK", payment=by(means, direct_debit=debit))


def debited_inside(mandate: str) -> bytes:
    """A direct debit in CII with its mandate where the rule looks for it."""
    terms = f"<ram:SpecifiedTradePaymentTerms><ram:DirectDebitMandateID>{mandate}"
    closed = "</ram:DirectDebitMandateID></ram:SpecifiedTradePaymentTerms>"
    end = "</ram:SpecifiedTradeSettlementPaymentMeans>"
    return replaced(debited("1", "M", "C"), "cii", end, f"{terms}{closed}{end}")


SLIP = paid("93", "12345678")
GIRO = paid("50", "1234567")

CASES = (
    Case("DK-R-002", between("DK"), known()),
    Case("DK-R-002", between("DK", {"legal_id": " "}), between("NO")),
    Case("DK-R-003", classified("7.0501"), classified("26.08.01")),
    Case("DK-R-003", classified(None), classified("7.0501", "19.0501")),
    Case("DK-R-003", classified("7.0501", "8"), classified("7.0501", scheme="STH")),
    Case("DK-R-004", charged("CO2"), charged("3645")),
    Case("DK-R-004", charged(None), charged("3645#Duty")),
    Case("DK-R-004", charged("#Duty#"), charged("CO2", code="FC")),
    Case("DK-R-004", charged("9E99"), charged("36.5")),
    Case("DK-R-004", charged_on_line("CO2"), charged_on_line("3645"), UBL),
    Case("DK-R-013", identified(None), identified("0088"), UBL),
    Case("DK-R-013", globally_identified(""), globally_identified(' schemeID="0088"'), CII),
    Case("DK-R-013", globally_identified(' schemeID=" "'), identified(None), CII),
    Case("DK-R-014", known(seller="0088"), known(buyer="0088")),
    Case("DK-R-014", known(seller=None), between("DK")),
    Case("DK-R-016", owing("-1"), owing("0"), UBL, credit_note=True),
    Case("DK-R-016", owing("-0.01"), owing("-0.01", code="380"), CII),
    Case("DK-R-017", known(buyer="0088"), known(seller="0088"), UBL),
    Case("DK-R-005", paying(paid("30")), paying(paid("42", "1", "2"))),
    Case("DK-R-005", paying(PaymentMeans()), paying()),
    Case("DK-R-006", paying(paid("42", "1")), paying(paid("42", "1", "2"))),
    Case("DK-R-006", paying(paid("31", None, "2")), paying(paid("58"))),
    Case("DK-R-007", debited(None, "M"), debited("1", "M"), UBL),
    Case("DK-R-007", debited("1", None), paying(paid("59")), UBL),
    Case("DK-R-007", debited("1", "M", "C"), debited_inside("M"), CII),
    Case("DK-R-007", debited_inside(" "), paying(paid("59")), CII),
    Case("DK-R-008", paying(GIRO), paying(GIRO, reference="01#1")),
    Case("DK-R-008", paying(paid("50", "12"), reference="01#1"), paying(GIRO, reference="04#1")),
    Case(
        "DK-R-008",
        fires=paying(paid("50", "12345678"), reference="01#1"),
        silent=paying(GIRO, reference="15#1"),
        syntaxes=CII,
    ),
    Case("DK-R-009", paying(GIRO, reference="04#1"), paying(GIRO, reference="01#1")),
    Case(
        "DK-R-009",
        fires=paying(GIRO, reference="15#12345678901234567"),
        silent=paying(GIRO, reference="15#1234567890123456"),
    ),
    Case("DK-R-010", paying(SLIP), paying(SLIP, reference="73#")),
    Case("DK-R-010", paying(paid("93", "1"), reference="71#1"), paying(SLIP, reference="75#1")),
    Case("DK-R-011", paying(SLIP, reference="71#1"), paying(SLIP, reference="73#1")),
    Case(
        "DK-R-011",
        fires=paying(SLIP, reference="75#12345678901234"),
        silent=paying(SLIP, reference="71#123456789012345"),
    ),
)
