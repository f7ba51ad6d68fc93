"""The MCP server for one assistant that has started it."""

from mcp.server.stdio import stdio_server

from einvoice_server.background import chores
from einvoice_server.mcp.server import mcp_server
from einvoice_server.mcp.visits import Visits
from einvoice_server.operations import Registry
from einvoice_server.services import Services


async def serve_stdio(registry: Registry, services: Services, visits: Visits) -> None:
    """Answer until standard input ends."""
    server = mcp_server(registry, services, visits)
    async with chores(services), stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())
