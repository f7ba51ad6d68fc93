"""Which version a stylesheet says it is, where it says so near its beginning."""

import re

_HEAD = 64 * 1024
_STATED = re.compile(rb"[Ss]chematron [Vv]ersion:? (\d+(?:\.\d+)*[a-z]?)")
_XRECHNUNG = re.compile(rb"XRechnung (\d+\.\d+\.\d+) compatible")


def stated_version(data: bytes) -> str | None:
    """The version of the rules, not of the tools; of XRechnung, that of the specification."""
    head = data[:_HEAD]
    found = _XRECHNUNG.search(head) or _STATED.search(head)
    return found[1].decode("ascii") if found else None
