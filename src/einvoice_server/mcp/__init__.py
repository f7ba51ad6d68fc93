"""The operations as tools of an MCP server, with resources, prompts and completion around them."""
