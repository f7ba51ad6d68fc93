"""What a section has no field for: terms of extensions, one by one."""

from einvoice import terms
from einvoice.errors import UnknownTermError
from einvoice.losses import text_of
from einvoice.model.group import Group
from einvoice.sections.section import Section


class Further(Section):
    """One stated value, with its term."""

    path: str | None = None
    """Where it stands in the model."""
    term: str | None = None
    """The number of its term; null where no norm numbers it."""
    name: str | None = None
    """What the term is called."""
    value: str | None = None
    """What is stated, as text."""


def further_of(kind: type[Section], group: Group, origin: str) -> tuple[Further, ...]:
    """The values of a group that its section does not show."""
    from einvoice.sections.building import left_over

    return tuple(_further(path, value) for path, value in left_over(kind, group, origin))


def _further(path: str, value: object) -> Further:
    number, name = term_at(path)
    values = {"path": path, "term": number, "name": name, "value": text_of(value)}
    return Further.made(values, None, path, {"value": path})


def term_at(path: str) -> tuple[str | None, str | None]:
    """The number and the name of the term at a path; None for what is none."""
    try:
        found = terms.at(path)
    except UnknownTermError:
        return None, None
    return (None if found.origin is terms.Origin.SYNTAX else found.id), found.name
