"""What invoices have in common, created here or imported: parties, items, findings."""

from collections.abc import Iterable, Iterator

from einvoice_server.details.data import Object, Value, as_object, objects, text
from einvoice_server.details.generic import Describing
from einvoice_server.details.shapes import NOTHING, Shape
from einvoice_server.details.sheet import Cell, Fact, Label, Part, State, Table, Tone

_ITEM_COLUMNS = ("id", "item", "quantity", "price", "rate", "netAmount")
_TONES = {
    Tone.GOOD: ("created", "sent", "paid", "accepted", "success", "approved"),
    Tone.BAD: ("error", "rejected", "failed", "overdue"),
    Tone.WAITING: ("draft", "review", "queued", "processing", "pending", "open"),
}


def kind_of(describing: Describing, code: Value) -> str:
    """What sort of document it is."""
    found = describing.words.language.document_types.get(text(code))
    return found or describing.words("kind", "invoice")


def state_of(describing: Describing, status: Value) -> State | None:
    """Where a document stands."""
    word = text(status)
    if not word:
        return None
    tone = next((tone for tone, words in _TONES.items() if word in words), Tone.PLAIN)
    return State(describing.words.of_value(word), tone)


def facts(
    describing: Describing, data: Object, names: Iterable[str], shape: Shape = NOTHING
) -> tuple[Fact, ...]:
    """Some fields of an object that are there, in this order."""
    currency = text(data.get("currency")) or None
    found = ((name, data.get(name)) for name in names)
    return tuple(
        Fact(
            # Of a whole document it is the total; anywhere else it may be any amount.
            describing.words.label("grossAmount" if name == "amount" else name, shape.field(name)),
            describing.values.shown(name, value, currency),
        )
        for name, value in found
        if value is not None and value != "" and not isinstance(value, dict | list)
    )


def parties(describing: Describing, found: Iterable[tuple[str, Value, Shape]]) -> Iterator[Part]:
    """Who takes part, by the words for what they are."""
    for role, party, shape in found:
        part = describing.part(Label(describing.words("part", role)), party, shape)
        if not part.is_empty:
            yield part


def items(describing: Describing, lines: Value, currency: str | None) -> Part | None:
    """The items of an invoice as a table."""
    rows = [_item(describing, line, currency) for line in _with_sub_lines(objects(lines), 0)]
    if not rows:
        return None
    kept = [at for at in range(len(_ITEM_COLUMNS)) if any(row[at].text for row in rows)]
    title = Label(describing.words("part", "items"))
    table = describing.table(
        title,
        (describing.words.label(_ITEM_COLUMNS[at], NOTHING) for at in kept),
        (tuple(row[at] for at in kept) for row in rows),
        frozenset(place for place, at in enumerate(kept) if at >= 2),
    )
    return Part(title, tables=(table,))


def findings(describing: Describing, found: Value, title: str) -> Table | None:
    """What the rules say of it, the names of whose fields both APIs share."""
    rows = objects(found)
    if not rows:
        return None
    words = describing.words
    names = [n for n in ("severity", "rule", "field") if any(row.get(n) for row in rows)]
    return describing.table(
        Label(words("part", title)),
        (words.label(name, NOTHING) for name in (*names, "message")),
        (
            (
                *(Cell(describing.values.shown(name, row.get(name) or "")) for name in names),
                Cell(text(row.get("message")), text(row.get("fix"))),
            )
            for row in rows
        ),
    )


def _with_sub_lines(lines: list[Object], depth: int) -> Iterator[Object]:
    for line in lines:
        yield line
        if depth < 20:
            yield from _with_sub_lines(objects(line.get("subLines")), depth + 1)


def _item(describing: Describing, line: Object, currency: str | None) -> list[Cell]:
    product, values = as_object(line.get("product")), describing.values
    unit = text(product.get("unitCode"))
    unit = describing.words.language.units.get(unit, unit)
    quantity = product.get("quantity")
    rates = [one.get("rate") for one in objects(product.get("taxes"))]
    amount, price = line.get("netAmount"), product.get("price")
    details = (text(one) for one in (product.get("description"), line.get("note")))
    return [
        Cell(text(line.get("id"))),
        Cell(text(product.get("name")), "\n".join(filter(None, details))),
        Cell("" if quantity is None else f"{values.shown('quantity', quantity)} {unit}".strip()),
        Cell("" if price is None else values.shown("price", price, currency)),
        Cell(", ".join(values.shown("rate", one) for one in rates if one is not None)),
        Cell("" if amount is None else values.shown("amount", amount, currency)),
    ]
