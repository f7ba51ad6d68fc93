"""What the steps of a run say of a document, in the words of the validator's report."""

import re
from dataclasses import dataclass
from typing import Final

from einvoice.errors import NotWellFormedError, ReadError
from einvoice.official.acceptance import level_of
from einvoice.official.scenarios import Resource
from einvoice.official.schema_fault import SchemaFault
from einvoice.official.svrl import Failed
from einvoice.rules.kosit import Level
from einvoice.syntax.note import XmlNote

WITHOUT_ID: Final = "UNSPECIFIC"
"""The code of what a rule without an id says."""
_GENERIC: Final = "generic-error"

# The clause of XML Schema that is broken, as near as the words of libxml2 tell it.
_CLAUSES: Final = tuple(
    (re.compile(pattern), clause)
    for pattern, clause in (
        (r"No matching global declaration", "cvc-elt.1"),
        (r"This element is not expected\. Expected is", "cvc-complex-type.2.4.a"),
        (r"Missing child element", "cvc-complex-type.2.4.b"),
        (r"This element is not expected", "cvc-complex-type.2.4.d"),
        (r"Character content .* not allowed", "cvc-complex-type.2.3"),
        (r"The attribute '[^']*' is not allowed", "cvc-complex-type.3.2.2"),
        (r"The attribute '[^']*' is required", "cvc-complex-type.4"),
        (r"\[facet 'enumeration'\]", "cvc-enumeration-valid"),
        (r"\[facet 'pattern'\]", "cvc-pattern-valid"),
        (r"is not a valid value of", "cvc-datatype-valid.1.2.1"),
    )
)


@dataclass(frozen=True, slots=True)
class Message:
    """One thing that a step says."""

    code: str
    """The id of the rule, or the clause of XML Schema."""
    level: Level
    """What the step itself takes it for, before the levels of the scenario."""
    text: str
    location: str = ""
    """The XPath of the place, as the stylesheet wrote it."""
    line: int = 0
    column: int = 0
    asserted: bool = True
    """Whether it is a failed assertion rather than a report that held."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step and what it says."""

    id: str
    """"val-xml", "val-xsd", "val-sch.1" and so on."""
    resources: tuple[Resource, ...] = ()
    messages: tuple[Message, ...] = ()
    completed: bool = True
    """Whether it came to its end."""

    @property
    def valid(self) -> bool:
        """Whether it says nothing worse than an information."""
        return self.completed and all(one.level == "information" for one in self.messages)


def of_unreadable(error: ReadError) -> Message:
    """What the first step says of a document that cannot be read."""
    line, column, text = 0, 0, str(error)
    if isinstance(error, NotWellFormedError):
        line, column, text = error.line, error.column, error.detail
    return Message(_GENERIC, "error", _plain(text), line=line, column=column)


def of_note(note: XmlNote) -> Message:
    """What the first step says of a document that was read by putting this right."""
    text = _plain(note.message)
    return Message(_GENERIC, "error", text, line=note.line, column=note.column)


def of_fault(fault: SchemaFault) -> Message:
    """What the step of the schema says."""
    clause = next((name for form, name in _CLAUSES if form.search(fault.message)), _GENERIC)
    return Message(clause, "error", _plain(fault.message), fault.path, line=fault.line)


def of_failed(failed: Failed) -> Message:
    """What a step of rules says by something that fired."""
    stated = failed.stated
    return Message(
        code=_plain(stated.id) or WITHOUT_ID,
        level=level_of(stated.flag, stated.role),
        text=stated.text,
        location=_plain(stated.location),
        asserted=not failed.report,
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
