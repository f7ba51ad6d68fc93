"""The examples of the contract's own pages: every curl command, as a request to a server of ours.

A command is taken as it stands. Only what it leaves open is filled in: the key, the id of an
invoice that exists, and the fields behind a comment such as `{ /* ... */ }`.
"""

import json
import os
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import httpx
import pytest
from pydantic import JsonValue

PAGES = (
    Path(os.environ.get("EINVOICE_CONTRACT", Path(__file__).parents[4] / "shared" / "contract"))
    / "sources"
)

Object = dict[str, JsonValue]
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COMMAND = re.compile(r"^curl .*?https://\S+", re.DOTALL | re.MULTILINE)
_OPTIONS_WITH_VALUE = {"-X", "-H", "-d", "-o", "--data-urlencode"}


def page(name: str) -> str:
    """The text of a page."""
    file = PAGES / name
    if not file.exists():
        message = f"{name} is not in {PAGES.name}; EINVOICE_CONTRACT names the folder"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return file.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Command:
    """One curl command of a page."""

    method: str
    path: str
    headers: Mapping[str, str]
    query: tuple[tuple[str, str], ...]
    body: str | None
    output: str | None

    @property
    def json(self) -> Object:
        """Its body, with nothing where the page has a comment."""
        return cast("Object", json.loads(_COMMENT.sub("", self.body or "{}")))

    def send(self, client: httpx.Client, id: str, body: Object | None = None) -> httpx.Response:
        """Send it to another server, about another invoice."""
        path = self.path.replace("INV123456", id)
        headers = {name: value for name, value in self.headers.items() if name != "X-API-KEY"}
        sent = None if self.body is None else self.json if body is None else body
        return client.request(
            self.method, path, headers=headers, params=list(self.query), json=sent
        )


def commands(text: str) -> list[Command]:
    """The curl commands of a page, in their order."""
    return [_command(found.group()) for found in _COMMAND.finditer(text)]


def _command(text: str) -> Command:
    words = iter(shlex.split(text.replace("\\\n", " ")))
    assert next(words) == "curl"
    method: str | None = None
    headers: dict[str, str] = {}
    query: list[tuple[str, str]] = []
    body = output = url = None
    as_query = False
    for word in words:
        value = next(words) if word in _OPTIONS_WITH_VALUE else ""
        match word:
            case "-X":
                method = value
            case "-H":
                name, _, told = value.partition(":")
                headers[name] = told.strip()
            case "-d":
                body = value
            case "-o":
                output = value
            case "--data-urlencode":
                name, _, told = value.partition("=")
                query.append((name, told))
            case "-G":
                as_query = True
            case _:
                url = word
    assert url is not None, text
    assert as_query or not query
    path = urlsplit(url).path
    return Command(
        method=method or ("POST" if body is not None else "GET"),
        path=path,
        headers=headers,
        query=tuple(query),
        body=body,
        output=output,
    )


def answers(text: str) -> list[JsonValue]:
    """The JSON that a page shows as answers, in their order."""
    found = list[JsonValue]()
    decoder, end = json.JSONDecoder(), 0
    for start in re.finditer(r"^[\[{]$", text, re.MULTILINE):
        if start.start() < end:  # a part of what was found before
            continue
        try:
            value, end = decoder.raw_decode(text, start.start())
        except ValueError:
            continue
        found.append(cast("JsonValue", value))
    return found


def differences(shown: JsonValue, given: JsonValue, at: str = "") -> Iterator[str]:
    """What a page shows and an answer does not have, by names and kinds of values."""
    if isinstance(shown, dict) and isinstance(given, dict):
        for name, value in shown.items():
            if name not in given:
                yield f"{at}.{name}: missing"
            else:
                yield from differences(value, given[name], f"{at}.{name}")
    elif isinstance(shown, list) and isinstance(given, list):
        if shown and not given:
            yield f"{at}: empty"
        for number, (one, other) in enumerate(zip(shown, given, strict=False)):
            yield from differences(one, other, f"{at}[{number}]")
    elif type(shown) is not type(given):
        yield f"{at}: {type(given).__name__} where the page has {type(shown).__name__}"
