"""Cases of what the profiles of Factur-X have no place for."""

from einvoice import profiles, write
from einvoice.model.invoice import Invoice, ProcessControl
from einvoice.model.party import Address, Buyer
from einvoice.model.values import Identifier
from tests.builders import invoice
from tests.rules.cases import Case

CII = frozenset({"cii"})


def claiming(profile: str, stated: Invoice) -> bytes:
    """An invoice in CII that claims a profile, whatever it states."""
    claimed = ProcessControl(specification_id=profiles.get(profile).specification_id)
    return write(stated.replace(process=claimed), syntax="cii")


def buyers(*ids: str) -> bytes:
    buyer = Buyer(
        name="Example Buyer Ltd",
        ids=tuple(Identifier(value=one) for one in ids),
        address=Address(country_code="FR"),
    )
    return claiming("basic", invoice(buyer=buyer))


FITTING = write(invoice(), syntax="cii", profile="minimum", on_loss="drop")
BASIC = claiming("basic", invoice())

CASES = (
    Case("FX-TERM", fires=claiming("minimum", invoice()), silent=FITTING, syntaxes=CII),
    Case("FX-COUNT", fires=buyers("1", "2"), silent=buyers("1"), syntaxes=CII),
    Case(
        "FX-ELEMENT",
        fires=BASIC.replace(b"<ram:TypeCode>380", b"<ram:Purpose>x</ram:Purpose><ram:TypeCode>380"),
        silent=BASIC,
        syntaxes=CII,
    ),
)
