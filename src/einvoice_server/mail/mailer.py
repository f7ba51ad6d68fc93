"""Handing messages to whoever delivers them.

MailError
├── MailNotConfiguredError   there is no server to hand them to
├── PermanentMailError       the same message would be refused again
└── TemporaryMailError       later it may be taken
"""

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol


class MailError(Exception):
    """A message was not taken by anybody; `reply` is the server's, as `550 5.1.1 No such user`."""

    def __init__(self, message: str, *, reply: str | None = None) -> None:
        super().__init__(f"{message}: {reply}" if reply else message)
        self.reply = reply


class MailNotConfiguredError(MailError):
    """No mail server is set."""


class PermanentMailError(MailError):
    """The server will not take this message."""


class TemporaryMailError(MailError):
    """The server does not take it now, is not there, or is not set up as it should be."""


@dataclass(frozen=True, slots=True)
class RefusedRecipient:
    """Somebody who did not get a message that others got."""

    address: str
    reply: str
    """What the server said."""

    is_temporary: bool
    """Whether it may be sent to them later, and to them only."""


class Mailer(Protocol):
    """Sends messages."""

    async def send(
        self, message: EmailMessage, *, recipients: Sequence[str] | None = None
    ) -> tuple[RefusedRecipient, ...]:
        """Send a message, to those in its headers or to some of them; who was refused is told.

        Raises:
            MailError: Nobody got it.
        """
        ...


class NoMailer:
    """Stands where no mail server is set."""

    async def send(
        self, message: EmailMessage, *, recipients: Sequence[str] | None = None
    ) -> tuple[RefusedRecipient, ...]:
        """Refuse.

        Raises:
            MailNotConfiguredError: Always.
        """
        raise MailNotConfiguredError("no mail server is set: EINVOICE_SERVER_SMTP_HOST")
