"""Products and customers: a name, what counts, and the rest as the models describe it."""

from einvoice_server.details.data import Value, as_object, text
from einvoice_server.details.generic import Describing
from einvoice_server.details.shapes import Shape
from einvoice_server.details.sheet import Fact, Label, Sheet


def product_sheet(describing: Describing, main: Value, shape: Shape) -> Sheet:
    """The page about a product."""
    words, values, data = describing.words, describing.values, as_object(main)
    figures = [
        Fact(words.label(name, shape.field(name)), values.shown(name, data[name]))
        for name in ("price", "unit", "tax")
        if data.get(name) is not None
    ]
    shown = ("name", "price", "unit", "tax")
    return Sheet(
        kind=words("kind", "product"),
        title=text(data.get("name")) or text(data.get("productId")),
        subject=text(data.get("code")),
        figures=tuple(figures),
        parts=(describing.part(_rest(describing), data, shape, without=shown),),
    )


def customer_sheet(describing: Describing, main: Value, shape: Shape) -> Sheet:
    """The page about a customer."""
    words, data = describing.words, as_object(main)
    person = " ".join(filter(None, (text(data.get(n)) for n in ("title", "firstName", "lastName"))))
    name = text(data.get("name")) or person
    shown = ["warnings", "importedFile", "user"]
    shown += ["name"] if data.get("name") else ["title", "firstName", "lastName"]
    return Sheet(
        kind=words("kind", "customer"),
        title=name or text(data.get("id")),
        subject=text(data.get("customerId")),
        notices=tuple(
            text(as_object(one).get("message"))
            for one in _list(data.get("warnings"))
            if as_object(one).get("message")
        ),
        parts=(describing.part(_rest(describing), data, shape, without=shown),),
    )


def _rest(describing: Describing) -> Label:
    return Label(describing.words("part", "details"))


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []
