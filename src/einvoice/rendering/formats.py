"""Numbers and dates as people of a language write them; exact, every stated digit kept."""

from datetime import date
from decimal import Decimal

from einvoice.model.values import plain
from einvoice.rendering.language import Language

MINUS = "\N{MINUS SIGN}"
_SYMBOLS = {"EUR": "€", "GBP": "£", "PLN": "zł", "USD": "$", "CZK": "Kč", "UAH": "₴"}
_WITHOUT_DECIMALS = frozenset({"JPY", "KRW", "ISK", "CLP", "HUF", "VND", "XAF", "XOF", "XPF"})


def number(value: Decimal, language: Language, *, least: int = 0) -> str:
    """A number with its decimals: at least so many, and no zeros beyond them."""
    whole, _, decimals = plain(value.copy_abs()).partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    if len(whole) >= language.group_from and whole.isdecimal():
        head = len(whole) % 3
        parts = [whole[:head]] if head else []
        parts.extend(whole[at : at + 3] for at in range(head, len(whole), 3))
        whole = language.group.join(parts)
    sign = MINUS if value < 0 else ""
    return f"{sign}{whole}{language.decimal}{decimals}" if decimals else f"{sign}{whole}"


def amount(value: Decimal, language: Language, currency: str | None = None) -> str:
    """An amount with the decimals of its currency, or more where more are stated."""
    return number(value, language, least=0 if currency in _WITHOUT_DECIMALS else 2)


def money(value: Decimal, language: Language, currency: str | None) -> str:
    """An amount with its currency."""
    written = amount(value, language, currency)
    if not currency:
        return written
    return language.money.format(amount=written, currency=symbol(currency))


def symbol(currency: str) -> str:
    """The sign of a currency, or its code."""
    return _SYMBOLS.get(currency, currency)


def percent(value: Decimal, language: Language) -> str:
    """A percentage."""
    return language.percent.format(number=number(value, language))


def day(value: date, language: Language) -> str:
    """A date."""
    return language.date.format(
        day=value.day, month=value.month, year=value.year, name=language.months[value.month - 1]
    )


def size(count: int, language: Language) -> str:
    """A number of bytes."""
    if count < 1_000:
        return f"{count}\u00a0B"
    unit, scale = ("kB", 3) if count < 1_000_000 else ("MB", 6)
    value = Decimal(count).scaleb(-scale)
    return f"{number(round(value, 0 if value >= 10 else 1), language)}\u00a0{unit}"
