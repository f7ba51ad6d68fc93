"""What the person at the machine can put right: commands tell it in one line, and end."""


class ToldError(Exception):
    """Something to be expected; the message says what, and what to do."""
