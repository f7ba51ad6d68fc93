"""`/{kind}/details/{id}`: pages and files for whoever has a link, and the same 404 for all else."""

import asyncio
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from einvoice.rendering import formats
from einvoice_server.details.asking import Account, Asking, account_of
from einvoice_server.details.build import Answered, sheet_of
from einvoice_server.details.counting import counted
from einvoice_server.details.kinds import SUBJECTS, Subject
from einvoice_server.details.links import Ended, Kind, Opened, opened
from einvoice_server.details.pages import Around, notice_page, sheet_page
from einvoice_server.details.shapes import shape_of
from einvoice_server.details.style import POLICY
from einvoice_server.details.words import LANGUAGES, Words, preferred, words_of
from einvoice_server.kit.request_id import current_request_id
from einvoice_server.operations import Registry
from einvoice_server.services import Services
from einvoice_server.tenancy.tenant import Environment
from einvoice_server.unit import RequestInfo

PAGE = "/{kind}/details/{id}"
FILE = "/{kind}/details/{id}/{file}"

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_DEFAULT_LANGUAGE = "de"


def details_routes(registry: Registry, services: Services) -> list[Route]:
    """The pages to which `detailsPage` leads, and the files to which they do."""
    door = _Door(registry, services)
    return [Route(PAGE, door.page), Route(FILE, door.file)]


class _Door:
    """Lets in who has a link."""

    def __init__(self, registry: Registry, services: Services) -> None:
        self._registry = registry
        self._services = services

    async def page(self, request: Request) -> Response:
        refused = await self._refused(request)
        return refused or await self._page(request) or _notice(request, "nothing", 404)

    async def file(self, request: Request) -> Response:
        refused = await self._refused(request)
        return refused or await self._file(request) or _notice(request, "nothing", 404)

    async def _refused(self, request: Request) -> Response | None:
        """What is said without asking anybody: too often, or too late."""
        standing = await counted(self._services, request)
        if not standing.allowed:
            answer = _notice(request, "too_often", 429)
            answer.headers["Retry-After"] = str(standing.retry_seconds)
            return answer
        if isinstance(self._link(request), Ended):
            return _notice(request, "ended", 404)
        return None

    def _link(self, request: Request) -> Opened | Ended | None:
        tokens = request.query_params.getlist("t")
        kind, id = request.path_params["kind"], request.path_params["id"]
        if kind not in SUBJECTS or len(tokens) != 1:
            return None
        now = self._services.clock.now()
        return opened(self._services.secret, Kind(kind), id, tokens[0], now)

    async def _asking(self, request: Request) -> tuple[Opened, Account, Asking] | None:
        link = self._link(request)
        if not isinstance(link, Opened):
            return None
        request.state.log = {
            "operation": f"page:{link.kind.value}",
            "account": link.tenant.account_id,
            "environment": link.tenant.environment.value,
        }
        account = await account_of(self._services, self._registry, link)
        if account is None:
            return None
        address = request.client.host if request.client else None
        info = RequestInfo(current_request_id(), address)
        return (
            link,
            account,
            Asking(self._services, self._registry, account.reader, link.id, info),
        )

    async def _page(self, request: Request) -> Response | None:
        found = await self._asking(request)
        if found is None:
            return None
        link, account, asking = found
        for subject in SUBJECTS[link.kind]:
            if (main := await _answered(asking, subject.main)) is not None:
                words = _words(request, account.language)
                more = await _more(asking, subject)
                written = await asyncio.to_thread(
                    _written, request.query_params["t"], link, account, subject, main, more, words
                )
                headers = {**_HEADERS, "Content-Language": words.language.code}
                return HTMLResponse(written, headers=headers)
        return None

    async def _file(self, request: Request) -> Response | None:
        found = await self._asking(request)
        if found is None:
            return None
        link, _, asking = found
        for subject in SUBJECTS[link.kind]:
            file = subject.files.get(request.path_params["file"])
            answer = None if file is None else await asking.answer(file.operation, file.accept)
            if file is None or answer is None or answer.filename is None:
                continue
            if file.media_types and answer.media_type.partition(";")[0] not in file.media_types:
                continue
            named = f"attachment; filename*=UTF-8''{quote(answer.filename, safe='')}"
            headers = {**_HEADERS, "Content-Disposition": named}
            return Response(answer.content, headers=headers, media_type=answer.media_type)
        return None


async def _answered(asking: Asking, name: str) -> Answered | None:
    content = await asking.data(name)
    if content is None:
        return None
    return Answered(content, shape_of(asking.operation(name).result))


async def _more(asking: Asking, subject: Subject) -> dict[str, Answered]:
    found = {part: await _answered(asking, name) for part, name in subject.more.items()}
    return {part: one for part, one in found.items() if one is not None}


def _written(
    token: str,
    link: Opened,
    account: Account,
    subject: Subject,
    main: Answered,
    more: dict[str, Answered],
    words: Words,
) -> str:
    sheet, is_cut = sheet_of(subject.layout, link.id, main, more, words, account.zone)
    around = Around(
        sender=account.name,
        is_test=link.tenant.environment is Environment.TEST,
        id=quote(link.id, safe=""),
        token=token,
        until=formats.day(link.until, words.language),
        is_cut=is_cut,
    )
    return sheet_page(sheet, around, words)


def _notice(request: Request, name: str, status: int) -> Response:
    """A page that tells nothing about any account; its language is the browser's alone."""
    words = _words(request, _DEFAULT_LANGUAGE)
    headers = {**_HEADERS, "Content-Language": words.language.code}
    return HTMLResponse(notice_page(name, words), status, headers)


def _words(request: Request, otherwise: str) -> Words:
    """In the language that is asked for, by the page's own link or the browser's settings."""
    asked = request.query_params.get("lang", "")
    if asked not in LANGUAGES:
        asked = preferred(request.headers.get("accept-language", "")) or otherwise
    return words_of(asked)
