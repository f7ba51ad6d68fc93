"""Why nothing came back; the messages are shown to whoever named the address."""


class OutboundError(Exception):
    """There is no answer."""


class RefusedTargetError(OutboundError):
    """The address is none that the server sends to; nothing was sent."""


class NoConnectionError(OutboundError):
    """Nobody answers there, or not for this name."""


class SlowAnswerError(OutboundError):
    """It took longer than it may."""


class BrokenAnswerError(OutboundError):
    """The connection broke, or what came over it is not HTTP."""
