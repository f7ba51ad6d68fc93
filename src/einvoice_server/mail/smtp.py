"""Sending through an SMTP server."""

import asyncio
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage

from einvoice_server.kit.uninterrupted import uninterrupted
from einvoice_server.mail.mailer import (
    MailError,
    PermanentMailError,
    RefusedRecipient,
    TemporaryMailError,
)
from einvoice_server.mail.message import address
from einvoice_server.settings import SmtpSecurity

_AT_ONCE = 4
_PORTS = {SmtpSecurity.NONE: 25, SmtpSecurity.STARTTLS: 587, SmtpSecurity.TLS: 465}
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

_Refused = Mapping[str, tuple[int, bytes]]


class SmtpSettingsError(Exception):
    """The settings would not work, or would give a password away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpServer:
    """A server, and how to reach it."""

    host: str
    mail_from: str
    """The address that failures are returned to."""

    port: int | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    security: SmtpSecurity = SmtpSecurity.STARTTLS
    timeout: float = 30

    def __post_init__(self) -> None:
        address(self.mail_from, "mail_from")
        if (self.user is None) != (self.password is None):
            raise SmtpSettingsError("smtp_user and smtp_password are set together or not at all")
        open_line = self.security is SmtpSecurity.NONE and self.host not in _LOOPBACK
        if self.password is not None and open_line:
            raise SmtpSettingsError("smtp_password needs smtp_security starttls or tls")


class SmtpMailer:
    """Sends each message over a connection of its own, in a thread, few at once.

    The threads are those that wait for the disk, too; so mail must not take all of them.
    """

    def __init__(self, server: SmtpServer, *, trust: ssl.SSLContext | None = None) -> None:
        self._server = server
        self._trust = trust or ssl.create_default_context()
        self._few = asyncio.Semaphore(_AT_ONCE)

    async def send(
        self, message: EmailMessage, *, recipients: Sequence[str] | None = None
    ) -> tuple[RefusedRecipient, ...]:
        """Send a message, to those in its headers or to some of them; who was refused is told.

        Raises:
            PermanentMailError: The server will not take it.
            TemporaryMailError: The server does not take it now. A server that goes away at the very
                end may have taken it.
        """
        async with self._few:
            refused = await uninterrupted(asyncio.to_thread(self._hand_over, message, recipients))
        return _recipients(refused)

    def _hand_over(self, message: EmailMessage, recipients: Sequence[str] | None) -> _Refused:
        try:
            connection = self._connected()
            try:
                refused = connection.send_message(
                    message, address(self._server.mail_from), recipients
                )
            except (smtplib.SMTPException, OSError):
                connection.close()
                raise
        except (smtplib.SMTPException, OSError) as error:
            raise _failure(error) from error
        _part(connection)
        return refused

    def _connected(self) -> smtplib.SMTP:
        server = self._server
        port = _PORTS[server.security] if server.port is None else server.port
        if server.security is SmtpSecurity.TLS:
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, port, timeout=server.timeout, context=self._trust
            )
        else:
            connection = smtplib.SMTP(server.host, port, timeout=server.timeout)
        try:
            if server.security is SmtpSecurity.STARTTLS:
                connection.starttls(context=self._trust)
            if server.user is not None and server.password is not None:
                connection.login(server.user, server.password)
        except (smtplib.SMTPException, OSError):
            connection.close()
            raise
        return connection


def _part(connection: smtplib.SMTP) -> None:
    """Say goodbye; the message was taken, so what goes wrong now does not matter any more."""
    try:
        connection.quit()
    except (smtplib.SMTPException, OSError):
        connection.close()


def _failure(error: smtplib.SMTPException | OSError) -> MailError:
    """What a failure means.

    A wrong password or certificate is the operator's, not the message's: it may be put right.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        refused = _recipients(error.recipients)
        temporary = any(one.is_temporary for one in refused)
        told = "; ".join(f"{one.address}: {one.reply}" for one in refused)
        kind = TemporaryMailError if temporary else PermanentMailError
        return kind("every recipient was refused", reply=told)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        reply = _reply(error.smtp_code, error.smtp_error)
        return TemporaryMailError("the mail server does not accept the password", reply=reply)
    if isinstance(error, smtplib.SMTPResponseException):
        kind = PermanentMailError if error.smtp_code >= 500 else TemporaryMailError
        reply = _reply(error.smtp_code, error.smtp_error)
        return kind("the mail server refused the message", reply=reply)
    return TemporaryMailError(f"the mail server cannot be used ({type(error).__name__}: {error})")


def _recipients(refused: _Refused) -> tuple[RefusedRecipient, ...]:
    return tuple(
        RefusedRecipient(address=one, reply=_reply(code, said), is_temporary=code < 500)
        for one, (code, said) in refused.items()
    )


def _reply(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(f"{code} {text}".split())[:500]
