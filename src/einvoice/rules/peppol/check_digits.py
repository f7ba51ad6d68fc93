"""Check digits and forms of identifiers, as tolerant as the functions of the official rules.

Each predicate takes the text with white space collapsed. Where an official function looks at a
part of the text only, or compares code points instead of digits, so does its predicate.
"""

import re

_is_integer = re.compile(r"[ \t\r\n]*[+-]?[0-9]+[ \t\r\n]*").fullmatch
"""What can be cast to xs:integer."""
_is_number = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?").fullmatch
"""What can be cast to xs:double, but for infinity and NaN."""
_is_letters = re.compile(r"[A-Za-z]*").fullmatch
_is_digits = re.compile(r"[0-9]+").fullmatch
_is_cvr = re.compile(r"(?:DK)?[0-9]{8}").fullmatch
_is_codice_ipa = re.compile(r"[A-Za-z0-9]{6}").fullmatch

_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
"""The sum of the digits of twice a digit, as Luhn's method takes it."""
_ABN_WEIGHTS = (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)
_MOST = 10_000
"""No identifier is longer; the bound keeps hostile input cheap."""


def is_all_digits(text: str) -> bool:
    """Whether a text is one or more of the digits 0 to 9."""
    return _is_digits(text) is not None


def is_gln(text: str) -> bool:
    """Whether the last digit is the GS1 check digit of those before (GLN, ICD 0088)."""
    # The official function takes any length; so do all GS1 keys.
    if not text or len(text) > _MOST:
        return False
    total = 0
    for place, character in enumerate(reversed(text[:-1])):
        total += (ord(character) - 48) * (1 if place % 2 else 3)
    return _digit(text[-1]) == -total % 10


def is_mod11(text: str) -> bool:
    """Whether the last digit is the check digit of those before by modulus 11 (ICD 0192)."""
    if not text or len(text) > _MOST or not _is_positive(text):
        return False
    total = 0
    for place, character in enumerate(reversed(text[:-1])):
        total += (ord(character) - 48) * (place % 6 + 2)
    return _digit(text[-1]) == -total % 11


def is_mod97_0208(text: str) -> bool:
    """Whether digits 9 and 10 check the first eight by modulus 97 (Belgium, ICD 0208)."""
    if not _is_integer(text[:8]) or not _is_integer(text[8:10]):
        return False
    return int(text[8:10]) == 97 - int(text[:8]) % 97


def is_abn(text: str) -> bool:
    """Whether the first eleven characters are an Australian business number (ICD 0151)."""
    if len(text) < len(_ABN_WEIGHTS):
        return False
    values = [ord(character) - 48 for character in text[: len(_ABN_WEIGHTS)]]
    values[0] -= 1
    weighted = (value * weight for value, weight in zip(values, _ABN_WEIGHTS, strict=True))
    return sum(weighted) % 89 == 0


def is_swedish_number(text: str) -> bool:
    """Whether the tenth digit checks the nine before by Luhn's method (ICD 0007)."""
    if not is_all_digits(text) or len(text) < 10:
        return False
    digits = [ord(character) - 48 for character in text[:10]]
    total = sum(_DOUBLED[digit] for digit in digits[0:9:2]) + sum(digits[1:9:2])
    return digits[9] == -total % 10


def is_danish_cvr(text: str, *, prefixed: bool = False) -> bool:
    """Whether a text has the form of a CVR number (ICD 0184): eight digits, perhaps after DK."""
    return _is_cvr(text) is not None and (not prefixed or text.startswith("DK"))


def is_greek_tin(text: str) -> bool:
    """Whether the ninth digit checks the eight before (Greek tax number, AFM)."""
    if not is_all_digits(text[:9]) or len(text) < 9:
        return False
    total = sum((ord(text[place]) - 48) << (8 - place) for place in range(8))
    return total % 11 % 10 == ord(text[8]) - 48


def is_codice_ipa(text: str) -> bool:
    """Whether a text has the form of an Italian office code (ICD 0201): six letters or digits."""
    return _is_codice_ipa(text) is not None


def is_codice_fiscale(text: str) -> bool:
    """Whether a text has the form of an Italian tax code (ICD 0210)."""
    if len(text) == 11:
        return _is_integer(text) is not None
    return len(text) == 16 and _is_codice_fiscale_of_person(text)


def _is_codice_fiscale_of_person(text: str) -> bool:
    letters = text[:6], text[8], text[15]
    numbers = text[6:8], text[9:11], text[14]
    return all(map(_is_letters, letters)) and all(map(_is_integer, numbers))


def is_partita_iva(text: str) -> bool:
    """Whether a text is eleven digits that check themselves (Italian VAT number, no prefix)."""
    if len(text) != 11 or not is_all_digits(text):
        return False
    digits = [ord(character) - 48 for character in text]
    return (sum(digits[0::2]) + sum(_DOUBLED[digit] for digit in digits[1::2])) % 10 == 0


def is_partita_iva_if_italian(text: str) -> bool:
    """Whether a VAT number that begins with IT is an Italian one (ICD 0211); others pass."""
    return text[:2] not in ("IT", "it") or is_partita_iva(text[2:])


def _digit(character: str) -> int | None:
    return int(character) if "0" <= character <= "9" else None


def _is_positive(text: str) -> bool:
    if not _is_number(text) or text.startswith("-"):
        return False
    return re.search("[1-9]", re.split("[eE]", text, maxsplit=1)[0]) is not None
