"""Runs the daemon until a signal ends it."""

import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from typing import NoReturn

from einvoice.cli.failures import ExitCode, usage
from einvoice.cli.output import clean, emit
from einvoice.cli.work import reported
from einvoice.official.daemon import DaemonSettings, KositDaemon, block_interrupts
from einvoice.official.kosit.configuration import KositConfiguration
from einvoice.official.workers import SaxonPool

_GRACE = 30.0
"""Seconds that documents have to be judged once the daemon is to end."""


def serve(
    source: str,
    address: tuple[str, int],
    settings: DaemonSettings,
    *,
    workers: int,
    seconds: float,
    megabytes: int,
) -> NoReturn:
    """Serve a configuration; the run ends with 0 when it is told to."""
    over = threading.Event()
    with SaxonPool(workers, seconds=seconds, megabytes=megabytes) as pool:
        with reported("--configuration", as_json=False):
            configuration = _compiled(source, pool)
        with reported("--host", as_json=False):
            daemon = _bound(address, configuration, settings)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: over.set())
        thread = threading.Thread(target=daemon.serve, name="daemon", daemon=True)
        thread.start()
        _say(_started(daemon, address[0]))
        while not over.wait(1.0):  # without a limit, Windows would not hear Ctrl-C
            pass
        _say("ending; documents that are being judged are finished")
        if not daemon.stop(grace=_GRACE):
            _say(f"some were not judged within {_GRACE:.0f} seconds")
    raise SystemExit(ExitCode.FINE)


def _compiled(source: str, pool: SaxonPool) -> KositConfiguration:
    """The configuration with everything compiled, so that what is wrong with it shows now."""
    # In a thread that starts the first process deaf to Ctrl-C, which this one is not.
    with ThreadPoolExecutor(1, initializer=block_interrupts) as executor:
        return executor.submit(_opened, source, pool).result()


def _opened(source: str, pool: SaxonPool) -> KositConfiguration:
    configuration = KositConfiguration.open(source, engine=pool)
    configuration.compile()
    return configuration


def _bound(
    address: tuple[str, int], configuration: KositConfiguration, settings: DaemonSettings
) -> KositDaemon:
    try:
        return KositDaemon(address, configuration, settings, log=_say)
    except OSError as error:
        host, port = address
        raise usage("--host", f"cannot listen on {host}:{port}: {error.strerror}") from error


def _started(daemon: KositDaemon, host: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    line = f"listening on http://{shown}:{daemon.port}/, {daemon.configuration.name}"
    if _is_loopback(host):
        return line
    return (
        f"{line}\neinvoice: warning: whoever reaches {host or 'this machine'} can use this; there "
        "is no authorisation and no TLS, so put a proxy before it"
    )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _say(text: str) -> None:
    emit("\n".join(clean(line) for line in text.split("\n")), stderr=True)
