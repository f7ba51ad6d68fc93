"""The mailer that the settings want."""

from einvoice_server.mail.mailer import Mailer, NoMailer
from einvoice_server.mail.smtp import SmtpMailer, SmtpServer, SmtpSettingsError
from einvoice_server.settings import Settings


def mailer_for(settings: Settings) -> Mailer:
    """A mailer for the server that is set, or one that says that none is.

    Raises:
        SmtpSettingsError: The settings would not work.
    """
    if settings.smtp_host is None:
        return NoMailer()
    if settings.mail_from is None:
        raise SmtpSettingsError("smtp_host needs mail_from, the address that mail comes from")
    password = settings.smtp_password
    return SmtpMailer(
        SmtpServer(
            host=settings.smtp_host,
            port=settings.smtp_port,
            user=settings.smtp_user,
            password=None if password is None else password.get_secret_value(),
            security=settings.smtp_security,
            mail_from=settings.mail_from,
            timeout=settings.smtp_timeout_seconds,
        )
    )
