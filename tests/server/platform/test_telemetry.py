"""What the server tells of itself: spans and measurements, and nothing of what documents say."""

import http.server
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
import structlog
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import (
    ExportMetricsServiceRequest,
)
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.metrics.export import (
    HistogramDataPoint,
    InMemoryMetricReader,
    NumberDataPoint,
)
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from structlog.testing import capture_logs

from einvoice_server.jobs.kinds import JobKind
from einvoice_server.jobs.measuring import measure_queue
from einvoice_server.jobs.running import RunningJob
from einvoice_server.kit.otel import OtelTelemetry
from einvoice_server.kit.telemetry import METRICS, Telemetry, telemetry_from_environment
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.platform.desk import Desk
from tests.server.running import Running, running
from tests.server.test_serve import key_in, started

pytestmark = pytest.mark.programs

TRACE = "0af7651916cd43dd8448eb211c80319c"
PARENT = f"00-{TRACE}-b7ad6b7169203331-01"


@dataclass
class Told:
    """What came out, and the telemetry that it came out of."""

    spans: InMemorySpanExporter = field(default_factory=InMemorySpanExporter)
    reader: InMemoryMetricReader = field(default_factory=InMemoryMetricReader)

    def __post_init__(self) -> None:
        self.telemetry = OtelTelemetry("1.0", [SimpleSpanProcessor(self.spans)], [self.reader])

    def span(self, name: str) -> ReadableSpan:
        """The only one of that name, awaited: a caller has the answer before its span ends."""
        found = list[ReadableSpan]()
        for _ in range(1000):
            found = [span for span in self.spans.get_finished_spans() if span.name == name]
            if found:
                break
            time.sleep(0.01)
        (only,) = found
        return only

    def points(self, metric: str) -> list[tuple[Mapping[str, object], float]]:
        """The attributes of each series, and its sum, count or value."""
        data = self.reader.get_metrics_data()
        found = list[tuple[Mapping[str, object], float]]()
        for resource in data.resource_metrics if data is not None else ():
            for scope in resource.scope_metrics:
                for one in scope.metrics:
                    if one.name != metric:
                        continue
                    for point in one.data.data_points:
                        attributes = dict(point.attributes or {})
                        if isinstance(point, HistogramDataPoint):
                            found.append((attributes, point.count))
                        elif isinstance(point, NumberDataPoint):
                            found.append((attributes, point.value))
        return found


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def server(tmp_path: Path, told: Told) -> Generator[Running, None, None]:
    with running(tmp_path, telemetry=told.telemetry, worker_jobs=0) as made:
        yield made


def test_a_request_is_a_span_named_by_its_operation(server: Running, told: Told) -> None:
    account = server.account()
    with server.client(server.key(account), traceparent=PARENT) as client:
        person = {"email": "secret.person@example.com", "name": "Nobody Else"}
        answer = client.post("/user", json=person)
    span = told.span("create_user")
    attributes = dict(span.attributes or {})
    assert span.context is not None
    assert format(span.context.trace_id, "032x") == TRACE
    assert attributes["einvoice.account"] == account
    assert attributes["einvoice.environment"] == "live"
    assert str(attributes["einvoice.key"]).startswith("ak_")
    assert attributes["einvoice.request"] == answer.headers["X-Request-Id"]
    assert attributes["http.response.status_code"] == 201
    everything = span.to_json() + str(span.events)
    assert "secret.person" not in everything
    assert "Nobody" not in everything


def test_requests_are_counted_by_operation_method_and_status(server: Running, told: Told) -> None:
    with server.new_client() as client:
        client.get("/users")
        client.get("/users")
        client.get("/user/unknown")
    httpx.request("PROPFIND", server.url + "/nowhere")
    told.span("_OTHER")  # the last
    named = ("einvoice.operation", "http.request.method", "http.response.status_code")
    series = {
        tuple(point[name] for name in named): number
        for point, number in told.points("http.server.request.duration")
    }
    assert series[("list_users", "GET", 200)] == 2
    assert series[("get_user", "GET", 404)] == 1
    assert ("none", "_OTHER", 404) in series


def test_a_refused_burst_is_counted(tmp_path: Path, told: Told) -> None:
    with running(
        tmp_path, telemetry=told.telemetry, rate_limit_per_minute=1, rate_limit_burst=1
    ) as server:
        with server.new_client() as client:
            assert [client.get("/users").status_code for _ in range(3)] == [200, 429, 429]
        assert told.points("einvoice.requests.limited") == [({"by": "key"}, 2)]


