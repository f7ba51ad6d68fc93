"""What goes wrong with rules: names that are none, changes that do not fit, invoices refused."""

from collections.abc import Iterable
from typing import ClassVar

from einvoice.errors.base import EInvoiceError, short, some


class UnknownRuleSetError(EInvoiceError):
    """No native rule set has this name."""

    code: ClassVar[str] = "validate.unknown-rule-set"

    def __init__(self, *, rule_set: str, known: Iterable[str]) -> None:
        self.rule_set = rule_set
        self.known = tuple(known)
        super().__init__(
            f"expected a rule set ({', '.join(self.known)}), found {short(rule_set)!r}"
        )


class UnknownRuleError(EInvoiceError):
    """No native rule set has a rule with this id."""

    code: ClassVar[str] = "validate.unknown-rule"

    def __init__(self, *, rule: str, known: Iterable[str]) -> None:
        self.rule = rule
        self.known = tuple(known)
        near = f" (did you mean {' or '.join(self.known)}?)" if self.known else ""
        super().__init__(
            f"expected the id of a rule, such as BR-CO-10, found {short(rule)!r}{near}"
        )


class PatchError(EInvoiceError):
    """A change of a report does not fit the invoice."""

    code: ClassVar[str] = "validate.patch"

    def __init__(self, *, path: str, detail: str) -> None:
        self.path = path
        self.detail = detail
        super().__init__(
            f"expected the invoice that the report is of, found another: {path} cannot be changed,"
            f" because {detail}"
        )


class InvalidInvoiceError(EInvoiceError):
    """The invoice breaks rules; raised only when the caller asks for an exception."""

    code: ClassVar[str] = "invalid-invoice"

    def __init__(self, *, rules: Iterable[str]) -> None:
        self.rules = tuple(rules)
        super().__init__(f"expected an invoice that keeps the rules, found {some(self.rules)}")


class RuleSetError(EInvoiceError):
    """A rule set is missing or broken: the fault is not the invoice's."""

    code: ClassVar[str] = "rule-set"

    def __init__(self, *, rule_set: str, detail: str) -> None:
        super().__init__(f"expected the usable rule set {rule_set}, found {detail}")
        self.rule_set = rule_set
        self.detail = detail
