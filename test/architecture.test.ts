import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const source = path.resolve(import.meta.dirname, "../src");

/** The table of docs/architecture.md: what each room may import. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  diagnostics: [],
  addresses: ["diagnostics"],
  vcl: ["diagnostics"],
  program: ["addresses", "diagnostics"],
  policy: ["diagnostics", "program"],
  golden: ["diagnostics"],
  compiler: ["addresses", "diagnostics", "program", "vcl"],
  analysis: ["addresses", "compiler", "diagnostics", "program"],
  "index.ts": ["policy", "program"],
  "prettier.ts": ["vcl"],
  "testing.ts": ["simulator", "testing"],
  simulator: ["addresses", "compiler", "diagnostics", "program", "vcl"],
  geo: ["addresses", "diagnostics", "vcl"],
  emulator: ["addresses", "diagnostics", "vcl"],
  fastly: ["addresses", "analysis", "compiler", "diagnostics", "golden", "program", "vcl"],
  testing: ["addresses", "compiler", "diagnostics", "policy", "program", "project", "simulator"],
  project: [
    "addresses",
    "compiler",
    "diagnostics",
    "golden",
    "index.ts",
    "policy",
    "program",
    "simulator",
    "vcl",
  ],
  cli: [
    "addresses",
    "analysis",
    "compiler",
    "diagnostics",
    "emulator",
    "fastly",
    "geo",
    "golden",
    "program",
    "project",
    "simulator",
    "testing",
    "vcl",
  ],
};

/** Within `src/vcl`: what each of its folders may import. */
const vclRooms: Readonly<Record<string, readonly string[]>> = {
  "documentation.ts": [],
  "problem.ts": ["syntax"],
  syntax: ["documentation.ts", "problem.ts"],
  types: ["documentation.ts"],
  regex: [],
  check: ["documentation.ts", "problem.ts", "regex", "syntax", "types"],
  runtime: ["documentation.ts", "problem.ts", "regex", "syntax", "types"],
  prettier: ["problem.ts", "syntax"],
  "index.ts": ["check", "problem.ts", "runtime", "syntax"],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.split(path.sep).join("/"));

const imports: readonly Import[] = files.flatMap((from) => {
  // Examples in comments import, too.
  const text = readFileSync(path.join(source, from), "utf8").replace(/^\s*\*.*$/gm, "");
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)].map(([, target = ""]) => ({
    from,
    to: path.posix
      .normalize(path.posix.join(path.posix.dirname(from), target))
      .replace(/\.js$/, ".ts"),
  }));
});

function roomOf(file: string): string {
  return file.split("/")[0] ?? file;
}

describe("dependencies", () => {
  it("are found", () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(files).toEqual(expect.arrayContaining(imports.map(({ to }) => to)));
  });

  it("point the way docs/architecture.md says", () => {
    const wrong = imports
      .filter(({ from, to }) => roomOf(from) !== roomOf(to))
      .filter(({ from, to }) => !(rooms[roomOf(from)] ?? []).includes(roomOf(to)))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  it("point one way within src/vcl, too", () => {
    const inside = (file: string): string => roomOf(file.slice("vcl/".length));
    const own = imports.filter(({ from, to }) => roomOf(from) === "vcl" && roomOf(to) === "vcl");
    const wrong = own
      .filter(({ from, to }) => inside(from) !== inside(to))
      .filter(({ from, to }) => !(vclRooms[inside(from)] ?? []).includes(inside(to)))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
    const folders = files.filter((file) => roomOf(file) === "vcl").map(inside);
    expect([...new Set(folders)].sort()).toEqual(Object.keys(vclRooms).sort());
  });

  it("of every room are listed, in the document too", () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(rooms).sort());
    const document = readFileSync(path.resolve(source, "../docs/architecture.md"), "utf8");
    for (const room of Object.keys(rooms)) expect(document).toContain(`\`src/${room}`);
  });

  it("keep what authors import free of Node's modules, and of everything that is not pure", () => {
    const pure = files.filter((file) =>
      ["policy", "program", "vcl", "addresses", "index.ts", "prettier.ts"].includes(roomOf(file)),
    );
    const impure = pure.filter((file) =>
      /from "node:/.test(readFileSync(path.join(source, file), "utf8")),
    );
    expect(impure).toEqual([]);
    const clocks = files
      .filter((file) =>
        [...pure, "compiler", "analysis", "fastly"].some((part) => file.startsWith(part)),
      )
      .filter((file) =>
        /\bDate\.now|\bDate\(\)|performance\.now|Math\.random|process\.env|\.toLocale|Intl\./.test(
          readFileSync(path.join(source, file), "utf8"),
        ),
      );
    expect(clocks).toEqual([]);
  });
});
