"""How calls fail."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrongField:
    """What is wrong with one value."""

    field: str
    code: str
    message: str


class ClientError(Exception):
    """A call did not give what was asked for."""


class ConnectionProblem(ClientError):
    """The server was not reached, or did not answer in time."""


class ApiProblem(ClientError):
    """The server answered, and refused."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        errors: tuple[WrongField, ...] = (),
        request_id: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        where = "".join(f"\n  {one.field}: {one.message}" for one in errors)
        super().__init__(f"{status} {code}: {message}{where}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors
        self.request_id = request_id
        self.retry_after = retry_after


class RefusedError(ApiProblem):
    """Values are wrong, or a rule is broken: 400, 409, 413, 415, 422."""


class NotThereError(ApiProblem):
    """There is nothing of this id, or not yet: 404."""


class RateLimitedError(ApiProblem):
    """Too many requests, even after waiting: 429."""


def problem_class(status: int) -> type[ApiProblem]:
    """The exception of a status."""
    if status == 404:
        return NotThereError
    if status == 429:
        return RateLimitedError
    return RefusedError if status in (400, 409, 413, 415, 422) else ApiProblem