def test_a_job_belongs_to_the_trace_of_what_asked_for_it(server: Running, told: Told) -> None:
    desk = Desk(server, Tenant(server.account(), Environment.LIVE))
    logged = list[str]()

    async def note(_job: RunningJob) -> None:
        logged.append(str(structlog.contextvars.get_contextvars()["trace_id"]))

    async def fail(_job: RunningJob) -> None:
        raise ValueError("the secret text of a document")

    with told.telemetry.server_span("asking", {"traceparent": PARENT}, {}):
        note_id = desk.put_job("note")  # the context goes along into the server's loop
    fail_id = desk.put_job("fail")
    with desk.working(JobKind("note", note), JobKind("fail", fail)):
        desk.until(note_id, "done")
        desk.until(fail_id, "queued")
        desk.until(note_id, "done")
        while len(told.points("einvoice.job.duration")) < 2:
            time.sleep(0.01)
    span = told.span("job note")
    assert span.context is not None
    assert format(span.context.trace_id, "032x") == TRACE
    assert logged == [TRACE]
    failed = told.span("job fail")
    assert dict(failed.attributes or {})["einvoice.outcome"] == "later"
    assert not failed.status.is_ok
    assert "secret text" not in failed.to_json()
    assert sorted(
        (str(point["kind"]), str(point["outcome"]))
        for point, _ in told.points("einvoice.job.duration")
    ) == [("fail", "later"), ("note", "done")]


def test_the_queue_is_measured(server: Running, told: Told) -> None:
    desk = Desk(server, Tenant(server.account(), Environment.LIVE))
    for _ in range(3):
        desk.put_job("waits")
    server.do(measure_queue(server.services))
    assert told.points("einvoice.queue.depth") == [({}, 3)]
    ((_, age),) = told.points("einvoice.queue.age")
    assert age >= 0


def stop() -> None:
    import os

    os._exit(1)


def test_a_process_that_is_replaced_is_counted(server: Running, told: Told) -> None:
    from einvoice_server.kit.crew import CrewError

    with pytest.raises(CrewError):
        server.do(server.services.crew.run(stop))
    assert told.points("einvoice.crew.restarts") == [({}, 1)]


def test_log_lines_name_their_trace_and_their_request(told: Told) -> None:
    with capture_logs(processors=[structlog.contextvars.merge_contextvars]) as lines:
        with told.telemetry.server_span("GET", {"traceparent": PARENT}, {}):
            structlog.get_logger().info("inside")
        structlog.get_logger().info("outside")
    assert lines[0]["trace_id"] == TRACE
    assert "trace_id" not in lines[1]


def test_a_header_that_is_no_traceparent_begins_a_new_trace(told: Told) -> None:
    for header in ("", "nonsense", "00-" + "0" * 32 + "-b7ad6b7169203331-01", "x" * 10_000):
        with told.telemetry.server_span("GET", {"traceparent": header}, {}):
            assert TRACE not in str(told.telemetry.traceparent())
            assert told.telemetry.traceparent() is not None


def test_every_metric_has_a_name_and_a_description_of_its_own() -> None:
    assert len({metric.name for metric in METRICS}) == len(METRICS)
    assert all(metric.description.endswith(".") for metric in METRICS)


def test_off_it_does_nothing_and_imports_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OTEL_EXPORTER_OTLP_ENDPOINT", raising=False)
    assert type(telemetry_from_environment("1")) is Telemetry
    script = (
        "import sys, einvoice_server.cli.app\n"
        "assert not [name for name in sys.modules if name.startswith('opentelemetry.sdk')]\n"
        "assert not [name for name in sys.modules if name.startswith('procrastinate')]\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=120)


@dataclass
class Collector:
    """What a collector on loopback was sent."""

    url: str
    spans: list[str] = field(default_factory=list[str])
    metrics: list[str] = field(default_factory=list[str])
    services: set[str] = field(default_factory=set[str])


@contextmanager
def collector() -> Generator[Collector, None, None]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/v1/traces":
                for one in ExportTraceServiceRequest.FromString(body).resource_spans:
                    named = {a.key: a.value.string_value for a in one.resource.attributes}
                    found.services.add(named["service.name"])
                    found.spans.extend(s.name for part in one.scope_spans for s in part.spans)
            else:
                for one in ExportMetricsServiceRequest.FromString(body).resource_metrics:
                    found.metrics.extend(m.name for part in one.scope_metrics for m in part.metrics)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Collector(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join(30)


def test_a_server_sends_what_it_tells_to_a_collector_until_its_end(tmp_path: Path) -> None:
    with collector() as found:
        with started(tmp_path, OTEL_EXPORTER_OTLP_ENDPOINT=found.url) as server:
            headers = {"X-API-KEY": key_in(server.shown)}
            httpx.get(server.url + "/api/v1/users", headers=headers)
            server.process.terminate()
            server.process.wait(60)
            lines = [line for line in server.lines() if line["event"] == "request"]
        assert "list_users" in found.spans
        assert "http.server.request.duration" in found.metrics
        assert found.services == {"einvoice-server"}
        assert len(str(lines[0]["trace_id"])) == 32
        assert lines[0]["request_id"]
