"""Warnings of key expiry by mail, to the owners and admins of the account."""

from datetime import datetime, timedelta

from einvoice_server.kit.clock import iso
from einvoice_server.mail.mailer import Mailer, MailError
from einvoice_server.mail.message import InvalidMailError, Mail, build_message
from einvoice_server.settings import Settings
from einvoice_server.tenancy.api_keys.warnings import KeyExpiryWarning, LoggedKeyExpiry

_TEXT = """\
Der API-Schlüssel „{label}“ ({id}) von {account} endet am {end} (UTC).
Danach nimmt der Server ihn nicht mehr an. Ein neuer Schlüssel:
POST /api/v1/apikeys/{id}/rotate

The API key "{label}" ({id}) of {account} ends on {end} (UTC).
After that the server does not accept it. For a new one:
POST /api/v1/apikeys/{id}/rotate
"""


class MailedKeyExpiry:
    """Sends the warning; where nobody can be told, the log is."""

    def __init__(self, mailer: Mailer, settings: Settings) -> None:
        self._mailer = mailer
        self._sender = settings.mail_from or ""
        self._logged = LoggedKeyExpiry()

    async def warn(self, warning: KeyExpiryWarning) -> None:
        """Tell the people of the account.

        Raises:
            ConnectionError: The mail server did not take it; it is tried again.
        """
        if not warning.recipients:
            await self._logged.warn(warning)
            return
        try:
            await self._mailer.send(build_message(self._mail(warning)))
        except InvalidMailError:
            await self._logged.warn(warning)
        except MailError as error:
            raise ConnectionError(str(error)) from error

    def _mail(self, warning: KeyExpiryWarning) -> Mail:
        days = "1 Tag" if warning.days == 1 else f"{warning.days} Tagen"
        return Mail(
            key=f"key-expiry {warning.api_key_id} {iso(warning.expires_at)} {warning.days}",
            sender=self._sender,
            to=warning.recipients,
            subject=f"API-Schlüssel endet in {days} / API key ends: {warning.label}",
            text=_TEXT.format(
                label=warning.label,
                id=warning.api_key_id,
                account=warning.account_name,
                end=f"{warning.expires_at:%Y-%m-%d %H:%M}",
            ),
            written_at=_written_at(warning),
        )


def _written_at(warning: KeyExpiryWarning) -> datetime:
    """The moment from which this warning is due, so that sending it again is the same message."""
    return warning.expires_at - timedelta(days=warning.days)
