"""What the server tells of itself: measurements and spans. Off, nothing is done or imported.

A new measurement is declared here and told with `services.telemetry.add(METRIC, value, name=...)`.
Attributes of measurements have few values: never an account, an id or anything that callers write.
"""

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from einvoice_server.kit.told import ToldError

Attribute = str | int | float | bool

_ENDPOINTS = (
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
    "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
)


class MetricKind(StrEnum):
    """How measurements are summed up."""

    COUNTER = "counter"
    HISTOGRAM = "histogram"
    GAUGE = "gauge"


@dataclass(frozen=True, slots=True)
class Metric:
    """Something that is measured."""

    name: str
    kind: MetricKind
    unit: str
    description: str


REQUEST_SECONDS = Metric(
    "http.server.request.duration",
    MetricKind.HISTOGRAM,
    "s",
    "How long requests took, by operation, method and status.",
)
RATE_LIMITED = Metric(
    "einvoice.requests.limited",
    MetricKind.COUNTER,
    "{request}",
    "Requests refused because a key or an account asked too often.",
)
JOB_SECONDS = Metric(
    "einvoice.job.duration",
    MetricKind.HISTOGRAM,
    "s",
    "How long attempts at jobs took, by kind and outcome.",
)
QUEUE_DEPTH = Metric(
    "einvoice.queue.depth", MetricKind.GAUGE, "{job}", "Jobs that are due and wait."
)
QUEUE_AGE = Metric(
    "einvoice.queue.age", MetricKind.GAUGE, "s", "How long the oldest of them has been due."
)
WEBHOOK_SECONDS = Metric(
    "einvoice.webhook.duration",
    MetricKind.HISTOGRAM,
    "s",
    "How long attempts to deliver webhooks took, by outcome.",
)
CREW_RESTARTS = Metric(
    "einvoice.crew.restarts",
    MetricKind.COUNTER,
    "{process}",
    "Processes for documents that were replaced.",
)

METRICS = (
    REQUEST_SECONDS,
    RATE_LIMITED,
    JOB_SECONDS,
    QUEUE_DEPTH,
    QUEUE_AGE,
    WEBHOOK_SECONDS,
    CREW_RESTARTS,
)
"""Everything that is measured; a new metric is added here."""


class TelemetryError(ToldError):
    """Telemetry is asked for and cannot be had."""


class Span:
    """A piece of work that is being told of; this one is told to nobody."""

    def name(self, name: str) -> None:
        """Call it something else."""

    def tell(self, attribute: str, value: Attribute | None) -> None:
        """Add what is known; None adds nothing."""

    def fail(self, what: str) -> None:
        """Say that it went wrong."""


class Telemetry:
    """Tells nobody anything: what a server has that was not asked to."""

    is_on = False

    def add(self, metric: Metric, value: float = 1, **attributes: Attribute) -> None:
        """Add to a counter or a histogram, or set a gauge."""

    @contextmanager
    def span(
        self,
        name: str,
        parent: str | None = None,
        attributes: Mapping[str, Attribute] | None = None,
    ) -> Generator[Span, None, None]:
        """Tell of what happens in the block.

        Args:
            name: What to call it.
            parent: The `traceparent` of what asked for it, where that is not around the block.
            attributes: What is known of it; never what documents contain.
        """
        yield Span()

    @contextmanager
    def server_span(
        self, name: str, headers: Mapping[str, str], attributes: Mapping[str, Attribute]
    ) -> Generator[Span, None, None]:
        """Tell of a request, in the trace that its headers name."""
        yield Span()

    def traceparent(self) -> str | None:
        """The present span, as others can be told of it."""
        return None

    def be_global(self) -> None:
        """Let libraries of this process tell of themselves by it, too."""

    def close(self) -> None:
        """Send what is pending; may take some seconds."""


def telemetry_from_environment(version: str) -> Telemetry:
    """OpenTelemetry where `OTEL_EXPORTER_OTLP_ENDPOINT` names a collector, else nothing.

    Raises:
        TelemetryError: It is wanted, and its packages are not installed.
    """
    wanted = any(os.environ.get(name) for name in _ENDPOINTS)
    if not wanted or os.environ.get("OTEL_SDK_DISABLED", "").lower() == "true":
        return Telemetry()
    try:
        from einvoice_server.kit.otel import telemetry_over_http
    except ModuleNotFoundError as error:
        raise TelemetryError(
            f"OTEL_EXPORTER_OTLP_ENDPOINT is set, but {error.name} is not installed: "
            'pip install "einvoice-kit[otel]"'
        ) from None
    return telemetry_over_http(version)
