"""Whether an invoice can be made of what was asked for."""
