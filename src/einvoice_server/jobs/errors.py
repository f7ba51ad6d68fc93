"""How jobs end early."""


class JobFailedError(Exception):
    """It will never work: it is given up at once, and the message is kept for the account."""


class TryLaterError(Exception):
    """It may work later: the next attempt comes after the pause of its kind."""


class LeaseLostError(Exception):
    """Another worker has the job by now; whatever this one did is undone."""
