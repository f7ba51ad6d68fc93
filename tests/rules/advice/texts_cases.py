"""Cases of texts that a program spoilt."""

from einvoice.model.invoice import Invoice
from einvoice.model.reference import Note
from tests.rules.advice.clean import clean, seller
from tests.rules.cases import Case


def _noted(text: str) -> Invoice:
    return clean(notes=[Note(text=text)])


CASES = (
    Case("ADV-GARBLED-TEXT", fires=_noted("GrÃ¼ÃŸe"), silent=_noted("Grüße")),
    Case("ADV-GARBLED-TEXT", fires=_noted("Gr\ufffd\ufffde"), silent=_noted("Gruesse")),
    Case("ADV-MARKUP", fires=_noted("Thank you<br/>very much"), silent=_noted("a < b & c > d")),
    Case(
        "ADV-PLACEHOLDER",
        fires=clean(seller=seller(name="undefined")),
        silent=clean(seller=seller(name="Undefined Example Ltd")),
    ),
)
