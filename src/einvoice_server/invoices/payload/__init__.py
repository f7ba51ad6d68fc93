"""What a caller says of an invoice that is to be created."""
