"""The layouts of packages that are known, each in a module of its own."""

from einvoice.official.layouts.facturx import FACTURX
from einvoice.official.layouts.kosit import KOSIT
from einvoice.official.layouts.layout import Found, Layout
from einvoice.official.layouts.manifest import MANIFEST_LAYOUT
from einvoice.official.layouts.phive import PHIVE
from einvoice.official.layouts.publisher import PUBLISHER
from einvoice.official.layouts.schema_jar import SCHEMA_JAR

LAYOUTS: tuple[Layout, ...] = (MANIFEST_LAYOUT, KOSIT, FACTURX, PHIVE, PUBLISHER, SCHEMA_JAR)
"""In the order in which they are tried; where two packages hold the same, the first is used."""

__all__ = ["LAYOUTS", "Found", "Layout"]
