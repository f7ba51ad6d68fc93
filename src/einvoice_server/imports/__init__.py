"""Imported invoices, incoming and outgoing, and the content of all documents."""
