"""Many documents at once: one row each, in bounded memory, in as many processes as there are."""

from einvoice.bulk.found import documents_in
from einvoice.bulk.record import Record, record_of
from einvoice.bulk.run import Progress, batch
from einvoice.bulk.save import Saved, save

__all__ = ["Progress", "Record", "Saved", "batch", "documents_in", "record_of", "save"]
