"""What Alembic runs to migrate: on the connection that `schema_version.migrate` gives it."""

from typing import cast

from alembic import context
from sqlalchemy import Connection

from einvoice_server.tables import metadata

connection = cast("Connection", context.config.attributes["connection"])
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
