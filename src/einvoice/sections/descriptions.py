"""What the fields of sections mean: the words below them, else those of the place they show."""

from einvoice.model import descriptions
from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.model.shape import field_group
from einvoice.sections.section import Section, Slot


def description_of(kind: type[Section], slot: Slot) -> str:
    """What a field means, in a sentence."""
    for cls in kind.__mro__:
        if text := descriptions.words_of(cls.__module__).get((cls.__name__, slot.name)):
            return text
    if slot.of is None or kind.shows is None:
        return ""
    is_absolute = slot.of.path.startswith("/")
    return _words(Invoice if is_absolute else kind.shows, slot.of.path.removeprefix("/"))


def _words(group: type[Group], path: str) -> str:
    *way, last = path.split(".")
    for name in way:
        group = field_group(group, name)
    return descriptions.description_of(group, last)
