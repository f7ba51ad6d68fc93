"""Configurations of orders, with rules that do what tests ask of them."""

from collections.abc import Mapping
from pathlib import Path

from einvoice.official.engine import Engine
from einvoice.official.kosit.configuration import KositConfiguration
from einvoice.official.packs import recognise
from tests.official.building import kosit_files, make_zip, scenario
from tests.official.sheets import stylesheet

ORDER = b'<Order xmlns="urn:order"><Id>7</Id><Total>1.50</Total></Order>'
UNFIT = b'<Order xmlns="urn:order"><Id>7</Id><Sum>1.50</Sum></Order>'
FOREIGN = b'<Offer xmlns="urn:order"/>'

_FIRED = """<xsl:if test="{test}"><svrl:{kind} id="{id}" {mark}
  location="/Q{{{{urn:order}}}}Order[1]"><svrl:text>[{id}] not
   {id}</svrl:text></svrl:{kind}></xsl:if>"""


def fires(
    id: str, test: str = "true()", mark: str = 'flag="fatal"', kind: str = "failed-assert"
) -> str:
    """A piece of a stylesheet: this rule fires if the test holds."""
    return _FIRED.format(id=id, test=test, mark=mark, kind=kind)


def rules(*pieces: str, declarations: str = "") -> bytes:
    """A stylesheet of these pieces."""
    return stylesheet("".join(pieces), declarations, attributes='xmlns:o="urn:order"')


def configuration(
    folder: Path,
    *pieces: str,
    declarations: str = "",
    files: Mapping[str, bytes] | None = None,
    parts: tuple[str, ...] = (),
    engine: Engine | None = None,
) -> KositConfiguration:
    """A configuration whose only rules are these pieces."""
    content = {
        **kosit_files(*(parts or (scenario(),))),
        "xsl/order.xsl": rules(*pieces, declarations=declarations),
    }
    path = make_zip(folder / "configuration.zip", {**content, **(files or {})})
    return KositConfiguration(recognise(path), engine=engine)
