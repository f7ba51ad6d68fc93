"""What every part of the server stands on; nothing here knows accounts or invoices."""
