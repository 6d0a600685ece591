// Runs the contract tests of the emulator against Fastly itself, on a service made for that, so that whoever has an
// account can find out what the emulator gets wrong. Takes FASTLY_API_TOKEN and FASTLY_SERVICE_ID; `--yes` does not ask.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";

const api = "https://api.fastly.com";
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { FASTLY_API_TOKEN: token, FASTLY_SERVICE_ID: service } = process.env;

function refuse(message) {
  console.error(message);
  process.exit(2);
}

if (!token || !service)
  refuse("set FASTLY_API_TOKEN and FASTLY_SERVICE_ID, of a service that nobody needs");
if (!/^\w{1,64}$/.test(service)) refuse("FASTLY_SERVICE_ID is not the id of a service");

let response;
try {
  response = await fetch(`${api}/service/${service}/details`, {
    headers: { "Fastly-Key": token, Accept: "application/json" },
    signal: AbortSignal.timeout(20_000),
  });
} catch {
  refuse(`${api} cannot be reached`);
}
if (!response.ok) refuse(`Fastly answered ${response.status}: is the token for this service?`);
const { name, type, active_version: active } = await response.json();
if (type !== "vcl") refuse("the service is not one of VCL");
// Domains may be linked to a service outside of its versions, so any active version may serve one.
if (active)
  refuse(
    `version ${active.number} of this service is active: the tests activate versions of their own, and would take ` +
      "down what it serves. Deactivate it, or use another service",
  );

console.log(`On the service ${JSON.stringify(name)} (${service}), the tests will
  - create some 20 versions with domains below example.com, dictionaries, ACLs, VCL and snippets; drafts stay
  - activate, stage and deactivate versions
  - create two services and delete them
  - make some 200 of the 1000 writes that a token has in an hour`);
if (!process.argv.includes("--yes")) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("Go on? [y/N] ");
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) process.exit(1);
}

const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "test/emulator/contract",
    "--no-file-parallelism",
    "--test-timeout=120000",
    "--hook-timeout=120000",
  ],
  { cwd: root, stdio: "inherit", env: { ...process.env, EDGEWALL_LIVE_SERVICE: service } },
);
process.exit(status ?? 1);
