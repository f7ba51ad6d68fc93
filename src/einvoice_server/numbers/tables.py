"""How a tenant numbers its invoices, and how far it has come."""

from datetime import datetime

from sqlalchemy import BigInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from einvoice_server.audit.audited import Audited
from einvoice_server.kit.base import Base, UtcDateTime
from einvoice_server.tenancy.scope import TenantOwned


class NumberSeries(TenantOwned, Audited, Base):
    """The template of a tenant's invoice numbers, and the last number that it gave."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("account_id", "environment"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    template: Mapped[str] = mapped_column(String(40))
    pad_length: Mapped[int] = mapped_column()
    counter: Mapped[int] = mapped_column(BigInteger)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
