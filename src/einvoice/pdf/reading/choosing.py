"""Which of the files in a PDF is the invoice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from einvoice.errors import PdfError
from einvoice.pdf.generations import (
    DESPATCH_ADVICE,
    GENERATIONS,
    ORDER_X,
    ZUGFERD_1_0,
    ZUGFERD_2_0,
    Generation,
    generation_of_file,
)
from einvoice.pdf.reading.attachments import Attachment
from einvoice.pdf.reading.issues import PdfIssue
from einvoice.pdf.xmp.reading import HybridMetadata
from einvoice.syntax.detect import ROOTS, Syntax
from einvoice.syntax.peek import is_invoice, peek_root

Kind = Literal["invoice", "order", "despatch-advice", "claimed"]
"""What a file is by its root element; "claimed" is an invoice by its name alone."""

_RANKS: Final[dict[Kind, int]] = {"invoice": 0, "claimed": 1, "order": 2, "despatch-advice": 3}
_KINDS: Final[dict[str, Kind]] = {
    "SCRDMCCBDACIOMessageStructure": "order",
    "Order": "order",
    "OrderResponse": "order",
    "OrderChange": "order",
    "SCRDMCCBDACIDAMessageStructure": "despatch-advice",
    "DespatchAdvice": "despatch-advice",
}
_WORDS: Final[dict[Kind, str]] = {"order": "an order", "despatch-advice": "a despatch advice"}


class Packet(Protocol):
    """The XMP, which is read for its name of the invoice only where there are several."""

    @property
    def metadata(self) -> HybridMetadata | None:
        """What it says."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be what the PDF is a hybrid of."""

    attachment: Attachment
    kind: Kind
    generation: Generation | None
    """The generation by name and root; None under an unusual name."""


def candidates_in(attachments: Iterable[Attachment], issues: list[PdfIssue]) -> list[Candidate]:
    """The files that are invoices, orders or despatch advices, or are called as if they were."""
    found: list[Candidate] = []
    for one in attachments:
        by_name = generation_of_file(one.name)
        if by_name is None and not _may_be_xml(one):
            continue
        try:
            root = peek_root(one.data)
        except PdfError as error:
            issues.append(PdfIssue("attachment", str(error), attachment=one.name))
            continue
        kind = _kind(root, by_name)
        if kind is not None:
            found.append(Candidate(one, kind, _generation(root, kind, one.name)))
    return found


def _may_be_xml(attachment: Attachment) -> bool:
    name, mime_type = attachment.name.strip().lower(), (attachment.mime_type or "").lower()
    return name.endswith(".xml") or "xml" in mime_type or "orphan" in attachment.places


def _kind(root: str | None, by_name: Generation | None) -> Kind | None:
    if root is not None and is_invoice(root):
        return "invoice"
    kind = _KINDS.get(root.rpartition("}")[2]) if root else None
    return kind or ("claimed" if by_name is not None else None)


def _generation(root: str | None, kind: Kind, name: str) -> Generation | None:
    """The generation; two of them have the same name but for the case of its letters."""
    by_name = generation_of_file(name)
    if by_name in (ZUGFERD_1_0, ZUGFERD_2_0):
        syntax = ROOTS.get(root) if root else None
        if syntax is None:
            return ZUGFERD_1_0 if name.strip() == ZUGFERD_1_0.file_name else ZUGFERD_2_0
        return ZUGFERD_1_0 if syntax is Syntax.ZUGFERD_1 else ZUGFERD_2_0
    if by_name is None and kind == "order" and root and "SCRDM" in root:
        return ORDER_X
    if by_name is None and kind == "despatch-advice" and root and "SCRDM" in root:
        return DESPATCH_ADVICE
    return by_name


def choose(
    candidates: Sequence[Candidate], xmp: Packet, issues: list[PdfIssue]
) -> Candidate | None:
    """The one that the PDF is a hybrid of.

    An invoice comes before all else, then what the XMP names, then the known names in their order.
    """
    if not candidates:
        return None
    best = candidates[0]
    if len(candidates) > 1:
        metadata = xmp.metadata
        named = (metadata.file_name or "").strip().lower() if metadata else ""
        best = min(candidates, key=lambda one: _rank(one, named))
    rivals = [one for one in candidates if _RANKS[one.kind] == _RANKS[best.kind]]
    if len({one.attachment.data for one in rivals}) > 1:
        names = ", ".join(repr(one.attachment.name[:80]) for one in rivals[:5])
        called = best.attachment.name
        issues.append(
            PdfIssue("several", f"{len(rivals)} files are invoices: {names}", "warning", called)
        )
    issues.extend(_about(best))
    return best


def _rank(candidate: Candidate, named: str) -> tuple[int, bool, int]:
    known = GENERATIONS.index(candidate.generation) if candidate.generation else len(GENERATIONS)
    is_named = candidate.attachment.name.strip().lower() == named
    return _RANKS[candidate.kind], not is_named, known


def _about(chosen: Candidate) -> Iterable[PdfIssue]:
    """What is odd about the one that was chosen."""
    called = chosen.attachment.name
    if chosen.kind in _WORDS:
        message = f"the PDF holds {_WORDS[chosen.kind]}, not an invoice"
        yield PdfIssue("not-an-invoice", message, attachment=called)
    elif "orphan" in chosen.attachment.places:
        yield PdfIssue("orphan", "nothing in the PDF refers to the invoice", attachment=called)
    elif generation_of_file(called) is None:
        message = f"the invoice has none of the known names: {called[:80]!r}"
        yield PdfIssue("name", message, attachment=called)
    if not chosen.attachment.is_whole:
        yield PdfIssue("attachment", "its data ends before its end", attachment=called)
    if chosen.attachment.is_as_stated is False:
        message = "its data is not what its checksum says"
        yield PdfIssue("attachment", message, "information", called)
