"""How each kind of document is laid out on its page."""
