"""Templates of invoice numbers: `YYYY/MM/id` gives `2026/03/00042`."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

DEFAULT_TEMPLATE = "YYYY/MM/id"
DEFAULT_PAD_LENGTH = 5
_TOKEN = re.compile("(YYYY|MM|DD|id)")


def _has_one_id(template: str) -> str:
    found = _TOKEN.findall(template).count("id")
    if found != 1:
        raise ValueError(f"expected exactly one `id`, where the counter stands; found {found}")
    return template


Template = Annotated[
    str,
    StringConstraints(min_length=2, max_length=40, pattern=r"^[A-Za-z0-9/_.#+-]+$"),
    AfterValidator(_has_one_id),
    Field(examples=[DEFAULT_TEMPLATE]),
]
"""Letters, digits and `/_.#+-`; YYYY, MM and DD stand for the date, `id` for the counter."""

PadLength = Annotated[int, Field(ge=1, le=12, examples=[DEFAULT_PAD_LENGTH])]
"""With how many digits the counter is written at least."""


def render(template: str, day: date, counter: int, pad_length: int) -> str:
    """The number that a template gives on a day."""
    values = {
        "YYYY": f"{day.year:04}",
        "MM": f"{day.month:02}",
        "DD": f"{day.day:02}",
        "id": f"{counter:0{pad_length}}",
    }
    return "".join(values.get(part, part) for part in _TOKEN.split(template))


def pattern(template: str) -> str:
    """A regular expression of the numbers that a template gives; its group `id` is the counter."""
    forms = {"YYYY": "[0-9]{4}", "MM": "[0-9]{2}", "DD": "[0-9]{2}", "id": "(?P<id>[0-9]{1,19})"}
    return "".join(forms.get(part, re.escape(part)) for part in _TOKEN.split(template))
