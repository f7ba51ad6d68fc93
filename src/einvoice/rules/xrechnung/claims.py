"""Which of the specifications of XRechnung an invoice claims (BT-24)."""

from collections.abc import Iterator

from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.presence import ABSENT

CIUS = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
EXTENSION = f"{CIUS}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0"
CVD = f"{CIUS}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9"

_CLAIMED = frozenset({CIUS, EXTENSION, CVD})


def claimed(stated: Stated) -> str:
    """The specification identifier; empty where none is stated."""
    process = stated.invoice.process
    return (process.specification_id if process else None) or ""


def is_extension(stated: Stated) -> bool:
    """Whether the rules of the extension (BR-DEX) apply."""
    return claimed(stated) == EXTENSION


def is_cvd(stated: Stated) -> bool:
    """Whether the rules for clean vehicles (BR-DE-CVD) apply."""
    return claimed(stated) == CVD


@rule("BR-DE-21", "BT-24", severity="warning")
def claims_xrechnung(stated: Stated) -> Iterator[Hit]:
    """BT-24 is that of XRechnung 3.0, of its extension or of CVD."""
    stated_id = claimed(stated)
    if stated_id not in _CLAIMED:
        yield Hit("process.specification_id", {"stated": stated_id or ABSENT, "expected": CIUS})


RULES = declared_in(globals())
