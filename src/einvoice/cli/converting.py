"""One document made into another, whatever it was read from."""

from dataclasses import dataclass

from einvoice import profiles
from einvoice.cli.failures import FailedError, Failure
from einvoice.cli.inputs import Document
from einvoice.conversion import convert
from einvoice.errors import EInvoiceError, ProfileNotWritableError
from einvoice.losses import Loss
from einvoice.profiles import Profile
from einvoice.results import Issue, ReadResult
from einvoice.syntax.detect import Syntax

JSON = "json"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to make of every document."""

    form: str | None
    """"cii", "ubl" or "json"; None for what the document is."""
    profile: Profile | None
    lossless: bool

    @classmethod
    def of(cls, form: str | None, profile: str | None, output: str, *, lossless: bool) -> "Wanted":
        """Understand the options; a file name that ends in .json asks for JSON.

        UnknownProfileError for a profile that is none.
        """
        if form is None and output.lower().endswith(".json"):
            form = JSON
        return cls(form, profiles.get(profile) if profile is not None else None, lossless)

    def form_of(self, document: Document) -> str | Syntax:
        """The form that a document takes: its own, if its profile is defined for that."""
        if self.form is not None:
            return self.form
        profile = self.profile or document.profile
        own = Syntax(document.syntax) if document.result else None
        if own is Syntax.ZUGFERD_1:
            own = Syntax.CII
        needed = profile.syntaxes if profile else frozenset[str]()
        if len(needed) == 1 and (own is None or (self.profile and own.family not in needed)):
            return next(iter(needed))
        return own or Syntax.CII


@dataclass(frozen=True, slots=True)
class Converted:
    """A document in its new form."""

    data: bytes
    syntax: str
    profile: Profile | None
    losses: tuple[Loss, ...]
    issues: tuple[Issue, ...]
    """What could not be read in the first place."""

    @property
    def suffix(self) -> str:
        """What a file with it is called at the end."""
        return ".json" if self.syntax == JSON else ".xml"

    @property
    def is_whole(self) -> bool:
        """Whether all that the source says is in it."""
        return not self.losses and not self.issues


def converted(document: Document, wanted: Wanted) -> Converted:
    """Convert one document; FailedError where that is impossible."""
    form = wanted.form_of(document)
    try:
        if form == JSON:
            return _to_json(document, wanted.profile)
        source = document.result or ReadResult(document.invoice, Syntax.CII, document.profile)
        made = convert(source, to=form, profile=wanted.profile, keep_unmapped=wanted.lossless)
    except EInvoiceError as error:
        raise FailedError(Failure.of(document.input.name, error)) from error
    healed = tuple(issue for issue in document.issues if issue.code.startswith("xml."))
    return Converted(made.data, made.syntax.value, made.profile, made.losses, healed)


def _to_json(document: Document, profile: Profile | None) -> Converted:
    invoice = document.invoice
    losses: tuple[Loss, ...] = ()
    if profile is not None:
        if not profile.writable:
            raise ProfileNotWritableError(profile=profile.name, syntax=JSON)
        invoice, losses = profiles.restrict(invoice, profile)
        invoice = profiles.with_profile(invoice, profile)
    unmapped = tuple(
        Loss(part.location, None, part.xml, "no term of the model stands for it")
        for part in document.unmapped
    )
    data = f"{invoice.to_json(indent=2)}\n".encode()
    return Converted(data, JSON, profile or document.profile, (*losses, *unmapped), document.issues)
