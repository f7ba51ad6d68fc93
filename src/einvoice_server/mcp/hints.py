"""What a caller of a tool can change, where it was refused."""

from einvoice_server.errors import (
    AccountNotAllowedError,
    ApiError,
    BadRequestError,
    FeatureDisabledError,
    InternalError,
    KeyReusedError,
    LiveOnlyError,
    MissingScopeError,
    NotFoundError,
    PayloadTooLargeError,
    ResultWithheldError,
    TooManyRequestsError,
    UnavailableError,
)


def hint_for(error: ApiError) -> str | None:
    """What to change, where that is known."""
    match error:
        case MissingScopeError():
            return f"Ask for an API key with the scope {error.scope}; calling again will not help."
        case FeatureDisabledError():
            return (
                f"The operator turns the feature {error.feature} on; calling again will not help."
            )
        case _ if fields := ", ".join(
            dict.fromkeys(one.field for one in error.errors if one.field)
        ):
            said = (
                "the input schema says"
                if isinstance(error, BadRequestError)
                else "its message says"
            )
            return f"Change {fields} as {said}, and call again."
        case TooManyRequestsError():
            return f"Wait {error.seconds} s and call again."
        case PayloadTooLargeError():
            return f"Send at most {error.limit} bytes."
        case _:
            return next((hint for kind, hint in _HINTS if isinstance(error, kind)), None)


_HINTS: tuple[tuple[type[ApiError], str], ...] = (
    (NotFoundError, "Ask the listing tool for the ids that there are."),
    (KeyReusedError, "Use another idempotencyKey, or send the first call unchanged."),
    (ResultWithheldError, "It was done; what it made can be listed."),
    (LiveOnlyError, "Ask for a live key; calling again with a test key will not help."),
    (AccountNotAllowedError, "Leave x-account-id out, or name an account of the key."),
    (UnavailableError, "Call again in a moment."),
    (InternalError, "Calling again may help; if not, tell the operator the requestId."),
)
