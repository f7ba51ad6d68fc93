"""What goes wrong with the official rules: packages, versions, downloads, missing extras."""

from collections.abc import Iterable
from typing import ClassVar

from einvoice.errors.base import EInvoiceError, short, some
from einvoice.errors.rules import RuleSetError


class RulePackError(RuleSetError):
    """A package of rules cannot be used: it is damaged, hostile, or of no known layout."""

    code: ClassVar[str] = "rule-set.pack"

    def __init__(self, *, pack: str, detail: str) -> None:
        EInvoiceError.__init__(
            self, f"expected a usable package of rules in {short(pack)}, found {detail}"
        )
        self.rule_set = self.pack = pack
        self.detail = detail


class RuleVersionError(RuleSetError):
    """No installed package holds the rule set, or not the version that was asked for."""

    code: ClassVar[str] = "rule-set.version"

    def __init__(self, *, rule_set: str, wanted: str, known: Iterable[str]) -> None:
        self.rule_set = rule_set
        self.wanted = wanted
        self.known = tuple(known)
        self.detail = some(self.known) or (
            "none; install one with `einvoice rules install` or `einvoice rules add`"
        )
        asked = f" {short(wanted)}" if wanted else ""
        EInvoiceError.__init__(
            self, f"expected the official rules {short(rule_set)}{asked}, found {self.detail}"
        )


class UnknownPublicationError(RuleSetError):
    """Nothing with this name can be installed."""

    code: ClassVar[str] = "rule-set.publication"

    def __init__(self, *, publication: str, known: Iterable[str]) -> None:
        self.rule_set = self.publication = publication
        self.known = tuple(known)
        self.detail = repr(short(publication))
        EInvoiceError.__init__(
            self, f"expected what can be installed ({', '.join(self.known)}), found {self.detail}"
        )


class DownloadError(RuleSetError):
    """A file could not be fetched, or is not the one that was expected; nothing was installed."""

    code: ClassVar[str] = "rule-set.download"

    def __init__(self, *, address: str, detail: str) -> None:
        self.rule_set = self.address = address
        self.detail = detail
        EInvoiceError.__init__(self, f"expected the pinned file at {address}, found {detail}")


class MissingExtraError(RuleSetError):
    """A package is not installed that only the official rules need."""

    code: ClassVar[str] = "rule-set.extra"

    def __init__(self, *, package: str, extra: str = "official") -> None:
        self.rule_set = self.extra = extra
        self.package = package
        self.detail = f'no package {package}: pip install "einvoice-kit[{extra}]"'
        EInvoiceError.__init__(
            self, f"expected what the extra {extra!r} brings, found {self.detail}"
        )


class NoOfficialRulesError(RuleSetError):
    """Of the official rules for a document, nothing at all is installed."""

    code: ClassVar[str] = "rule-set.none"

    def __init__(self, *, rule_sets: Iterable[str], remedies: Iterable[str]) -> None:
        self.rule_sets = tuple(rule_sets)
        self.rule_set = ", ".join(self.rule_sets)
        self.remedies = tuple(remedies)
        self.detail = "none installed; " + ", ".join(self.remedies)
        EInvoiceError.__init__(
            self, f"expected official rules for {some(self.rule_sets)}, found {self.detail}"
        )
