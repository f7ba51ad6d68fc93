"""The parties of a summary, two beside each other."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from einvoice.cli.output import said
from einvoice.cli.stated import Stated

_PARTIES = {
    "seller": "Seller",
    "buyer": "Buyer",
    "payee": "Payee",
    "tax_representative": "Seller's tax representative",
    "delivery": "Delivered to",
    "sales_agent": "Sales agent",
    "buyer_tax_representative": "Buyer's tax representative",
    "buyer_agent": "Buyer's agent",
    "product_end_user": "End user",
    "ultimate_ship_to": "Finally delivered to",
    "ship_from": "Shipped from",
    "invoicer": "Invoicer",
    "invoicee": "Invoicee",
    "payer": "Payer",
}
_WITH_CONTENT = ("seller", "buyer")
"""Parties whose absence is worth a word."""

_ROWS: tuple[tuple[str, ...], ...] = (
    ("", "name"),
    ("", "trading_name"),
    ("", "address.line_1"),
    ("", "address.line_2"),
    ("", "address.line_3"),
    ("", "address.post_code", "address.city"),
    ("", "address.subdivision"),
    ("", "address.country_code"),
    ("VAT ", "vat_id"),
    ("Tax number ", "tax_registration_id"),
    ("Register ", "legal_id"),
    ("ID ", "ids[]"),
    ("Electronic address ", "electronic_address"),
    ("Contact ", "contact.point", "contact.department"),
    ("", "contact.telephone"),
    ("", "contact.email"),
    ("", "legal_information"),
)


def parties(stated: Stated) -> Iterator[RenderableType]:
    """All parties that are stated; seller and buyer also where nothing is."""
    found = [
        _party(title, path, stated)
        for path, title in _PARTIES.items()
        if path in _WITH_CONTENT or stated.has(path)
    ]
    table = Table.grid(padding=(0, 4, 0, 0), expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for index in range(0, len(found), 2):
        if index:
            table.add_row()
        table.add_row(*found[index : index + 2])
    yield Text()
    yield table


def _party(title: str, path: str, stated: Stated) -> Text:
    lines = [Text(title, style="bold")]
    for label, *fields in _ROWS:
        values = stated.take_each(*(f"{path}.{field}" for field in fields))
        lines += [Text(label, style="dim").append_text(said(value)) for value in values if value]
    if len(lines) == 1:
        lines.append(Text("nothing stated", style="dim"))
    return Text("\n").join(lines)
