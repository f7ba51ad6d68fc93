"""Why documents could not be made."""


class MakingError(Exception):
    """The documents cannot be made of this; the message is for people.

    It goes from one process to another, so it is made of its two texts alone.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        """What kind of failure, stable: the code of the library's error, or `payload`."""
        self.message = message

    def __str__(self) -> str:
        return self.message
