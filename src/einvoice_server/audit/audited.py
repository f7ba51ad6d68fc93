"""Tables whose changes are told to the audit log, whoever makes them."""

from typing import ClassVar


class Audited:
    """Mixed into a table: every row that is added, changed or deleted is recorded."""

    __audit_hidden__: ClassVar[frozenset[str]] = frozenset()
    """Columns whose values are not written down, only that they changed."""
