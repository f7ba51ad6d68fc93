"""The desk, and a certificate for HTTPS."""

from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from einvoice_server.kit.clock import ManualClock
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.running import running
from tests.server.webhooks.desk import Desk
from tests.server.webhooks.receiver import Receiver, receiving


@pytest.fixture
def receiver() -> Generator[Receiver, None, None]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def desk(tmp_path: Path, receiver: Receiver) -> Generator[Desk, None, None]:
    clock = ManualClock(datetime.now(UTC))
    hosts = (receiver.place, "receiver.example.com:80")
    with running(tmp_path, clock=clock, worker_jobs=0, webhook_allowed_hosts=hosts) as server:
        tenant = Tenant(server.account(), Environment.LIVE)
        with server.client(server.key(tenant.account_id)) as client:
            yield Desk(server, clock, tenant, client, receiver)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of receiver.example.com that is its own authority, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "receiver.example.com")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("receiver.example.com")]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    file = tmp_path_factory.mktemp("tls") / "receiver.pem"
    file.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(pem)
    )
    return file
