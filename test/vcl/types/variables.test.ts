import { describe, expect, it } from "vitest";
import {
  everywhere,
  findVariable,
  isSubroutine,
  namesIn,
  nowhere,
  scopeOf,
  variableNames,
  type Scope,
} from "../../../src/vcl/types/index.js";
import { categories } from "../../../src/vcl/types/variables/index.js";
import { rows } from "./fixtures.js";

/** A name of the family, where the name is one. */
function example(name: string): string {
  return name.replace("{NAME}", "some_name").replace("{N}", "1");
}

function scope(text: string): Scope {
  return text === "all" ? everywhere : scopeOf(...text.split(",").filter(isSubroutine));
}

describe("the table of variables", () => {
  it("has every name once", () => {
    expect(new Set(variableNames).size).toBe(variableNames.length);
    const own = categories.flatMap(([, entries]) => Object.keys(entries));
    expect(new Set(own).size).toBe(own.length);
  });

  it.each(variableNames)("finds %s, with a page of Fastly's", (name) => {
    const variable = findVariable(example(name));
    expect(variable?.name).toBe(example(name));
    expect(variable?.link).toMatch(
      /^https:\/\/www\.fastly\.com\/documentation\/reference\/vcl\/variables\/(?:[a-z-]+\/[a-z0-9-]+\/)?$/u,
    );
    expect((variable?.read ?? 0) | (variable?.write ?? 0)).not.toBe(nowhere);
  });

  it("says not set only of types that can be", () => {
    const wrong = variableNames.filter((name) => {
      const variable = findVariable(example(name));
      return variable?.mayBeUnset && variable.type !== "STRING" && variable.type !== "IP";
    });
    expect(wrong).toEqual([]);
  });

  it("replaces names by names that it knows, and that are not outdated", () => {
    const replacements = variableNames.flatMap(
      (name) => findVariable(example(name))?.replacement ?? [],
    );
    expect(replacements.length).toBeGreaterThan(20);
    const wrong = replacements.filter((name) => {
      const variable = findVariable(name);
      return variable === undefined || variable.status !== undefined;
    });
    expect(wrong).toEqual([]);
  });
});

/** Where the pages of Fastly's documentation differ from the tables; docs/vcl-disagreements.md has the pages. */
const typesByDocumentation: Readonly<Record<string, string>> = {
  "bereq.headers": "STRING",
  "beresp.headers": "STRING",
  "client.identified": "BOOL",
  "obj.headers": "STRING",
  "req.backend": "BACKEND",
  "req.headers": "STRING",
  "resp.headers": "STRING",
};

describe("what public tables know", () => {
  it.each(rows("variables"))("%s is %s in %s", (name, type, subroutines) => {
    const variable = findVariable(example(name ?? ""));
    expect(variable?.type).toBe(typesByDocumentation[name ?? ""] ?? type);
    const isBot = name?.startsWith("fastly.bot.") ?? false;
    const expected = scope(isBot ? "recv,hash,deliver,log" : (subroutines ?? ""));
    const readOrSet = (variable?.read ?? 0) | (variable?.write ?? 0);
    expect(namesIn(readOrSet)).toEqual(namesIn(expected));
  });
});

describe("findVariable", () => {
  it.each([
    ["req.http.Cookie", { message: "req", name: "Cookie" }],
    ["bereq.http.host", { message: "bereq", name: "host" }],
    [
      "beresp.http.Cache-Control:max-age",
      { message: "beresp", name: "Cache-Control", field: "max-age" },
    ],
    ["req.http.a.b", { message: "req", name: "a.b" }],
    ["unknown.http.Cookie", undefined],
    ["req.http.", undefined],
    ["req.http.:name", undefined],
    ["req.http.Cookie:", undefined],
  ])("reads the header in %s", (name, header) => {
    expect(findVariable(name)?.header).toEqual(header);
  });

  it.each([
    ["backend.F_origin.healthy", "BOOL"],
    ["director.my-director.healthy", "BOOL"],
    ["ratecounter.rc.bucket.10s", "INTEGER"],
    ["ratecounter.rc.rate.1s", "FLOAT"],
    ["re.group.0", "STRING"],
    ["re.group.10", "STRING"],
    ["backend.conn.is_tls", "BOOL"],
  ])("knows %s", (name, type) => {
    expect(findVariable(name)?.type).toBe(type);
  });

  it.each([
    "",
    ".",
    "req",
    "req.",
    "req.URL",
    "REQ.url",
    "backend..healthy",
    "backend.healthy",
    "backend.a b.healthy",
    "ratecounter.rc.bucket.15s",
    "re.group.",
    "re.group.x",
    "re.group.-1",
    "re.group.123",
    "var.url",
    "__proto__",
    "constructor",
    "toString",
    "req.http.__proto__.",
    "backend.{NAME}.healthy",
    "re.group.{N}",
  ])("does not take %j for more than it is", (name) => {
    const variable = findVariable(name);
    expect(variable === undefined || variable.header !== undefined).toBe(true);
  });

  it("takes names of any length in no time", () => {
    const long = "a".repeat(1_000_000);
    const start = performance.now();
    expect(findVariable(long)).toBeUndefined();
    expect(findVariable(`backend.${long}.healthy`)?.type).toBe("BOOL");
    expect(findVariable(`re.group.${long}`)).toBeUndefined();
    expect(findVariable(`req.http.${long}`)?.header?.name).toBe(long);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
