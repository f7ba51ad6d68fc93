"""`einvoice serve-kosit`: the HTTP behaviour of the KoSIT daemon."""

from typing import Annotated, Literal

import typer


def serve_kosit(
    configuration: Annotated[
        str,
        typer.Option(
            "--configuration",
            "-c",
            help="A configuration of the KoSIT validator: a zip, a folder, or the name or id of "
            "an installed one (`einvoice rules list`).",
        ),
    ],
    host: Annotated[
        str,
        typer.Option("--host", "-H", help="The address to listen on. There is no authorisation."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", "-P", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8080,
    workers: Annotated[
        int,
        typer.Option("--workers", "-w", min=1, max=64, help="How many processes judge documents."),
    ] = 2,
    seconds: Annotated[
        float, typer.Option("--seconds", min=0.1, help="The time that rules have for a document.")
    ] = 60.0,
    megabytes: Annotated[
        int, typer.Option("--megabytes", min=100, help="The memory that a process may take.")
    ] = 2_000,
    max_bytes: Annotated[
        int, typer.Option("--max-bytes", min=1, help="The size of a document.")
    ] = 32 * 1024 * 1024,
    connections: Annotated[
        int, typer.Option("--connections", min=1, help="Connections at a time.")
    ] = 64,
    disable_gui: Annotated[
        bool, typer.Option("--disable-gui", help="Do not show a page for people at GET /.")
    ] = False,
    lang: Annotated[
        Literal["en", "de"], typer.Option("--lang", "-l", help="The language of explanations.")
    ] = "en",
) -> None:
    """Judge what is sent by HTTP POST, and answer with the report of the KoSIT validator.

    A drop-in replacement for the validator's daemon, without Java. It ends with SIGTERM or Ctrl-C,
    after the documents that it is judging.
    """
    from einvoice.cli.serving import serve
    from einvoice.official.daemon import DaemonSettings

    settings = DaemonSettings(
        max_bytes=max_bytes,
        memory=max(256 * 1024 * 1024, max_bytes),
        connections=connections,
        judging=workers + 1,
        page=not disable_gui,
        language=lang,
    )
    serve(
        configuration,
        (host, port),
        settings,
        workers=workers,
        seconds=seconds,
        megabytes=megabytes,
    )
