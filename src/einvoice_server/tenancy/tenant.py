"""Whose data: an account, in one of its two environments."""

from dataclasses import dataclass
from enum import StrEnum


class Environment(StrEnum):
    """The two sets of data that an account has."""

    LIVE = "live"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Tenant:
    """Whose data is read and written."""

    account_id: str
    environment: Environment
