import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { addressLines } from "./addresses.mjs";

/**
 * A project with one policy.
 *
 * @param {string} folder
 * @param {string} name of the policy's file
 * @param {string} policy
 * @param {object} limits what the account may have
 */
export function writeProject(folder, name, policy, limits) {
  mkdirSync(path.join(folder, "policies", "lists"), { recursive: true });
  writeFileSync(path.join(folder, "policies", `${name}.policy.ts`), policy);
  const config = `export default { limits: ${JSON.stringify(limits)} };\n`;
  writeFileSync(path.join(folder, "edgewall.config.ts"), config);
}

/** What an account has whose limits Fastly raised. */
const raised = { aclEntries: 25_000, dictionaryItems: 25_000 };

const wallPolicy = `import { ipBan, ipList, policy } from "edgewall";

const wall = ipList("wall", { file: "lists/wall.txt" });

export default policy("wall", {
  rules: [ipBan("thewall", { list: wall, respond: { status: 403 } })],
});
`;

/**
 * A project that bans the addresses of a file.
 *
 * @param {string} folder
 * @param {Uint32Array} addresses
 * @returns the list file, and what makes the project one that has never been compiled
 */
export function wallProject(folder, addresses) {
  writeProject(folder, "wall", wallPolicy, raised);
  const list = path.join(folder, "policies", "lists", "wall.txt");
  writeFileSync(list, addressLines(addresses));
  const forget = () => rmSync(path.join(folder, "vcl-out"), { recursive: true, force: true });
  return { list, forget };
}
