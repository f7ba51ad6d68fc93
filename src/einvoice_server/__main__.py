"""`python -m einvoice_server` is the command `einvoice-server`."""

from einvoice_server.cli import main

main()
