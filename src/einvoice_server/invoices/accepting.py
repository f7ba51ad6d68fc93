"""Which of several media types a caller takes, by the header `Accept`."""

from collections.abc import Sequence

from einvoice_server.errors import NotAcceptableError

JSON, PDF, XML = "application/json", "application/pdf", "application/xml"
_SYNONYMS = {"text/xml": XML}
_LONGEST = 1000


def preferred(accept: str, offered: Sequence[str]) -> str:
    """What to answer with; of what the caller likes equally well, what they name first.

    Args:
        accept: The header; empty takes anything.
        offered: What there is, the usual first.

    Raises:
        NotAcceptableError: They take none of it.
    """
    best: tuple[float, int] | None = None
    chosen: str | None = None
    for place, part in enumerate((accept.strip() or "*/*")[:_LONGEST].split(",")):
        name, _, parameters = part.partition(";")
        quality = _quality(parameters)
        found = _matching(name.strip().lower(), offered)
        if found is not None and quality > 0 and (best is None or (quality, -place) > best):
            best, chosen = (quality, -place), found
    if chosen is None:
        raise NotAcceptableError(f"This can be given: {', '.join(offered)}.")
    return chosen


def _matching(name: str, offered: Sequence[str]) -> str | None:
    name = _SYNONYMS.get(name, name)
    if name == "*/*":
        return offered[0]
    if name.endswith("/*"):
        return next((one for one in offered if one.startswith(name[:-1])), None)
    return name if name in offered else None


def _quality(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return float(value.strip())
            except ValueError:
                return 0.0
    return 1.0
