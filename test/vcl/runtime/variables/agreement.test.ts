import { describe, expect, it } from "vitest";
import {
  findVariableImplementation,
  implementedVariables,
} from "../../../../src/vcl/runtime/variables/index.js";
import { nowhere } from "../../../../src/vcl/types/subroutines.js";
import { findVariable, variableNames } from "../../../../src/vcl/types/variables.js";
import type { VclType } from "../../../../src/vcl/types/type.js";
import { newResponse } from "../../../../src/vcl/runtime/message.js";
import type { Value } from "../../../../src/vcl/runtime/value.js";
import { transactionOf } from "../machine/support.js";

const all = [...implementedVariables()];
const example = (name: string): string => name.replace("{NAME}", "example").replace("{N}", "1");

function hasType(type: VclType, value: Value): boolean {
  switch (type) {
    case "STRING":
      return value === undefined || typeof value === "string";
    case "INTEGER":
      return typeof value === "bigint";
    case "FLOAT":
    case "RTIME":
    case "TIME":
      return typeof value === "number";
    case "BOOL":
      return typeof value === "boolean";
    case "IP":
      return typeof value === "object" && "bits" in value;
    case "BACKEND":
      return typeof value === "object" && "healthy" in value;
    default:
      return false;
  }
}

describe("the runtime's variables", () => {
  it("are most of Fastly's", () => {
    expect(all.length).toBeGreaterThan(230);
    expect(variableNames).toEqual(expect.arrayContaining(all));
  });

  it.each(all)(
    "%s has the documented type, and can be read, set and unset as documented",
    (name) => {
      const documented = findVariable(example(name));
      const implementation = findVariableImplementation(example(name));
      expect(implementation?.type).toBe(documented?.type);
      expect(implementation?.get !== undefined).toBe(documented?.read !== nowhere);
      expect(implementation?.set !== undefined).toBe(documented?.write !== nowhere);
      expect(implementation?.unset !== undefined).toBe(documented?.unset !== nowhere);
    },
  );

  it.each(all)("%s holds a value of its type, and is not set only where it may be", (name) => {
    const documented = findVariable(example(name));
    const implementation = findVariableImplementation(example(name));
    const tx = transactionOf({ headers: { Host: "www.example.com" } });
    tx.bereq = tx.req;
    tx.beresp = newResponse();
    tx.obj = newResponse();
    tx.resp = newResponse();
    if (implementation?.get === undefined || documented === undefined) return;
    const value = implementation.get(tx);
    expect(hasType(documented.type, value)).toBe(true);
    if (!documented.mayBeUnset) expect(value).toBeDefined();
  });

  it.each(all)("%s reads back what was set", (name) => {
    const implementation = findVariableImplementation(example(name));
    if (implementation?.set === undefined || implementation.get === undefined) return;
    const tx = transactionOf();
    tx.bereq = tx.req;
    tx.beresp = newResponse();
    tx.obj = newResponse();
    tx.resp = newResponse();
    const values: Partial<Record<VclType, Value>> = {
      STRING: "text",
      INTEGER: 7n,
      RTIME: 7_000_000,
      BOOL: implementation.get(tx) !== true,
      BACKEND: { name: "F_other", healthy: true },
    };
    const value = values[implementation.type];
    expect(value).toBeDefined();
    implementation.set(tx, value);
    expect(implementation.get(tx)).toEqual(value);
  });

  it.each([
    "req.nothing",
    "waf.executed",
    "client.class.bot",
    "quic.cc.cwnd",
    "var.mine",
    "__proto__",
  ])("do not have %s", (name) => {
    expect(findVariableImplementation(name)).toBeUndefined();
  });

  // https://docs.fastly.com/en/guides/isolating-header-values-without-regular-expressions
  it("have no fields of Set-Cookie", () => {
    expect(findVariableImplementation("beresp.http.Set-Cookie:session")).toBeUndefined();
  });
});
