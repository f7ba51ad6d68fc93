"""When a key was last used, and from where: noted at once, written down once a second.

A write for every read would make readers wait for each other. What is lost when the process is
killed is the last second of this one piece of information.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update

from einvoice_server.audit.changes import UNAUDITED
from einvoice_server.kit.database import Database
from einvoice_server.tenancy.scope import unscoped
from einvoice_server.tenancy.tables import ApiKey


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a key."""

    at: datetime
    address: str | None


class LastUse:
    """Collects the last use of each key."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._noted: dict[str, Use] = {}

    def note(self, key_id: str, use: Use) -> None:
        """Remember that a key was used."""
        self._noted[key_id] = use

    def pending(self, key_id: str) -> Use | None:
        """A use that is not written down yet."""
        return self._noted.get(key_id)

    async def write(self) -> None:
        """Write down what was noted."""
        if not self._noted:
            return
        noted, self._noted = self._noted, {}
        async with unscoped(
            self._database, writes=True, reason="keys of all accounts are used"
        ) as session:
            for key_id, use in noted.items():
                await session.execute(
                    update(ApiKey)
                    .where(ApiKey.id == key_id)
                    .values(last_used_at=use.at, last_used_ip=use.address)
                    .execution_options(
                        **{UNAUDITED: "use is no change", "synchronize_session": False}
                    )
                )
