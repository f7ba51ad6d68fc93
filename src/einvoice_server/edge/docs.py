"""`/openapi.json` and `/api-docs`: the reference, served from here and loading nothing else."""

import json
from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from typing import cast

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from einvoice_server.kit.base import JsonObject

_PLAIN_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
_SCALAR_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"
)
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
summary { cursor: pointer; padding: .3rem 0 } details { border-bottom: 1px solid #8884 }
code, pre { font: 14px/1.4 ui-monospace, monospace } pre { overflow: auto; background: #8881;
padding: .8rem } table { border-collapse: collapse } td { padding: .2rem 1rem .2rem 0;
vertical-align: top } b { display: inline-block; min-width: 4.5rem }
:root { color-scheme: light dark }
"""
_SCALAR = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>
<div id="app"></div><script src="/api-docs/scalar.js"></script><script>
Scalar.createApiReference("#app",
  { url: "/openapi.json", telemetry: false, withDefaultFonts: false, proxyUrl: "" })
</script></body></html>
"""


def docs_routes(document: Callable[[], JsonObject], scalar: Path | None) -> list[Route]:
    """The document, and a page for people: Scalar where its script is set up, else our own.

    Both are made when somebody asks for the first time: that takes longer than anything else at
    the start.
    """
    written = cache(lambda: json.dumps(document(), ensure_ascii=False).encode())
    page = cache(lambda: _SCALAR if scalar else _page(document()))
    policy = _SCALAR_POLICY if scalar else _PLAIN_POLICY

    async def openapi(_request: Request) -> Response:
        return Response(
            written(), media_type="application/json", headers={"Cache-Control": "no-cache"}
        )

    async def docs(_request: Request) -> Response:
        headers = {"Content-Security-Policy": policy, "Cache-Control": "no-cache"}
        return HTMLResponse(page(), headers=headers)

    routes = [Route("/openapi.json", openapi), Route("/api-docs", docs)]
    if scalar is not None:
        if not scalar.is_file():
            raise FileNotFoundError(f"scalar_script names a file that is not there: {scalar}")

        async def script(_request: Request) -> Response:
            return FileResponse(
                scalar, media_type="text/javascript", headers={"Cache-Control": "max-age=86400"}
            )

        routes.append(Route("/api-docs/scalar.js", script))
    return routes


def _page(document: JsonObject) -> str:
    """The operations by chapter, each with its parameters and examples."""
    info = cast("dict[str, str]", document["info"])
    chapters: dict[str, list[str]] = {}
    for path, item in cast("dict[str, dict[str, JsonObject]]", document["paths"]).items():
        for method, operation in item.items():
            area = cast("list[str]", operation["tags"])[0]
            chapters.setdefault(area, []).append(_entry(method, path, operation))
    for event, item in cast("dict[str, dict[str, JsonObject]]", document["webhooks"]).items():
        chapters.setdefault("What webhooks are told", []).append(
            _entry("post", event, item["post"])
        )
    body = "".join(f"<h2>{escape(area)}</h2>{''.join(all_)}" for area, all_ in chapters.items())
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>API</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><h1>{escape(info['title'])} {escape(info['version'])}"
        f"</h1><p>{escape(info['description'])}</p>"
        f'<p><a href="/openapi.json">OpenAPI 3.1 document</a></p>{body}</body></html>'
    )


def _entry(method: str, path: str, operation: JsonObject) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(str(one['name']))}</code><td>{escape(str(one['in']))}"
        f"<td>{escape(str(one.get('description', '')))}"
        for one in cast("list[JsonObject]", operation["parameters"])
        if "name" in one
    )
    examples = [_example("Request", cast("JsonObject", operation.get("requestBody", {})))]
    for status, response in cast("dict[str, JsonObject]", operation["responses"]).items():
        examples.append(_example(status, response))
    return (
        f"<details><summary><b>{method.upper()}</b> <code>{escape(path)}</code> "
        f"{escape(str(operation['summary']))}</summary>"
        f"<p>{escape(str(operation['description']))}</p><table>{rows}</table>{''.join(examples)}"
        "</details>"
    )


def _example(title: str, described: JsonObject) -> str:
    content = cast("dict[str, JsonObject]", described.get("content", {}))
    shown = content.get("application/json", {}).get("example")
    if shown is None:
        return ""
    text = escape(json.dumps(shown, indent=2, ensure_ascii=False))
    return f"<h4>{escape(title)}</h4><pre>{text}</pre>"
