"""Times as PDF and XMP write them, and the time of a file that is made now."""

import os
import re
from datetime import UTC, datetime, timedelta, timezone

_PDF_DATE = re.compile(
    r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d)?'?(\d\d)?'?.*", re.ASCII
)


def now() -> datetime:
    """The time of what is made now: SOURCE_DATE_EPOCH where it is set, for reproducible files."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(microsecond=0)


def zoned(moment: datetime) -> datetime:
    """The moment with a zone: without one it is taken for UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def pdf_date(moment: datetime) -> str:
    """A date as PDF writes it: `D:20260131120000+00'00'`."""
    offset = zoned(moment).strftime("%z")
    return f"{moment:D:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


def xmp_date(moment: datetime) -> str:
    """A date as XMP writes it: `2026-01-31T12:00:00+00:00`."""
    return zoned(moment).replace(microsecond=0).isoformat()


def read_pdf_date(text: str) -> datetime | None:
    """A date of a document information dictionary; None for what is none."""
    match = _PDF_DATE.fullmatch(text.strip()[:40])
    if match is None:
        return None
    year, month, day, hour, minute, second, zone, zone_minutes = match.groups()
    try:
        offset = timedelta(0)
        if zone and zone != "Z":
            minutes = int(zone[1:]) * 60 + int(zone_minutes or 0)
            offset = timedelta(minutes=-minutes if zone[0] == "-" else minutes)
        return datetime(
            int(year),
            int(month or 1),
            int(day or 1),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            tzinfo=timezone(offset),
        )
    except ValueError:
        return None


def read_xmp_date(text: str) -> datetime | None:
    """A date of an XMP packet; None for what is none."""
    try:
        return zoned(datetime.fromisoformat(text.strip()[:40]))
    except ValueError:
        return None
