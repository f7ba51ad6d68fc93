"""From what a caller says of an invoice to the invoice, and from that to files."""
