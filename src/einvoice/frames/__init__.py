"""Invoices and reports as data frames of polars or pandas.

    from einvoice.frames import to_dataframe

    to_dataframe(invoice)                          # its lines
    to_dataframe("inbox", "vat")                   # the VAT of every file of a folder
    to_dataframe(batch("inbox"))                   # a row for every document
    to_dataframe(report, backend="pandas")         # its findings

Amounts stay exact: `Decimal` in polars, Python's own decimals in pandas. Dates are dates.
"""

from einvoice.frames.frame import Backend, to_dataframe
from einvoice.frames.tables import Source, TableName

__all__ = ["Backend", "Source", "TableName", "to_dataframe"]
