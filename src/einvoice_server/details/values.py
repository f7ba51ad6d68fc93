"""Single values as people of a language write them."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from einvoice.rendering import formats
from einvoice_server.details.data import Value
from einvoice_server.details.words import Words

_TABLES = {
    "unit": "units",
    "unitCode": "units",
    "country": "countries",
    "originCountry": "countries",
    "countryOfOrigin": "countries",
    "invoiceTypeCode": "document_types",
    "categoryCode": "vat_categories",
    "meansCode": "payment_means",
}
"""The fields that hold codes, and where the library has words for these."""

_PERCENT = frozenset({"tax", "rate", "percentage"})
_MONEY = (
    "amount",
    "amountdue",
    "price",
    "cost",
    "balance",
    "estimate",
    "discount",
    "charge",
    "costs",
)
_WORDS = ("status", "severity", "verdict", "gender")
_LONGEST = 3_000
_LONGEST_WORD = 300
_MOST_EXPONENT = 40


class Values:
    """Writes single values."""

    def __init__(self, words: Words, zone: ZoneInfo) -> None:
        self.words = words
        self.zone = zone

    def shown(self, name: str, value: Value, currency: str | None = None) -> str:
        """A value of a field; its name says what it is."""
        if isinstance(value, bool):
            return self.words("page", "yes" if value else "no")
        if isinstance(value, int | Decimal) and name not in _TABLES:
            return self.number(name, Decimal(value), currency)
        return self._text(name, str(value))

    def number(self, name: str, value: Decimal, currency: str | None = None) -> str:
        """A number, which may be a percentage or an amount."""
        language = self.words.language
        if not value.is_finite() or abs(value.adjusted()) > _MOST_EXPONENT:
            return str(value)
        if name in _PERCENT:
            return formats.percent(value, language)
        if name.lower().endswith(_MONEY) or name.startswith("sumOf"):
            return formats.money(value, language, currency)
        if name == "size" and value == value.to_integral_value() and value >= 0:
            return formats.size(int(value), language)
        return formats.number(value, language)

    def code(self, name: str, code: str) -> str:
        """What a code means, with the code behind it."""
        table = getattr(self.words.language, _TABLES[name])
        meaning = table.get(code)
        return code if meaning is None else f"{meaning} ({code})"

    def day(self, text: str) -> str:
        """A day that is written YYYYMMDD; anything else as it is."""
        if len(text) != 8 or not (text.isascii() and text.isdigit()):
            return text
        try:
            found = date(int(text[:4]), int(text[4:6]), int(text[6:]))
        except ValueError:
            return text
        return formats.day(found, self.words.language)

    def moment(self, text: str) -> str:
        """A moment in the time zone of the account; what is none, as it is."""
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            return text
        if found.tzinfo is None:
            return text
        try:
            local = found.astimezone(self.zone)
        except OverflowError:  # the first and the last day that there are
            return text
        day = formats.day(local.date(), self.words.language)
        return f"{day}, {local:%H:%M} {local.tzname()}"

    def _text(self, name: str, text: str) -> str:
        if name in _TABLES:
            return self.code(name, text)
        if name.lower().endswith(_WORDS):
            return self.words.of_value(text)
        if name.lower().endswith("date") or name.startswith("period"):
            return self.day(text)
        if name.endswith("At") and "T" in text:
            return self.moment(text)
        longest_word = max(map(len, text[: _LONGEST + _LONGEST_WORD].split()), default=0)
        if longest_word > _LONGEST_WORD:  # an embedded file, or what is meant to look like one
            count = formats.number(Decimal(len(text)), self.words.language)
            return self.words("page", "long", count=count)
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
