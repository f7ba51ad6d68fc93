"""URLs that the server may be asked to send to, judged as text; names are judged when resolved.

One plain form is taken. Whatever needs interpretation is refused, because two readers of a URL that
disagree are how addresses are smuggled past a check.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from einvoice_server.outbound.errors import RefusedTargetError

MOST_CHARACTERS = 2000
_FORM = re.compile(r"(https?)://(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::([0-9]{1,5}))?(/.*)?", re.S)
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])")
"""A host name of the internet; its last label begins with a letter, or it would be a number."""

_UNWANTED = re.compile(r"[^\x21-\x7e]|[\\#@\"<>^`{|}]")
_LOCAL = (
    "localhost",
    "localdomain",
    "local",
    "internal",
    "intranet",
    "invalid",
    "test",
    "example",
    "onion",
    "alt",
    "lan",
    "home",
    "corp",
    "home.arpa",
    "in-addr.arpa",
    "ip6.arpa",
)
_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def place(self) -> str:
        """Host and port, as settings name them."""
        return f"{self.host}:{self.port}"

    @property
    def host_header(self) -> str:
        """What the request calls the host."""
        return self.host if self.port == _PORTS[self.scheme] else self.place


@dataclass(frozen=True, slots=True)
class TargetRules:
    """What the operator allows."""

    allowed: Collection[str] = ()
    """Hosts with port that are believed, whatever they resolve to: `hooks.intranet:8080`."""

    ports: Collection[int] = (80, 443)
    http: bool = False
    """Whether requests may go unencrypted."""


def target_of(url: str, rules: TargetRules) -> Target:
    """Take a URL apart.

    Raises:
        RefusedTargetError: It is not of the one form, or not allowed.
    """
    if len(url) > MOST_CHARACTERS:
        raise RefusedTargetError(f"The URL is longer than {MOST_CHARACTERS} characters.")
    if "@" in url.partition("?")[0]:
        raise RefusedTargetError("The URL must not hold a user or a password.")
    found = _FORM.fullmatch(url)
    if found is None or _UNWANTED.search(found[4] or ""):
        raise RefusedTargetError(
            "Expected an absolute URL like https://hooks.example.com/invoices, in ASCII and "
            "without fragment."
        )
    scheme, host, path = found[1], found[2].lower(), found[4] or "/"
    port = int(found[3]) if found[3] else _PORTS[scheme]
    target = Target(scheme, host, port, path)
    if target.place not in rules.allowed:
        _check(target, rules)
    return target


def _check(target: Target, rules: TargetRules) -> None:
    if target.scheme != "https" and not rules.http:
        raise RefusedTargetError("The URL must begin with https://.")
    if target.port not in rules.ports:
        allowed = ", ".join(str(port) for port in sorted(rules.ports))
        raise RefusedTargetError(f"The port {target.port} is not among those allowed: {allowed}.")
    if not _NAME.fullmatch(target.host) or len(target.host) > 253:
        raise RefusedTargetError("The host must be a full name of the internet, not an address.")
    if target.host.endswith(tuple(f".{name}" for name in _LOCAL)):
        raise RefusedTargetError("The host is a local name.")
