"""What the API refuses, as its callers see it.

`code` is contract, `message` is not. Nothing else of an exception reaches a caller; what has no
class here is an INTERNAL_ERROR with the id of the request, and its story is in the log.

    ApiError
    ├── BadRequestError            400 BAD_REQUEST
    ├── UnauthorizedError          401 UNAUTHORIZED
    │   ├── KeyExpiredError            API_KEY_EXPIRED
    │   └── KeyRevokedError            API_KEY_REVOKED
    ├── ForbiddenError             403 FORBIDDEN
    │   ├── MissingScopeError          INSUFFICIENT_SCOPE
    │   ├── FeatureDisabledError       FEATURE_DISABLED
    │   ├── AccountNotAllowedError     ACCOUNT_NOT_ALLOWED
    │   └── LiveOnlyError              LIVE_ONLY
    ├── NotFoundError              404 NOT_FOUND
    │   └── NotReadyError              NOT_READY
    ├── MethodNotAllowedError      405 METHOD_NOT_ALLOWED
    ├── NotAcceptableError         406 NOT_ACCEPTABLE
    ├── ConflictError              409 CONFLICT
    │   ├── KeyReusedError             IDEMPOTENCY_KEY_REUSED
    │   └── ResultWithheldError        IDEMPOTENCY_RESULT_WITHHELD
    ├── PayloadTooLargeError       413 PAYLOAD_TOO_LARGE
    ├── UnsupportedMediaTypeError  415 UNSUPPORTED_MEDIA_TYPE
    ├── UnprocessableError         422 UNPROCESSABLE
    ├── TooManyRequestsError       429 TOO_MANY_REQUESTS
    ├── InternalError              500 INTERNAL_ERROR
    └── UnavailableError           503 SERVICE_UNAVAILABLE
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class FieldError(BaseModel):
    """What is wrong with one value of a request."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)

    field: str
    """Where it stands: `invoices[0].buyer.postcode`; empty for the request as a whole."""

    code: str
    """The kind of fault, stable: `missing`, `string_too_short`, `extra_forbidden` and others."""

    message: str
    """What was expected, for people."""


class ErrorBody(BaseModel):
    """The body of every answer that refuses."""

    model_config = ConfigDict(
        alias_generator=to_camel, validate_by_name=True, use_attribute_docstrings=True
    )

    code: str
    """What happened, stable: BAD_REQUEST, NOT_FOUND and others."""

    status_code: int
    """The status of the answer once more."""

    message: str
    """What was expected and what was found, for people."""

    errors: list[FieldError] | None = None
    """The values that are wrong, where the request could be taken apart."""

    request_id: str | None = None
    """The id under which the log tells more; also in the header `X-Request-Id`."""


