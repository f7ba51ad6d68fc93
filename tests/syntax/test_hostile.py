"""Hostile input costs bounded memory, measured in a process of its own, and ends typed."""

import subprocess
import sys

import pytest

MEBI = 1024 * 1024
MOST = 512

SCRIPT = """
import pathlib, resource, sys
from einvoice.errors import ReadError
from einvoice.syntax.xml import parse
try:
    parse({document}, recover={recover})
    print("read")
except ReadError as error:
    print(error.code, getattr(error, "limit", ""))
status = pathlib.Path("/proc/self/status")
if status.exists():
    # ru_maxrss starts from what the process had that started this one; this peak does not.
    print(int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024)
else:
    unit = 1 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)
"""

DOCUMENTS = {
    "a million elements": ("b'<r>' + b'<a/>' * 10**6 + b'</r>'", "max_elements"),
    "a million comments": ("b'<r>' + b'<!---->' * 10**6 + b'</r>'", "max_elements"),
    "the most elements": ("b'<r>' + b'<a>x</a>y' * 399_990 + b'</r>'", "read"),
    "the most of everything": (
        "b'<r>' + b'<a b=\"0123456789012345678\">0123456789012345678</a>0123456789012345678'"
        " * 399_990 + b'</r>'",
        "read",
    ),
    "a million attributes": (
        "b'<r ' + b' '.join(b'a%d=\"\"' % i for i in range(10**6)) + b'/>'",
        "max_attributes",
    ),
    "the most namespaces": (
        "b'<r ' + b' '.join(b'xmlns:a%d=\"u\"' % i for i in range(399_990)) + b'/>'",
        "read",
    ),
    "a text of 10 MB": ("b'<r a=\"' + b'x' * 10**7 + b'\"/>'", "read"),
    "a text of 60 MB": ("b'<r>' + b'x' * 6 * 10**7 + b'</r>'", "max_text"),
    "100,000 levels": ("b'<a>' * 10**5", "max_depth"),
    "billion laughs": (
        "b'<!DOCTYPE l [<!ENTITY a \"ha\">'"
        " + b''.join(b'<!ENTITY %c \"%s\">' % (98 + i, b'&%c;' % (97 + i) * 10) for i in range(9))"
        " + b']><l>&j;</l>'",
        "read.forbidden-content",
    ),
    "quadratic blowup": (
        "b'<!DOCTYPE l [<!ENTITY a \"' + b'x' * 10**5 + b'\">]><l>' + b'&a;' * 10**5 + b'</l>'",
        "read.forbidden-content",
    ),
    "millions of comments first": ("b'<!---->' * 9 * 10**6 + b'<r/>'", "max_prolog"),
    "millions of marks first": ("b'\\xef\\xbb\\xbf' * 2 * 10**7 + b'<r/>'", "read.not-xml"),
    "millions of blanks first": ("b' ' * 6 * 10**7 + b'<r/>'", "max_text"),
    "47 MB of wrong bytes": ("b'<r>' + b'\\xfc' * 47 * 10**6 + b'</r>'", "read"),
    "one wrong byte in wide text": (
        "'<r>\\U0001f600'.encode() + b'x' * 47 * 10**6 + b'\\xfc</r>'",
        "read",
    ),
    "60 MB of UTF-16": ("('<r>' + 'x' * 3 * 10**7 + '</r>').encode('utf-16')", "read"),
}


def run(document: str, *, recover: bool) -> tuple[str, int]:
    script = SCRIPT.format(document=document, recover=recover)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    outcome, memory = done.stdout.splitlines()
    return outcome, int(memory) // MEBI


@pytest.mark.skipif(sys.platform == "win32", reason="the platform does not report peak memory")
@pytest.mark.parametrize("recover", [False, True])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_hostile_documents_cost_bounded_memory(name: str, recover: bool) -> None:
    document, expected = DOCUMENTS[name]
    outcome, memory = run(document, recover=recover)
    assert expected in outcome.split()
    assert memory < MOST


@pytest.mark.skipif(sys.platform == "win32", reason="the platform does not report peak memory")
@pytest.mark.parametrize(
    "document",
    [
        "b'<r>' + b'& ' * 390_000",
        "b'<r>' + b'&' * 47 * 10**6",
        "b'<r>' + b'<![CDATA[' * 390_000",
        "b'<r>' + b'<a b=' * 390_000",
        "b'<r>' + b'\\x01' * 10**6",
    ],
)
def test_salvaging_costs_bounded_memory(document: str) -> None:
    _, memory = run(document, recover=True)
    assert memory < MOST
