"""The syntax rules of EN 16931: which elements UBL and CII may use, and how often.

Most follow from the tables `ubl.txt` and `cii.txt`, which one walk over what the reader could not
map, and over the terms that only extensions have, decides together; the rest are functions.
"""

from einvoice.rules.en16931.syntax.family import FAMILIES
from einvoice.rules.en16931.syntax.special_cii import SPECIAL_CII
from einvoice.rules.en16931.syntax.special_cii_content import SPECIAL_CII_CONTENT
from einvoice.rules.en16931.syntax.special_ubl import SPECIAL_UBL
from einvoice.rules.en16931.syntax.special_ubl_content import SPECIAL_UBL_CONTENT
from einvoice.rules.en16931.syntax.special_ubl_payment import SPECIAL_UBL_PAYMENT
from einvoice.rules.rule import Checked

RULES: tuple[Checked, ...] = (
    *FAMILIES,
    *SPECIAL_UBL,
    *SPECIAL_UBL_PAYMENT,
    *SPECIAL_UBL_CONTENT,
    *SPECIAL_CII,
    *SPECIAL_CII_CONTENT,
)
