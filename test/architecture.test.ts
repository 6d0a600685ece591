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
  "index.ts": ["policy", "program"],
  project: [
    "addresses",
    "compiler",
    "diagnostics",
    "golden",
    "index.ts",
    "policy",
    "program",
    "vcl",
  ],
  cli: ["addresses", "compiler", "diagnostics", "golden", "program", "project"],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.split(path.sep).join("/"));

const imports: readonly Import[] = files.flatMap((from) => {
  const text = readFileSync(path.join(source, from), "utf8");
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

  it("of every room are listed, in the document too", () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(rooms).sort());
    const document = readFileSync(path.resolve(source, "../docs/architecture.md"), "utf8");
    for (const room of Object.keys(rooms)) expect(document).toContain(`\`src/${room}`);
  });

  it("keep what authors import free of Node's modules, and of everything that is not pure", () => {
    const pure = files.filter((file) =>
      ["policy", "program", "vcl", "addresses", "index.ts"].includes(roomOf(file)),
    );
    const impure = pure.filter((file) =>
      /from "node:/.test(readFileSync(path.join(source, file), "utf8")),
    );
    expect(impure).toEqual([]);
    const clocks = files
      .filter((file) => [...pure, "compiler"].some((part) => file.startsWith(part)))
      .filter((file) =>
        /\bDate\b|Math\.random|process\.env|\.toLocale|Intl\./.test(
          readFileSync(path.join(source, file), "utf8"),
        ),
      );
    expect(clocks).toEqual([]);
  });
});
