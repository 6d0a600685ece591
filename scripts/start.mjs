// `npm start`: the example policy compiled, verified, and asked about a few requests. It ends by itself.
import { execFileSync, spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cli = path.join(root, "dist", "cli.js");

run("compile");
run("verify");

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
  "\nNext: edit policies/campaign.policy.ts, then `npx edgewall compile && npx edgewall verify`.",
);

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

function run(command) {
  console.log(`$ edgewall ${command}`);
  const { status } = spawnSync(process.execPath, [cli, command], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

function ask(args) {
  const json = execFileSync(
    process.execPath,
    [cli, "try", "--policy", "campaign", "--json", ...args],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  return JSON.parse(json);
}

function print(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table) {
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column])).join("  ")}`.trimEnd());
  }
}
