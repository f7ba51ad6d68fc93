"""What goes over the wire and what comes back, the same for both clients."""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Final, Literal, cast
from urllib.parse import quote, unquote

import httpx

from einvoice_server.client.problems import ApiProblem, WrongField, problem_class


class Unset(Enum):
    """The type of what is not given, which is not the same as `None`."""

    UNSET = "UNSET"


UNSET: Final[Literal[Unset.UNSET]] = Unset.UNSET
"""Not given: the server's default, or what was there before."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes out or came back."""

    data: bytes
    filename: str = "file"
    media_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of an operation."""

    method: str
    path: str
    query: Mapping[str, object] = field(default_factory=dict[str, object])
    headers: Mapping[str, object] = field(default_factory=dict[str, object])
    body: Mapping[str, object] | None = None
    file: tuple[str, File | Unset] | None = None

    @property
    def writes(self) -> bool:
        """Whether it may change anything."""
        return self.method not in ("GET", "HEAD")

    def request(
        self, client: httpx.Client | httpx.AsyncClient, extra: Mapping[str, str]
    ) -> httpx.Request:
        """The request as httpx sends it."""
        content: bytes | None = None
        form: dict[str, object] | None = None
        files: dict[str, tuple[str, bytes, str]] = {}
        headers = {**_texts(self.headers), **extra}
        if self.file is not None:
            name, file = self.file
            form = dict(_texts(self.body or {}))
            if isinstance(file, File):
                files[name] = (file.filename, file.data, file.media_type)
        elif self.body is not None:
            content = _json(_given(self.body))
            headers["Content-Type"] = "application/json"
        return client.build_request(
            self.method,
            self.path,
            params=_texts(self.query),
            headers=cast("dict[str, str]", headers),
            content=content,
            data=form,
            files=files or None,
        )


def _json(values: Mapping[str, object]) -> bytes:
    """JSON in which a `Decimal` is a number, digit by digit as it is."""
    mark = secrets.token_hex(16)

    def shown(value: object) -> str:
        if isinstance(value, Decimal) and value.is_finite():
            return f"{mark}{value:f}{mark}"
        raise TypeError(f"expected what JSON can hold, found {value!r}")

    text = json.dumps(values, default=shown, ensure_ascii=False, allow_nan=False)
    return text.replace(f'"{mark}', "").replace(f'{mark}"', "").encode()


def _given(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not UNSET}


def _texts(values: Mapping[str, object]) -> dict[str, str | list[str]]:
    return {name: _text(value) for name, value in _given(values).items() if value is not None}


def _text(value: object) -> str | list[str]:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return [str(one) for one in cast("list[object]", value)]
    return str(value)


def segment(value: object) -> str:
    """A value as a part of a path."""
    return quote(str(value), safe="")


def answer_of(response: httpx.Response) -> object:
    """What an answer holds: a dictionary or list, a `File`, or nothing.

    Raises:
        ApiProblem: The server refused.
    """
    media_type = response.headers.get("content-type", "").partition(";")[0]
    if response.status_code >= 400:
        raise problem_of(response)
    if response.status_code == 204 or not response.content:
        return None
    if media_type == "application/json":
        return json.loads(response.content, parse_float=Decimal)
    return File(response.content, _filename(response), media_type)


def problem_of(response: httpx.Response) -> ApiProblem:
    """Why the server refused."""
    try:
        told = json.loads(response.content)
    except ValueError:
        told = None
    body = cast("dict[str, object]", told) if isinstance(told, dict) else {}
    errors = tuple(
        WrongField(one.get("field", ""), one.get("code", ""), one.get("message", ""))
        for one in cast("list[dict[str, str]]", body.get("errors") or [])
    )
    retry_after = response.headers.get("retry-after", "")
    return problem_class(response.status_code)(
        response.status_code,
        str(body.get("code", response.reason_phrase)),
        str(body.get("message", response.text[:500])),
        errors,
        response.headers.get("x-request-id"),
        float(retry_after) if re.fullmatch(r"\d{1,9}", retry_after) else None,
    )


def _filename(response: httpx.Response) -> str:
    told = response.headers.get("content-disposition", "")
    found = re.search(r"filename\*=UTF-8''([^;]+)", told)
    return unquote(found[1]) if found else "file"
