"""Every refusal and every accident as one body: this is the only place that makes them."""

from collections.abc import Mapping

from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from einvoice_server.errors import (
    ApiError,
    BadRequestError,
    ForbiddenError,
    MethodNotAllowedError,
    NotAcceptableError,
    NotFoundError,
    UnauthorizedError,
    UnavailableError,
)
from einvoice_server.files.blobs import BlobStoreError
from einvoice_server.kit.logs import get_logger
from einvoice_server.kit.request_id import current_request_id
from einvoice_server.kit.turns import BusyError
from einvoice_server.kit.write_ahead import DiskError

_log = get_logger(__name__)
AWAY: tuple[type[Exception], ...] = (OperationalError, PoolTimeoutError, BusyError, DiskError)
"""What is raised where the database does not answer, or its disk has failed."""

_BY_STATUS: Mapping[int, type[ApiError]] = {
    error.status: error
    for error in (
        BadRequestError,
        UnauthorizedError,
        ForbiddenError,
        NotFoundError,
        MethodNotAllowedError,
        NotAcceptableError,
    )
}


def handle_failures(app: FastAPI) -> None:
    """Answer what is raised."""
    app.add_exception_handler(ApiError, _refused)
    app.add_exception_handler(HTTPException, _by_framework)
    app.add_exception_handler(BlobStoreError, _no_files)
    for away in AWAY:
        app.add_exception_handler(away, _not_now)
    app.add_exception_handler(ClientDisconnect, _gone)


def respond(error: ApiError, request: Request) -> Response:
    """The answer that an error is."""
    headers = {**getattr(request.state, "headers", {}), **error.headers}
    body = error.body(current_request_id())
    return Response(
        body.model_dump_json(by_alias=True, exclude_none=True),
        error.status,
        headers,
        "application/json",
    )


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return respond(error, request)


def _by_framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    told = _BY_STATUS.get(error.status_code, BadRequestError)()
    told.headers |= dict(error.headers or {})
    return respond(told, request)


def _not_now(request: Request, error: Exception) -> Response:
    return respond(unavailable(error), request)


def unavailable(error: Exception) -> ApiError:
    """What is told where the database does not answer."""
    _log.error("database not available", exc_info=error)
    told = UnavailableError("The database is busy or away; try again.")
    told.headers["Retry-After"] = "1"
    return told


def _no_files(request: Request, error: Exception) -> Response:
    _log.error("files not available", exc_info=error)
    told = UnavailableError("The store of files is busy or away; try again.")
    told.headers["Retry-After"] = "5"
    return respond(told, request)


def _gone(_request: Request, _error: Exception) -> Response:
    return Response(status_code=400)  # nobody is there to read it