class ApiError(Exception):
    """The server does not do what was asked."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "INTERNAL_ERROR"
    message: ClassVar[str] = "The request failed for a reason that lies with the server."

    def __init__(
        self,
        message: str | None = None,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message or self.message)
        self.errors = tuple(errors)
        self.headers = dict(headers or {})

    def body(self, request_id: str | None = None) -> ErrorBody:
        """What the caller is told."""
        return ErrorBody(
            code=self.code,
            status_code=self.status,
            message=str(self),
            errors=list(self.errors) or None,
            request_id=request_id,
        )


class BadRequestError(ApiError):
    """The request is not what the operation takes."""

    status = 400
    code = "BAD_REQUEST"
    message = "The request has values that are not allowed."


class UnauthorizedError(ApiError):
    """No key, or none that is known; both look the same."""

    status = 401
    code = "UNAUTHORIZED"
    message = "A valid API key is needed, in the header X-API-KEY or as Bearer token."

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message, headers={"WWW-Authenticate": "Bearer"})


class KeyExpiredError(UnauthorizedError):
    """The key was valid until its expiry."""

    code = "API_KEY_EXPIRED"
    message = "The API key has expired."


class KeyRevokedError(UnauthorizedError):
    """The key was taken back."""

    code = "API_KEY_REVOKED"
    message = "The API key was revoked."


class ForbiddenError(ApiError):
    """The key is valid and may not do this."""

    status = 403
    code = "FORBIDDEN"
    message = "The API key may not do this."


class MissingScopeError(ForbiddenError):
    """The key lacks the scope of the operation."""

    code = "INSUFFICIENT_SCOPE"

    def __init__(self, scope: str) -> None:
        super().__init__(f"The API key lacks the scope {scope}.")
        self.scope = scope


class FeatureDisabledError(ForbiddenError):
    """The account has the feature of the operation turned off."""

    code = "FEATURE_DISABLED"

    def __init__(self, feature: str) -> None:
        super().__init__(f"The feature {feature} is not enabled for this account.")
        self.feature = feature


class AccountNotAllowedError(ForbiddenError):
    """`x-account-id` names no account that the key reaches; whether it exists is not told."""

    code = "ACCOUNT_NOT_ALLOWED"
    message = "The API key does not reach the account that x-account-id names."


class LiveOnlyError(ForbiddenError):
    """A key of the test environment would change what live keys see."""

    code = "LIVE_ONLY"
    message = "Only a live key may do this."


class NotFoundError(ApiError):
    """There is nothing of this id for this account; whether another has it is not told."""

    status = 404
    code = "NOT_FOUND"
    message = "There is nothing here by this name."


class NotReadyError(NotFoundError):
    """It will be there once the document is processed."""

    code = "NOT_READY"
    message = "The document is still being processed."

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message, headers={"Retry-After": "1"})


class MethodNotAllowedError(ApiError):
    """The path takes other methods."""

    status = 405
    code = "METHOD_NOT_ALLOWED"
    message = "The path does not take this method."


class NotAcceptableError(ApiError):
    """Nothing that `Accept` allows can be given."""

    status = 406
    code = "NOT_ACCEPTABLE"
    message = "None of the media types in Accept can be given here."


class ConflictError(ApiError):
    """What is there already does not allow it."""

    status = 409
    code = "CONFLICT"
    message = "The present state does not allow this."


class KeyReusedError(ConflictError):
    """An `Idempotency-Key` came with two different requests."""

    code = "IDEMPOTENCY_KEY_REUSED"
    message = "This Idempotency-Key was used for a different request."


class ResultWithheldError(ConflictError):
    """The request was done before, and its answer held a secret that is not kept."""

    code = "IDEMPOTENCY_RESULT_WITHHELD"
    message = (
        "This request was done before. Its answer held a secret, which is shown once and not kept."
    )


class PayloadTooLargeError(ApiError):
    """The body is larger than the operation takes."""

    status = 413
    code = "PAYLOAD_TOO_LARGE"

    def __init__(self, limit: int) -> None:
        super().__init__(f"The body is larger than {limit} bytes.")
        self.limit = limit


class UnsupportedMediaTypeError(ApiError):
    """The body is of another kind than the operation takes."""

    status = 415
    code = "UNSUPPORTED_MEDIA_TYPE"

    def __init__(self, expected: str) -> None:
        super().__init__(f"The body must be {expected}.")


class UnprocessableError(ApiError):
    """The request is well-formed and breaks a rule of the business."""

    status = 422
    code = "UNPROCESSABLE"
    message = "The request breaks a rule."


class TooManyRequestsError(ApiError):
    """The key or its account asks too often."""

    status = 429
    code = "TOO_MANY_REQUESTS"

    def __init__(self, seconds: int, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(
            f"Too many requests: try again in {seconds} s.",
            headers={**(headers or {}), "Retry-After": str(seconds)},
        )
        self.seconds = seconds


class InternalError(ApiError):
    """Our fault."""


class UnavailableError(ApiError):
    """The server cannot do it now and may be able to soon."""

    status = 503
    code = "SERVICE_UNAVAILABLE"
    message = "The server is not ready."
