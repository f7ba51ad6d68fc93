"""How UBL 2.1 writes an invoice or credit note."""
