"""What is known of a stored file; its bytes are under its id in the blob store."""

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from einvoice_server.kit.base import Base, UtcDateTime
from einvoice_server.tenancy.scope import TenantOwned


class Hold(Base):
    """Says that no bytes are swept away until a moment: somebody copies them."""

    __tablename__ = "holds"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    until: Mapped[datetime] = mapped_column(UtcDateTime)


class StoredFile(TenantOwned, Base):
    """A file of a tenant."""

    __tablename__ = "stored_files"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    filename: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
