"""Whether the official schema takes a document, and if not, why."""

from einvoice.errors import MissingExtraError
from einvoice.official.artefact import Artefact
from einvoice.official.schema import schema_of
from einvoice.official.schema_fault import SchemaFault
from einvoice.syntax.xml import Element


def faults_of(artefact: Artefact, root: Element) -> tuple[SchemaFault, ...]:
    """What the schema refuses: explained, where xmlschema is installed; empty where valid."""
    schema = schema_of(artefact)
    if schema.is_valid(root):
        return ()
    from einvoice.official.schema_explain import explain

    try:
        return explain(artefact, root)
    except MissingExtraError:
        return schema.faults(root)
