"""The command line without the installed program: `python -m einvoice`."""

from einvoice.cli import main

if __name__ == "__main__":
    main()
