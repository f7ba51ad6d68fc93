"""What content is made of: an invoice, and what is known of the document that carried it."""

from dataclasses import dataclass

from einvoice import profiles
from einvoice.model.invoice import Invoice
from einvoice.profiles import Profile
from einvoice.results import ReadResult


@dataclass(frozen=True, slots=True)
class Basis:
    """An invoice with its reading, if there was one."""

    invoice: Invoice
    reading: ReadResult | None

    @property
    def profile(self) -> Profile | None:
        """The profile that the invoice claims, if it is a known one."""
        if self.reading is not None:
            return self.reading.profile
        process = self.invoice.process
        return profiles.detect(process.specification_id if process else None)
