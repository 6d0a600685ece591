import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { codes } from "../src/diagnostics/index.js";

const root = path.resolve(import.meta.dirname, "..");
const read = (name: string) => readFileSync(path.join(root, name), "utf8");

describe("documents", () => {
  it("list every error code with its title", () => {
    const listed = [...read("docs/errors.md").matchAll(/^\| (EW\d+)\s*\| (.*?)\s*\|$/gm)];
    expect(Object.fromEntries(listed.map(([, code, title]) => [code, title]))).toEqual(codes);
  });

  it("show VCL of the campaign policy that golden holds", () => {
    const golden =
      `${read("golden/campaign/recv.vcl")}${read("golden/campaign/error.vcl")}`.replace(
        /\s+/g,
        " ",
      );
    const ours = [...read("docs/slides.md").matchAll(/```vcl\n([\s\S]*?)```/g)]
      .map(([, vcl = ""]) => vcl)
      .filter((vcl) => !/geoip|req\.request|Fastly-FF|\^WordPress/.test(vcl));
    expect(ours).toHaveLength(5);
    for (const vcl of ours) {
      for (const part of vcl.split(/ *# ….*\n/)) {
        const text = part
          .replace(/\s+/g, " ")
          .trim()
          .replace(/( \})+$/, "");
        expect(golden).toContain(text);
      }
    }
  });

  it("name files that are there", () => {
    for (const name of [
      "README.md",
      "CONTRIBUTING.md",
      "docs/architecture.md",
      "docs/slides.md",
      "docs/fastly.md",
    ]) {
      for (const [, file = ""] of read(name).matchAll(
        /\b((?:docs|policies|golden|src|bench|test)\/[\w./-]+\.\w+)/g,
      )) {
        expect(existsSync(path.join(root, file)), `${name}: ${file}`).toBe(true);
      }
    }
  });
});
