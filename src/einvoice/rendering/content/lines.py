"""The table of the items."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from einvoice.model.allowance import AllowanceCharge
from einvoice.model.invoice import Invoice
from einvoice.model.item import Item, Price
from einvoice.model.line import Line
from einvoice.model.vat import LineVat
from einvoice.rendering import formats
from einvoice.rendering.content.blocks import Column, Fact, Row, Table
from einvoice.rendering.content.teller import Teller
from einvoice.rendering.text import Run, Text, Words, beside, joined, lines_of, plain, said, visible

_IN_CELLS = frozenset(
    {"id", "quantity", "unit_code", "net_amount", "price", "vat", "item", "sub_lines"}
)
_SAID_FIRST = frozenset({"note", "more_notes", "allowances", "charges", "period"})
_IN_ITEM = frozenset({"name", "description", "attributes", "classifications"})
_IN_PRICE = frozenset({"net_amount", "base_quantity", "base_quantity_unit_code"})
_IN_VAT = frozenset({"category_code", "rate"})
_IN_ADJUSTMENT = frozenset({"amount", "base_amount", "percentage", "reason", "reason_code"})
_NOT_COUNTED = frozenset({"GROUP", "INFORMATION"})
"""Kinds of lines whose amounts are no part of the sum (BT-X-8)."""

Cell = Callable[[Line], Text]


def lines_table(invoice: Invoice, teller: Teller) -> Table:
    """The items of an invoice, with the columns that they need."""
    return _Items(invoice, teller).table()


class _Items:
    def __init__(self, invoice: Invoice, teller: Teller) -> None:
        self.invoice = invoice
        self.teller = teller
        self.cells: list[tuple[Column, Cell]] = []

    def table(self) -> Table:
        widest = _Widest(self.teller, self.invoice)
        say = self.teller.languages.say
        currency = self.invoice.currency_code
        net = _in_currency(say("net"), currency)
        candidates: tuple[tuple[str, Words, str, bool, Cell], ...] = (
            ("position", say("position"), widest.id, False, _position),
            ("item", say("item"), "", False, self._item),
            ("quantity", say("quantity"), widest.quantity, True, self._quantity),
            ("unit_price", say("unit_price"), widest.price, True, self._price),
            ("vat", say("vat"), widest.vat, True, self._vat),
            ("net", net, widest.net, True, self._net),
        )
        self.cells = [
            (Column(name, label, sample, numeric, flexible=name == "item"), cell)
            for name, label, sample, numeric, cell in candidates
            if sample or name == "item"
        ]
        columns = tuple(column for column, _ in self.cells)
        has_net = any(column.name == "net" for column in columns)
        return Table("lines", columns, self.rows, self._carried if has_net else None)

    def _carried(self, amount: Decimal) -> Text:
        return said(self.teller.amount(amount))

    def rows(self) -> Iterator[Row]:
        for index, line in enumerate(self.invoice.lines):
            yield from self._row(line, f"lines[{index}].", 0)

    def _row(self, line: Line, path: str, depth: int) -> Iterator[Row]:
        is_heading = line.status_reason_code == "GROUP"
        counts = None
        if depth == 0 and line.status_reason_code not in _NOT_COUNTED:
            counts = line.net_amount
        yield Row(
            cells=tuple(cell(line) for _, cell in self.cells),
            details=tuple(filter(None, self._details(line, path))),
            path=path[:-1],
            depth=depth,
            counts=counts,
            is_heading=is_heading,
        )
        for index, part in enumerate(line.sub_lines):
            yield from self._row(part, f"{path}sub_lines[{index}].", depth + 1)

    def _item(self, line: Line) -> Text:
        name = line.item.name if line.item else None
        return said(" ".join(lines_of(name))) if name else ()

    def _quantity(self, line: Line) -> Text:
        if line.quantity is None:
            return self.teller.unit(line.unit_code) if line.unit_code else ()
        return self.teller.quantity(line.quantity, line.unit_code)

    def _price(self, line: Line) -> Text:
        price = line.price
        if price is None or price.net_amount is None:
            return ()
        runs: list[Run] = [Run(self.teller.amount(price.net_amount))]
        if price.base_quantity is not None or price.base_quantity_unit_code:
            runs.append(Run("\n"))
            runs.extend(self._per(price))
        return tuple(runs)

    def _per(self, price: Price) -> Text:
        base = price.base_quantity if price.base_quantity is not None else Decimal(1)
        quantity = plain(self.teller.quantity(base, price.base_quantity_unit_code))
        return beside(self.teller.languages.fill("per", quantity=quantity), "\n")

    def _vat(self, line: Line) -> Text:
        return said(_vat(self.teller, line.vat)) if line.vat else ()

    def _net(self, line: Line) -> Text:
        return said(self.teller.amount(line.net_amount)) if line.net_amount is not None else ()

    def _details(self, line: Line, path: str) -> Iterator[tuple[Fact, ...]]:
        teller = self.teller
        if line.item:
            yield from _item_details(teller, line.item, f"{path}item.")
        if line.period:
            yield tuple(teller.facts(line.period, f"{path}period."))
        if line.note:
            yield from _paragraphs(line.note, f"{path}note")
        yield tuple(
            fact
            for index, note in enumerate(line.more_notes)
            for fact in teller.facts(note, f"{path}more_notes[{index}].")
        )
        yield from adjustments(teller, line, path)
        price = line.price
        if price is not None:
            hidden = _IN_PRICE if price.net_amount is not None else frozenset[str]()
            yield tuple(teller.facts(price, f"{path}price.", hidden))
        if line.vat is not None:
            yield tuple(teller.facts(line.vat, f"{path}vat.", _IN_VAT))
        yield from _by_group(teller, line, path)


def _by_group(teller: Teller, line: Line, path: str) -> Iterator[tuple[Fact, ...]]:
    """What else a line states: single values in one paragraph, each group in one of its own."""
    shown = _IN_CELLS | _SAID_FIRST
    single: list[Fact] = []
    groups: list[tuple[Fact, ...]] = []
    for name in (name for name, value in line.__dict__.items() if value and name not in shown):
        facts = teller.fact(line, name, path)
        if len(facts) > 1:
            groups.append(facts)
        else:
            single.extend(facts)
    hidden = shown | {name for name in line.__dict__ if line.__dict__[name]}
    single.extend(teller.facts(line, path, hidden))
    yield tuple(single)
    yield from groups


def _item_details(teller: Teller, item: Item, path: str) -> Iterator[tuple[Fact, ...]]:
    if item.name and not lines_of(item.name):
        yield (Fact((), (said(item.name),), f"{path}name"),)
    if item.description:
        yield from _paragraphs(item.description, f"{path}description")
    facts = list(teller.facts(item, path, _IN_ITEM))
    for index, one in enumerate(item.classifications):
        words = [visible(part) for part in (one.code, one.name) if part]
        scheme = " ".join(part for part in (one.scheme, one.scheme_version) if part)
        text = f"{' '.join(words)} ({visible(scheme)})" if scheme else " ".join(words)
        label = teller.field(item, "classifications")
        facts.append(Fact(label, (said(text),), f"{path}classifications[{index}]"))
    yield tuple(facts)
    for index, one in enumerate(item.attributes):
        place = f"{path}attributes[{index}]"
        label = (Run(visible(one.name)),) if one.name else teller.field(item, "attributes")
        value = (said(visible(one.value)),) if one.value else ()
        more = tuple(teller.facts(one, f"{place}.", frozenset({"name", "value"})))
        yield (Fact(label, value, place), *more)


def _paragraphs(text: str, path: str) -> Iterator[tuple[Fact, ...]]:
    for line in lines_of(text):
        if line:
            yield (Fact((), (said(line),), path),)


def adjustments(teller: Teller, line: Line, path: str) -> Iterator[tuple[Fact, ...]]:
    """The allowances and charges of a line, each in a paragraph."""
    for name, word, sign in (("allowances", "allowance", -1), ("charges", "charge", 1)):
        group: tuple[AllowanceCharge, ...] = getattr(line, name)
        for index, one in enumerate(group):
            place = f"{path}{name}[{index}]"
            label = teller.languages.say(word)
            text = adjustment(teller, one, sign)
            more = tuple(teller.facts(one, f"{place}.", _IN_ADJUSTMENT))
            yield (Fact(label, (text,), place), *more)


def adjustment(teller: Teller, one: AllowanceCharge, sign: int) -> Text:
    """An allowance or charge in one line: why, how it is computed, how much."""
    parts = [reason(teller, one), computed(teller, one)]
    if one.amount is not None:
        amount = signed(one.amount, sign)
        written = teller.amount(amount)
        parts.append(said(f"+{written}" if amount > 0 else written))
    return joined(filter(None, parts), ", ")


def signed(amount: Decimal, sign: int) -> Decimal:
    """An amount as it is added, every digit kept; arithmetic would round."""
    return amount.copy_negate() if sign < 0 else amount


def reason(teller: Teller, one: AllowanceCharge) -> Text:
    """Why it is deducted or added: the words that are stated, else those of the code."""
    if one.reason and one.reason_code:
        return said(f"{' '.join(lines_of(one.reason))} ({visible(one.reason_code)})")
    if one.reason:
        return said(" ".join(lines_of(one.reason)))
    if one.reason_code:
        return teller.code(type(one).__name__, "reason_code", one.reason_code)
    return ()


def computed(teller: Teller, one: AllowanceCharge) -> Text:
    """How it is computed: "10 % of 360.00"."""
    if one.percentage is not None and one.base_amount is not None:
        words = teller.languages.fill(
            "of_base",
            percentage=teller.percent(one.percentage),
            base=teller.amount(one.base_amount),
        )
        return beside(words)
    if one.percentage is not None:
        return said(teller.percent(one.percentage))
    if one.base_amount is not None:
        label = beside(teller.field(one, "base_amount"))
        return (*label, Run(f" {teller.amount(one.base_amount)}"))
    return ()


def _position(line: Line) -> Text:
    return said(visible(line.id)) if line.id else ()


def _vat(teller: Teller, vat: LineVat) -> str:
    return vat_mark(teller, vat.category_code, vat.rate)


def vat_mark(teller: Teller, category: str | None, rate: Decimal | None) -> str:
    """A VAT rate, with its category where that is not the standard one."""
    shown = teller.percent(rate) if rate is not None else ""
    mark = "" if category == "S" and shown else visible(category or "")
    return f"{mark} {shown}".strip()


def _in_currency(label: Words, currency: str | None) -> Words:
    """The head of a column of amounts."""
    if not currency:
        return label
    return tuple(Run(f"{run.text} {visible(currency)}", run.language) for run in label)


class _Widest:
    """Texts that need the most room in each column, found without writing every number."""

    def __init__(self, teller: Teller, invoice: Invoice) -> None:
        self._teller = teller
        ids = quantities = units = prices = bases = nets = vats = ""
        for line in _all(invoice):
            ids = max(ids, line.id or "", key=len)
            units = max(units, line.unit_code or "", key=len)
            quantities = _longer(quantities, line.quantity)
            nets = _longer(nets, line.net_amount)
            if line.vat:
                vats = max(vats, _vat(teller, line.vat), key=len)
            price = line.price
            if price and price.net_amount is not None:
                prices = _longer(prices, price.net_amount)
                if price.base_quantity is not None or price.base_quantity_unit_code:
                    quantity = price.base_quantity or Decimal(1)
                    words = teller.quantity(quantity, price.base_quantity_unit_code)
                    bases = max(bases, plain(words), key=len)
        self.id = ids
        self.vat = vats
        self.net = formats.amount(Decimal(nets), teller.main, teller.currency) if nets else ""
        self.price = teller.amount(Decimal(prices)) if prices else ""
        per = teller.languages.fill("per", quantity=bases)
        self.price = max((self.price, *(run.text for run in per if bases)), key=len)
        self.quantity = self._quantity(quantities, invoice)

    def _quantity(self, longest: str, invoice: Invoice) -> str:
        units = {line.unit_code for line in _all(invoice) if line.unit_code}
        words = [plain(self._teller.unit(unit)) for unit in units]
        unit = max(words, key=len, default="")
        number = formats.number(Decimal(longest), self._teller.main) if longest else ""
        return f"{number} {unit}".strip()


def _longer(longest: str, number: Decimal | None) -> str:
    if number is None:
        return longest
    written = format(number, "f")
    return written if len(written) > len(longest) else longest


def _all(invoice: Invoice) -> Iterator[Line]:
    waiting = list(reversed(invoice.lines))
    while waiting:
        line = waiting.pop()
        yield line
        waiting.extend(line.sub_lines)
