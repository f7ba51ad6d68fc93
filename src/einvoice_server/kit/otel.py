"""Telemetry by OpenTelemetry, sent over OTLP/HTTP. Everything else is set by `OTEL_*` variables."""

import os
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager

from opentelemetry import metrics, trace
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.metrics import Counter, Histogram
from opentelemetry.metrics import _Gauge as Gauge  # the API's own name for it
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import MetricReader, PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from structlog.contextvars import bound_contextvars

from einvoice_server.kit.ids import new_id
from einvoice_server.kit.telemetry import METRICS, Attribute, Metric, MetricKind, Span, Telemetry

_NAME = "einvoice_server"
_CLOSE_MILLISECONDS = 5_000
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_PROPAGATOR = TraceContextTextMapPropagator()
_HEADER = "traceparent"


class OtelSpan(Span):
    """A span of OpenTelemetry."""

    def __init__(self, span: trace.Span) -> None:
        self._span = span

    def name(self, name: str) -> None:
        """Call it something else."""
        self._span.update_name(name)

    def tell(self, attribute: str, value: Attribute | None) -> None:
        """Add what is known."""
        if value is not None:
            self._span.set_attribute(attribute, value)

    def fail(self, what: str) -> None:
        """Say that it went wrong."""
        self._span.set_status(Status(StatusCode.ERROR, what))


class OtelTelemetry(Telemetry):
    """Tells processors of spans and readers of metrics; log lines get the ids of the trace."""

    is_on = True

    def __init__(
        self, version: str, processors: Sequence[SpanProcessor], readers: Sequence[MetricReader]
    ) -> None:
        given = {"service.version": version, "service.instance.id": new_id("srv_")}
        if "OTEL_SERVICE_NAME" not in os.environ:
            given["service.name"] = "einvoice-server"
        resource = Resource.create(dict(given))
        self.tracers = TracerProvider(resource=resource, shutdown_on_exit=False)
        for processor in processors:
            self.tracers.add_span_processor(processor)
        self.meters = MeterProvider(readers, resource=resource, shutdown_on_exit=False)
        self._tracer = self.tracers.get_tracer(_NAME, version)
        meter = self.meters.get_meter(_NAME, version)
        self._instruments = {metric: _instrument(meter, metric) for metric in METRICS}

    def be_global(self) -> None:
        """Let libraries of this process tell of themselves by it, too."""
        trace.set_tracer_provider(self.tracers)
        metrics.set_meter_provider(self.meters)

    def add(self, metric: Metric, value: float = 1, **attributes: Attribute) -> None:
        """Add to a counter or a histogram, or set a gauge."""
        instrument = self._instruments[metric]
        if isinstance(instrument, Counter):
            instrument.add(value, attributes)
        elif isinstance(instrument, Histogram):
            instrument.record(value, attributes)
        else:
            instrument.set(value, attributes)

    @contextmanager
    def span(
        self,
        name: str,
        parent: str | None = None,
        attributes: Mapping[str, Attribute] | None = None,
    ) -> Generator[Span, None, None]:
        """Tell of what happens in the block."""
        context = None if parent is None else _PROPAGATOR.extract({_HEADER: parent}, Context())
        kind = SpanKind.INTERNAL if parent is None else SpanKind.CONSUMER
        with self._spanned(name, context, kind, attributes) as span:
            yield span

    @contextmanager
    def server_span(
        self, name: str, headers: Mapping[str, str], attributes: Mapping[str, Attribute]
    ) -> Generator[Span, None, None]:
        """Tell of a request, in the trace that its headers name."""
        context = _PROPAGATOR.extract(dict(headers), Context())
        with self._spanned(name, context, SpanKind.SERVER, attributes) as span:
            yield span

    def traceparent(self) -> str | None:
        """The present span, as others can be told of it."""
        carrier = dict[str, str]()
        _PROPAGATOR.inject(carrier)
        return carrier.get(_HEADER)

    def close(self) -> None:
        """Send what is pending."""
        self.tracers.shutdown()
        self.meters.shutdown(_CLOSE_MILLISECONDS)

    @contextmanager
    def _spanned(
        self,
        name: str,
        context: Context | None,
        kind: SpanKind,
        attributes: Mapping[str, Attribute] | None,
    ) -> Generator[Span, None, None]:
        # Exceptions are told by their class alone: their texts may quote what documents contain.
        with self._tracer.start_as_current_span(
            name,
            context,
            kind,
            dict(attributes or {}),
            record_exception=False,
            set_status_on_exception=False,
        ) as span:
            ids = span.get_span_context()
            with bound_contextvars(trace_id=f"{ids.trace_id:032x}", span_id=f"{ids.span_id:016x}"):
                told = OtelSpan(span)
                try:
                    yield told
                except BaseException as error:
                    told.tell("error.type", type(error).__name__)
                    told.fail(type(error).__name__)
                    raise


def telemetry_over_http(version: str) -> OtelTelemetry:
    """Telemetry that is sent to where the `OTEL_*` variables say."""
    reader = PeriodicExportingMetricReader(OTLPMetricExporter())
    return OtelTelemetry(version, [BatchSpanProcessor(OTLPSpanExporter())], [reader])


def _instrument(meter: metrics.Meter, metric: Metric) -> Counter | Histogram | Gauge:
    if metric.kind is MetricKind.COUNTER:
        return meter.create_counter(metric.name, metric.unit, metric.description)
    if metric.kind is MetricKind.HISTOGRAM:
        return meter.create_histogram(
            metric.name,
            metric.unit,
            metric.description,
            explicit_bucket_boundaries_advisory=_SECONDS,
        )
    return meter.create_gauge(metric.name, metric.unit, metric.description)
