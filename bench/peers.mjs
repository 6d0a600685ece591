// The programs that ours are compared with: where they are, which version, and how to get them.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);

/**
 * A program that npm or Debian brings. Its path is undefined where it is not installed.
 *
 * @typedef {{ name: string, program: string | undefined, version: string | undefined, missing: string }} Peer
 */

/** The binary in falco-js. @returns {Peer} */
export function falco() {
  const folder = folderOf("falco-js");
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  const program = folder && path.join(folder, "bin", `falco-${process.platform}-${arch}`);
  return {
    name: "falco (falco-js)",
    program: program !== undefined && existsSync(program) ? program : undefined,
    version: folder && versionIn(folder),
    missing: `no falco binary for ${process.platform}-${process.arch}; \`npm ci\` brings those there are`,
  };
}

/** Debian's. @returns {Peer} */
export function iprange() {
  // It exits with 1 after telling its version.
  const { stdout, stderr } = spawnSync("iprange", ["--version"], { encoding: "utf8" });
  const version = /^iprange (\S+)/.exec(`${stdout ?? ""}${stderr ?? ""}`)?.[1];
  return {
    name: "iprange",
    program: version === undefined ? undefined : "iprange",
    version,
    missing: "iprange is not installed: `apt-get install iprange`",
  };
}

/** Fastly's CLI as npm starts it, through a script. @returns {Peer & { script: string }} */
export function fastlyCli() {
  const folder = folderOf("@fastly/cli");
  return {
    name: "Fastly's CLI (@fastly/cli)",
    program: folder && process.execPath,
    script: folder && path.join(folder, "fastly.js"),
    version: folder && versionIn(folder),
    missing: "@fastly/cli is not installed: `npm ci`",
  };
}

/** The binary in it, without npm's script. @returns {Peer} */
export function fastlyBinary() {
  const folder = folderOf(`@fastly/cli-${process.platform}-${process.arch}`);
  const program = folder && path.join(folder, "fastly");
  return {
    name: "the CLI's binary alone",
    program: program !== undefined && existsSync(program) ? program : undefined,
    version: folder && versionIn(folder),
    missing: `@fastly/cli has no binary for ${process.platform}-${process.arch}`,
  };
}

/** A package of npm, which a worker imports. @returns {Peer} */
export function npmPackage(name) {
  const folder = folderOf(name);
  return {
    name,
    program: folder && process.execPath,
    version: folder && versionIn(folder),
    missing: `${name} is not installed: \`npm ci\``,
  };
}

/** All of them, for the list of versions. */
export function allPeers() {
  return [
    falco(),
    iprange(),
    fastlyCli(),
    fastlyBinary(),
    npmPackage("fast-cidr-tools"),
    npmPackage("ipaddr.js"),
  ];
}

/**
 * A contestant where the peer is installed; a row that names it where it is not.
 *
 * @param {Peer} peer
 * @param {(program: string) => import("./contest.mjs").Contestant} contestant
 * @returns {import("./contest.mjs").Contestant | import("./contest.mjs").Missing}
 */
export function ifInstalled(peer, contestant) {
  if (peer.program !== undefined) return contestant(peer.program);
  return { name: peer.name, missing: peer.missing };
}

/** Looked for by hand, because not every package exports its package.json. */
function folderOf(name) {
  const folders = require.resolve.paths(name) ?? [];
  return folders
    .map((folder) => path.join(folder, name))
    .find((folder) => existsSync(path.join(folder, "package.json")));
}

function versionIn(folder) {
  return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")).version;
}

/** The version of this package. */
export function ownVersion() {
  return versionIn(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
}
