// The clients for JavaScript, 1.x and 2.x, against the server at URL with KEY; prints what they saw.
import { Client as Old } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as OldTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";

const { URL: address, KEY: key } = process.env;
const sent = { requestInit: { headers: { "X-API-KEY": key } } };
const me = { name: "test", version: "1" };

async function seen(client, transport) {
  await client.connect(transport);
  const { tools } = await client.listTools();
  const call = (name, args) => client.callTool({ name, arguments: args });
  const rule = await call("explain_rule", { ruleId: "BR-CO-10" });
  const refused = await call("explain_rule", { ruleId: "" });
  const told = {
    revision: client.getNegotiatedProtocolVersion?.() ?? transport.protocolVersion,
    tools: tools.length,
    rule: rule.structuredContent.ruleId,
    refused: JSON.parse(refused.content[0].text).code,
  };
  await client.close();
  return told;
}

const at = () => new URL(address);
console.log(
  JSON.stringify([
    await seen(new Old(me), new OldTransport(at(), sent)),
    await seen(new Client(me), new StreamableHTTPClientTransport(at(), sent)),
    await seen(
      new Client(me, { versionNegotiation: { mode: "auto" } }),
      new StreamableHTTPClientTransport(at(), sent),
    ),
  ]),
);
