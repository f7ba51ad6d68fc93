"""`einvoice schema`: the JSON Schema of an invoice, or of a section of its content."""

from typing import Annotated

import typer


def schema(
    section: Annotated[
        str | None,
        typer.Argument(metavar="[SECTION]", help="A section of `einvoice content`, or content."),
    ] = None,
) -> None:
    """Print the JSON Schema of the JSON that `new` and `convert --to json` write.

    With the name of a section, that of what `content --section` prints of it.
    """
    from einvoice.cli.output import emit_json
    from einvoice.cli.work import reported

    if section is None:
        from einvoice.model.invoice import Invoice

        emit_json(Invoice.model_json_schema(), indent=2)
        return
    from einvoice.sections import schema_of

    with reported("schema", as_json=False):
        emit_json(schema_of(None if section == "content" else section), indent=2)
