"""Documents: invoices that came as files or were made here, read, checked and taken apart once."""
