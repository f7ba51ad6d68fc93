"""Reading and writing: bytes to an invoice and back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NoReturn

from einvoice import profiles
from einvoice.errors import (
    ProfileNotWritableError,
    TermNotInProfileError,
    TermNotInSyntaxError,
)
from einvoice.garbage import uncollected
from einvoice.losses import Loss
from einvoice.model.invoice import Invoice
from einvoice.opening import open_document
from einvoice.profiles import Profile
from einvoice.results import ReadResult
from einvoice.syntax.coverage import left_behind, losses_in
from einvoice.syntax.detect import CREDIT_NOTE_TYPES, Syntax, syntax_named
from einvoice.syntax.formats import format_of, writer_of
from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.puts import Writing
from einvoice.syntax.restore import restore
from einvoice.syntax.source import Source
from einvoice.unpacking import unpack

OnLoss = Literal["refuse", "drop"]
"""What to do with terms that profile or syntax have no place for."""


def read(source: Source, *, recover: bool = False, limits: Limits = DEFAULT) -> ReadResult:
    """Read an invoice from bytes, a path or an open file, however wrong its content is.

    What could not be understood is in `issues` and `unmapped`. Of a hybrid PDF the embedded
    invoice is read, and `container` has the rest. With `recover`, XML that is not well-formed is
    read as far as it goes. Raises a `ReadError` for what is no invoice at all.
    """
    data, container = unpack(source, limits=limits)
    with uncollected(len(data)):
        result = open_document(data, recover=recover, limits=limits).result
    return replace(result, container=container) if container else result


def write(
    invoice: Invoice,
    *,
    syntax: str | Syntax,
    profile: str | Profile | None = None,
    on_loss: OnLoss = "refuse",
    keep: ReadResult | None = None,
) -> bytes:
    """Write an invoice as XML in a syntax: "cii", "ubl" or the `syntax` of a `ReadResult`.

    ZUGFeRD 1.0 is the syntax "zugferd-1", with profiles of its own ("zugferd-1.0-comfort").

    With a profile, the invoice claims it (BT-24) and holds only its terms. What profile or syntax
    have no place for is refused with a `WriteError`, or with `on_loss="drop"` left out; `convert`
    names it. With `keep`, what that reading could not map is written back where it stood.
    """
    target = resolve_syntax(invoice, syntax)
    fitted, losses = fit(invoice, target, profile)
    data, complete = write_as_stated(fitted, target)
    if on_loss == "refuse":
        lost = left_behind(fitted, target) if complete else losses_in(fitted, target)
        if losses := (*losses, *lost):
            refuse(losses, target, profile)
    return restore(data, keep, target) if keep is not None else data


def fit(
    invoice: Invoice, syntax: Syntax, profile: str | Profile | None
) -> tuple[Invoice, tuple[Loss, ...]]:
    """The invoice with what a profile has room for, claiming it, and what it has none for."""
    if profile is None:
        return invoice, ()
    found = profile if isinstance(profile, Profile) else profiles.get(profile)
    check_writable(found, syntax)
    invoice, losses = profiles.restrict(invoice, found, syntax=syntax.form)
    return profiles.with_profile(invoice, found), losses


def syntax_for(profile: Profile | None, default: str) -> str:
    """The only syntax that a profile is defined for; the default where there is a choice."""
    own = profile.syntaxes if profile else frozenset[str]()
    return next(iter(own)) if len(own) == 1 else default


def check_writable(profile: Profile, syntax: Syntax) -> None:
    """Refuse a profile that the syntax is not defined for, or that is out of force."""
    if not profile.writable or syntax.form not in profile.syntaxes:
        raise ProfileNotWritableError(
            profile=profile.name,
            syntax=syntax.value,
            syntaxes=sorted(profile.syntaxes) if profile.writable else (),
        )


def refuse(losses: Sequence[Loss], syntax: Syntax, profile: str | Profile | None) -> NoReturn:
    """Raise the error that names the terms which would be lost."""
    terms = sorted({loss.term or loss.path for loss in losses})
    if profile is None:
        raise TermNotInSyntaxError(terms=terms, syntax=syntax.value)
    name = profile if isinstance(profile, str) else profile.name
    raise TermNotInProfileError(terms=terms, profile=name)


def write_as_stated(invoice: Invoice, syntax: Syntax) -> tuple[bytes, bool]:
    """Write all that the syntax has room for; also say whether that is all that is stated."""
    form = format_of(syntax)
    stated = invoice if form.completed is None else form.completed(invoice)
    writing = Writing.of(invoice.currency_code, invoice.vat_currency_code)
    out = [form.opening]
    writer_of(syntax).write(stated, out, writing, None)
    out.append(f"</{form.root}>\n")
    complete = not writing.lost and next(left_behind(invoice, syntax), None) is None
    return "".join(out).encode("utf-8"), complete


def resolve_syntax(invoice: Invoice, syntax: str | Syntax) -> Syntax:
    """The syntax to write: for "ubl" the root follows from the invoice type code (BT-3)."""
    found = syntax_named(syntax)
    if found is not None:
        return found
    credit = invoice.type_code in CREDIT_NOTE_TYPES
    return Syntax.UBL_CREDIT_NOTE if credit else Syntax.UBL_INVOICE
