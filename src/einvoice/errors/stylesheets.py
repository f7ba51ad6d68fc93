"""What goes wrong with the official stylesheets: the fault is not the invoice's."""

from typing import ClassVar, Literal

from einvoice.errors.rules import RuleSetError

Ending = Literal["crash", "time", "memory"]
"""Why a worker process did not bring its verdict to an end."""


class StylesheetError(RuleSetError):
    """A stylesheet or a Schematron schema cannot be compiled, or asks for what is forbidden."""

    code: ClassVar[str] = "rule-set.stylesheet"


class StylesheetStoppedError(RuleSetError):
    """A stylesheet stopped with an error while it judged a document: nothing is known of it."""

    code: ClassVar[str] = "rule-set.stopped"


class WorkerError(RuleSetError):
    """The process that judged a document died, or took more time or memory than it may."""

    code: ClassVar[str] = "rule-set.worker"

    def __init__(self, *, rule_set: str, ending: Ending, detail: str) -> None:
        super().__init__(rule_set=rule_set, detail=detail)
        self.ending: Ending = ending
