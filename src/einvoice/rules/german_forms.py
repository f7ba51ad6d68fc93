"""Forms that German rules ask for, in XRechnung as in Peppol: accounts, contacts, discounts."""

import re

_BLANKS = " \t\r\n"
_RUN_OF_BLANKS = re.compile(r"[ \t\r\n]+")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{0,30}")
_AFTER_DIGITS = 64
"""Code points above are letters, which count from ten."""
_EMAIL = re.compile(r"[^@ \t\r\n]+@(?:[^@. \t\r\n]+\.)+[^@. \t\r\n]+")
_DIGIT = re.compile(r"[0-9]")
_LEAST_DIGITS = 3
_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:")
_DISCOUNT = re.compile(
    r"#SKONTO#TAGE=[0-9]+#PROZENT=[0-9]+\.[0-9]{2}(?:#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#"
)
_LINE_END = re.compile(r"\r?\n")
_BETWEEN_SIGNS = re.compile(r"#[^\r\n]+#")
_BLANK_LINE_END = re.compile(r"[ \t\r\n]*\n")

DISCOUNT = "#SKONTO#TAGE=14#PROZENT=2.00#"
"""An entry that grants a discount, as an example."""


def is_iban(account: str | None) -> bool:
    """Whether an account number has the form and the check digits of an IBAN."""
    number = _RUN_OF_BLANKS.sub("", account or "")
    if _IBAN.fullmatch(number) is None:
        return False
    moved = number[4:] + number[:4]
    return int("".join(map(_value, moved))) % 97 == 1


def _value(character: str) -> str:
    # Small letters are not raised officially, so they get other values, and seldom pass.
    point = ord(character)
    return str(point - 55 if point > _AFTER_DIGITS else point - 48)


def is_email(address: str | None) -> bool:
    """Whether a text has the form of an email address."""
    return _EMAIL.fullmatch(normalised(address or "")) is not None


def has_three_digits(telephone: str | None) -> bool:
    """Whether a telephone number has digits enough to be one."""
    return len(_DIGIT.findall(telephone or "")) >= _LEAST_DIGITS


def is_absolute_url(location: str) -> bool:
    """Whether a location begins with a scheme, as "https:" does."""
    return _URL.match(location) is not None


def discount_lines(terms: str) -> list[str]:
    """The lines of payment terms that begin with a number sign: they must be discounts."""
    return [line for line in _LINE_END.split(terms) if line.strip(_BLANKS).startswith("#")]


def is_discount(line: str) -> bool:
    """Whether a line grants a discount in the form that programs understand."""
    return _DISCOUNT.fullmatch(normalised(line)) is not None


def ends_with_line_end(terms: str) -> bool:
    """Whether a line end follows the last text between number signs."""
    return _BLANK_LINE_END.match(_BETWEEN_SIGNS.split(terms)[-1]) is not None


def normalised(text: str) -> str:
    """A text with single spaces for its runs of white space, and none around."""
    return _RUN_OF_BLANKS.sub(" ", text).strip(" ")
