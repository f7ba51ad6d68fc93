"""`einvoice schema`: the JSON Schema of an invoice."""


def schema() -> None:
    """Print the JSON Schema of the JSON that `new` and `convert --to json` write."""
    from einvoice.cli.output import emit_json
    from einvoice.model.invoice import Invoice

    emit_json(Invoice.model_json_schema(), indent=2)
