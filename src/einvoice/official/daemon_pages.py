"""What the daemon says of itself: whether it is up, and a page for people."""

import os
import platform

from einvoice._version import __version__
from einvoice.official.kosit.configuration import KositConfiguration
from einvoice.syntax.escape import escape_text, replaced

_DAEMON = "http://www.xoev.de/de/validator/framework/1/daemon"


def health() -> bytes:
    """That it is up, as XML; the numbers are those of the machine, 0 where it does not say."""
    page = _sysconf("SC_PAGE_SIZE")
    free, all = _sysconf("SC_AVPHYS_PAGES") * page, _sysconf("SC_PHYS_PAGES") * page
    build = f"Python {platform.python_version()}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<health xmlns="{_DAEMON}"><status>UP</status>'
        f"<application><name>einvoice-kit</name><version>{__version__}</version>"
        f"<build>{build}</build></application>"
        f"<memory><freeMemory>{free}</freeMemory><maxMemory>{all}</maxMemory>"
        f"<totalMemory>{all}</totalMemory></memory></health>\n"
    ).encode()


def start_page(configuration: KositConfiguration, *, most: int) -> bytes:
    """How it is used, and by what it judges."""
    scenarios = "".join(f"<li>{_text(one.name)}</li>" for one in configuration.scenarios)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        "<title>einvoice serve-kosit</title>"
        "<style>body{font:16px sans-serif;max-width:48em;margin:2em auto;padding:0 1em}"
        "pre{background:#eee;padding:1em;overflow:auto}td{padding:.2em 1em .2em 0}</style>"
        "</head><body><h1>einvoice serve-kosit</h1>"
        "<p>Send a document as the body of a POST request to any address but those below "
        "<code>/server/</code>. The answer is the report of the KoSIT validator; the last part "
        "of the address is the name of the document in it.</p>"
        "<pre>curl --data-binary @invoice.xml -H 'Content-Type: application/xml' "
        "http://localhost:8080/invoice.xml</pre>"
        "<table><tr><td>200</td><td>accepted</td></tr><tr><td>406</td><td>rejected</td></tr>"
        "<tr><td>422</td><td>could not be judged: no XML, or rules that stopped</td></tr>"
        "<tr><td>400</td><td>no document</td></tr>"
        f"<tr><td>413</td><td>more than {most} bytes</td></tr></table>"
        '<p><a href="/server/health">health</a>, <a href="/server/config">configuration</a></p>'
        f"<h2>{_text(configuration.name)}</h2><ul>{scenarios}</ul></body></html>\n"
    ).encode()


def _text(text: str) -> str:
    return escape_text(replaced(text))


def _sysconf(name: str) -> int:
    try:
        return max(os.sysconf(name), 0)
    except (AttributeError, ValueError, OSError):  # not on every system
        return 0
