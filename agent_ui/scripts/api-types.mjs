// openapi.json (argument) → src/api/schema.d.ts: what the server sends is complete, what it takes may leave defaults out.
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const [source = "openapi.json", target = "src/api/schema.d.ts"] = process.argv.slice(2);
const document = JSON.parse(readFileSync(source, "utf8"));
const schemas = document.components.schemas;

/** Names of the schemas below a node, through references. */
function reach(node, seen) {
  if (node === null || typeof node !== "object") return seen;
  const name = typeof node.$ref === "string" ? node.$ref.split("/").at(-1) : undefined;
  if (name !== undefined && !seen.has(name)) {
    seen.add(name);
    reach(schemas[name], seen);
  }
  for (const child of Object.values(node)) reach(child, seen);
  return seen;
}

const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
const taken = new Set();
for (const operation of operations) reach(operation.requestBody, taken);

for (const [name, schema] of Object.entries(schemas)) {
  if (taken.has(name) || schema.properties === undefined) continue;
  const filled = Object.keys(schema.properties).filter((key) => "default" in schema.properties[key]);
  schema.required = [...new Set([...(schema.required ?? []), ...filled])];
}

const syntax = await openapiTS(document, { defaultNonNullable: false, alphabetize: true });
writeFileSync(
  target,
  `/** Made by \`npm run api\` from the service's OpenAPI; not edited by hand. */\n\n${astToString(syntax)}`,
);
