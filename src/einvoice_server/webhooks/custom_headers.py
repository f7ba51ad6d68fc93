"""Headers that an account wants sent along: bounded, and none that mean something to the way.

What routes, frames or authenticates a request stays ours: a host behind a shared address would be
reached through `Host`, and a proxy's trust won through `X-Forwarded-For`.
"""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

MOST = 20
HIDDEN = "***"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_CLOSED = frozenset(
    "accept-encoding age authorization connection cookie date expect forwarded from host "
    "http2-settings keep-alive max-forwards origin referer set-cookie te trailer "
    "transfer-encoding upgrade user-agent via x-real-ip x-client-ip x-host x-original-url "
    "x-rewrite-url x-http-method x-http-method-override x-method-override metadata "
    "metadata-flavor x-google-metadata-request".split()
)
_CLOSED_BEGINNINGS = (
    "content-",
    "proxy-",
    "sec-",
    "webhook-",
    "x-aws-ec2-",
    "x-einvoice-",
    "x-forwarded-",
)


def _checked(given: dict[str, str]) -> dict[str, str]:
    if len(given) > MOST or len({name.lower() for name in given}) < len(given):
        raise PydanticCustomError(
            "headers", "Expected at most {most} headers, each name once", {"most": MOST}
        )
    for name in given:
        small = name.lower()
        if not _NAME.fullmatch(name) or small in _CLOSED or small.startswith(_CLOSED_BEGINNINGS):
            raise PydanticCustomError(
                "header_not_allowed", "The header {name} is not allowed", {"name": name}
            )
    return given


CustomHeaders = Annotated[
    dict[
        Annotated[str, StringConstraints(min_length=1, max_length=64)],
        Annotated[str, StringConstraints(max_length=1000, pattern=r"^([!-~]([ -~]*[!-~])?)?$")],
    ],
    AfterValidator(_checked),
]
"""Names and values."""


def hidden(headers: Mapping[str, str]) -> dict[str, str]:
    """The names, with values that tell nothing: they often are credentials."""
    return dict.fromkeys(headers, HIDDEN)
