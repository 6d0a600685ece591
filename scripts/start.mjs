// `npm start`: the example policy compiled, verified, pushed to a local Fastly, a switch thrown there, and a few requests
// asked about. It ends by itself, and needs no account and no network.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cli = path.join(root, "dist", "cli.js");

run(["compile"]);
run(["verify"]);
await onLocalFastly((environment) => {
  run(["push", "--yes"], environment);
  run(["flip", "non_us_ban", "on"], environment);
  run(["status"], environment);
});
showRequests();

/** Runs `use` while a local Fastly runs, with the environment that says where it is. */
async function onLocalFastly(use) {
  console.log("\n$ edgewall dev    (a local Fastly API, for as long as it is needed)");
  const server = spawn(process.execPath, [cli, "dev", "--api-port", "0", "--json"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const line = await firstLine(server.stdout);
    if (line === undefined) throw new Error("the local Fastly API did not start");
    const { api, token, serviceId } = JSON.parse(line);
    use({ FASTLY_API_ENDPOINT: api, FASTLY_API_TOKEN: token, FASTLY_SERVICE_ID: serviceId });
  } finally {
    server.kill();
  }
}

async function firstLine(stream) {
  for await (const line of createInterface({ input: stream })) return line;
  return undefined;
}

function showRequests() {
  const requests = [
    ["a reader in the US", ["--ip", "23.192.0.9", "--country", "US", "--url", "/issues"]],
    ["a reader in Canada", ["--ip", "24.48.0.1", "--country", "CA", "--url", "/"]],
    [
      "… with non_us_ban flipped on",
      ["--ip", "24.48.0.1", "--country", "CA", "--url", "/", "--set", "non_us_ban=on"],
    ],
    ["a card tester", tester("/api/hamm/donations", 7)],
    ["… on the next try", tester("/api/hamm/donations", 3)],
    ["… dressing up the path", tester("//api/%68amm/./donations/", 1)],
    [
      "an address on THEWALL",
      ["--ip", "203.0.113.99", "--country", "US", "--url", "/", "--list", "THEWALL=203.0.113.99"],
    ],
    [
      "a pingback flood",
      [
        "--ip",
        "23.192.0.9",
        "--country",
        "US",
        "--url",
        "/",
        "--user-agent",
        "wordpress/4.5; http://blog",
      ],
    ],
  ];
  console.log("\nWhat a few requests would get:\n");
  const rows = requests.map(([who, args]) => {
    const { outcome, rule, status, reason } = ask(args);
    return [who, outcome, rule ?? "-", status === null ? "-" : `${status} ${reason}`];
  });
  print([["request", "outcome", "rule", "answer"], ...rows]);
  console.log(
    "\nNext: `npx edgewall dev` in one terminal; edit policies/campaign.policy.ts, `npx edgewall verify --update`, `plan` and `push` in another.",
  );
}

function tester(url, seed) {
  return [
    "--ip",
    "192.0.2.10",
    "--country",
    "US",
    "--method",
    "POST",
    "--url",
    url,
    "--seed",
    String(seed),
  ];
}

function run(args, environment = {}) {
  console.log(`\n$ edgewall ${args.join(" ")}`);
  const { status } = spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  if (status !== 0) process.exit(status ?? 1);
}

function ask(args) {
  const json = execFileSync(
    process.execPath,
    [cli, "try", "--policy", "campaign", "--json", ...args],
    { cwd: root, encoding: "utf8" },
  );
  return JSON.parse(json);
}

function print(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table) {
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column])).join("  ")}`.trimEnd());
  }
}
