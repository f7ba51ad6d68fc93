"""What an account fills into its invoices."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from einvoice_server.invoices.account_repository import AccountFactsRepository
from einvoice_server.tenancy.accounts.schemas import Company, Preferences
from einvoice_server.unit import Unit


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """The account's company and what it prefers."""

    company: Company
    preferences: Preferences

    @property
    def zone(self) -> ZoneInfo:
        """Where its days begin and end."""
        return _zone(self.preferences.time_zone)

    def today(self, now: datetime) -> date:
        """Which day it is there."""
        return now.astimezone(self.zone).date()

    def start_of(self, day: date) -> datetime:
        """When a day begins there."""
        return datetime(day.year, day.month, day.day, tzinfo=self.zone)


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # whatever stands there is no time zone
        return ZoneInfo("UTC")


async def account_facts(unit: Unit) -> AccountFacts:
    """What the unit's account has set in its environment."""
    company, preferences = await AccountFactsRepository(unit.session).facts()
    return AccountFacts(Company.model_validate(company), Preferences.model_validate(preferences))
