"""An invoice drawn and embedded at once: `Invoice.to_pdf`."""

from collections.abc import Iterable, Mapping, Sequence

from einvoice.documents import OnLoss
from einvoice.model.invoice import Invoice
from einvoice.pdf.embedding.files import Attachable
from einvoice.pdf.embedding.hybrid import embedded
from einvoice.pdf.options import Embedding, PdfaOptions
from einvoice.profiles import Profile


def drawn(
    invoice: Invoice,
    *,
    profile: str | Profile | None,
    language: str | Sequence[str],
    theme: str | Mapping[str, object] | None,
    country: str | None,
    attachments: Iterable[Attachable],
    on_loss: OnLoss,
) -> bytes:
    """A hybrid with pages of our own, which are tagged: PDF/A-3a and PDF/UA-1."""
    from einvoice.rendering import render

    pages = render(invoice, language=_languages(language), theme=theme)
    how = Embedding(
        profile=profile,
        country=country,
        attachments=attachments,
        on_loss=on_loss,
        accessible=True,
        options=PdfaOptions(level="A"),
    )
    return embedded(pages, invoice, how).pdf


def _languages(language: str | Sequence[str]) -> str | tuple[str, ...]:
    return language if isinstance(language, str) else tuple(language)
