"""From one syntax or profile to another, with an account of what is lost on the way."""

from dataclasses import dataclass

from einvoice import profiles
from einvoice.compare import differences, values_of
from einvoice.documents import (
    OnLoss,
    fit,
    read,
    refuse,
    resolve_syntax,
    syntax_for,
    write_as_stated,
)
from einvoice.losses import Loss, text_of
from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.profiles import Profile
from einvoice.profiles.core import EN16931
from einvoice.results import ReadResult
from einvoice.syntax.coverage import left_behind, losses_in, number_of
from einvoice.syntax.detect import Syntax
from einvoice.syntax.restore import meaning, restore
from einvoice.syntax.source import Source

MISREAD = frozenset({"unreadable", "inexact", "currency", "text"})
"""The issues of reading that mean a value is not in the invoice as the document states it."""


@dataclass(frozen=True, slots=True)
class ConvertResult:
    """What a conversion made, and what it could not take along."""

    data: bytes
    """The document in its new form."""
    syntax: Syntax
    profile: Profile | None
    """The profile that the new document claims."""
    losses: tuple[Loss, ...]
    """Every stated value that is not in the new document as it was, and what was not mapped."""
    source: ReadResult
    """The document as it was read."""

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from einvoice.notebook.shown import of_conversion

        return of_conversion(self)


def convert(
    source: Source | ReadResult,
    *,
    to: str | Syntax | None = None,
    profile: str | Profile | None = None,
    on_loss: OnLoss = "drop",
    keep_unmapped: bool = False,
) -> ConvertResult:
    """Convert a document to a syntax ("cii", "ubl"), a profile, or both; None keeps the syntax.

    ZUGFeRD 1.0 becomes CII unless `to` or the profile asks for it: "zugferd-1".

    The result is read again and compared, so `losses` is what really changed. With
    `on_loss="refuse"` a loss is a `WriteError`. With `keep_unmapped`, XML that no term stands for
    is written back, which works where the syntax stays.
    """
    document = source if isinstance(source, ReadResult) else read(source)
    target = resolve_syntax(document.invoice, to if to is not None else _own(document, profile))
    if profile is None and Syntax.ZUGFERD_1 in (document.syntax, target):
        profile = _counterpart(document, target)
    fitted, losses = fit(document.invoice, target, profile)
    if profile is None and target.family != document.syntax.family:
        fitted, more = _shortened(fitted, document.profile or EN16931, target)
        losses = (*losses, *more)
    data, complete = write_as_stated(fitted, target)
    losses = (*losses, *(left_behind if complete else losses_in)(fitted, target))
    again = read(data)
    known = {loss.path for loss in losses}
    changed = tuple(_changes(fitted, again.invoice, known, target))
    if keep_unmapped and target is document.syntax:
        data = restore(data, document, target)
        again = read(data)
    found = (*losses, *changed, *_misread(document, again), *_unmapped(document, again))
    if found and on_loss == "refuse":
        refuse(found, target, profile)
    return ConvertResult(data, target, again.profile, found, document)


def _shortened(invoice: Invoice, profile: Profile, target: Syntax) -> tuple[Invoice, list[Loss]]:
    """The invoice with the lists of the document as short as the schema of the syntax has them."""
    losses: list[Loss] = []
    changes: dict[str, object] = {}
    if target.family != "cii":
        return invoice, losses
    for name, most in profile.cii_max_items.items():
        entries: tuple[Group, ...] = getattr(invoice, name)
        reason = f"the schema of {target.label} takes at most {most} {number_of(name)}"
        for index, entry in enumerate(entries[most:], most):
            for inner, value in values_of(entry):
                path = f"{name}[{index}].{inner}"
                losses.append(Loss(path, number_of(path), text_of(value), reason))
        if len(entries) > most:
            changes[name] = entries[:most]
    return (invoice.model_copy(update=changes) if changes else invoice), losses


def _own(document: ReadResult, profile: str | Profile | None) -> str | Syntax:
    """The syntax to keep, unless the profile is that of ZUGFeRD 1.0, or only the document is."""
    wanted = profiles.get(profile) if isinstance(profile, str) else profile
    if syntax_for(wanted, "") == Syntax.ZUGFERD_1:
        return Syntax.ZUGFERD_1
    return Syntax.CII if document.syntax is Syntax.ZUGFERD_1 else document.syntax


def _counterpart(document: ReadResult, target: Syntax) -> Profile | None:
    """What a document claims where ZUGFeRD 1.0 is left or entered, whose profiles are its own."""
    if target is not Syntax.ZUGFERD_1:
        return _successor(document, target)
    if document.syntax is target:
        return None
    comfort = profiles.get("zugferd-1.0-comfort")
    _, losses = profiles.restrict(document.invoice, comfort, syntax=target.form)
    return profiles.get("zugferd-1.0-extended") if losses else comfort


def _successor(document: ReadResult, target: Syntax) -> Profile | None:
    """What a document claims that claimed a profile of ZUGFeRD 1, which no other syntax has.

    Its terms are not always those of its profile; the widest one takes them all.
    """
    if document.profile is None or document.profile.superseded_by is None:
        return None
    if target is not Syntax.CII:
        return profiles.get("en16931")
    successor = profiles.get(document.profile.superseded_by)
    _, losses = profiles.restrict(document.invoice, successor, syntax=target.family)
    return profiles.get("factur-x-extended") if losses else successor


def _changes(before: Invoice, after: Invoice, known: set[str], target: Syntax) -> list[Loss]:
    """The values that the new document states otherwise than the invoice that was written."""
    losses: list[Loss] = []
    for path, value, other in differences(before, after):
        if path in known:
            continue
        if value is None:
            reason = f"{target.label} demands a value: {text_of(other)}"
            losses.append(Loss(path, number_of(path), "", reason))
        else:
            written = "left out" if other is None else f"written as {text_of(other)}"
            reason = f"{target.label} cannot hold it as stated: {written}"
            losses.append(Loss(path, number_of(path), text_of(value), reason))
    return losses


def _misread(before: ReadResult, after: ReadResult) -> list[Loss]:
    """What the source says that the model cannot hold as it is said, unless it was written back."""
    kept = {(issue.code, issue.raw) for issue in after.issues}
    return [
        Loss(issue.path or issue.location, None, issue.raw, issue.message)
        for issue in before.issues
        if issue.code in MISREAD and (issue.code, issue.raw) not in kept
    ]


def _unmapped(before: ReadResult, after: ReadResult) -> list[Loss]:
    """What the source holds that no term stands for, unless it was written back."""
    kept = {meaning(part) for part in after.unmapped}
    return [
        Loss(part.location, None, part.xml, "no term of the model stands for it")
        for part in before.unmapped
        if meaning(part) not in kept
    ]
