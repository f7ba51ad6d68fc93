"""A document as content: sections that programs and people ask for one by one.

Every field shows a place of the model and says which, so that its term and its place in the
source can be asked for. Names are those under which invoices are also made by programs:
`street` and `postcode`, `product` and `price`.
"""

from einvoice.sections.content import SECTIONS, Content, SectionName, content, schema_of
from einvoice.sections.doubts import Doubt
from einvoice.sections.section import Section
from einvoice.sections.tracing import Trace

__all__ = [
    "SECTIONS",
    "Content",
    "Doubt",
    "Section",
    "SectionName",
    "Trace",
    "content",
    "schema_of",
]
