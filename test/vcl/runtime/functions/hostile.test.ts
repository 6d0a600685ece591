import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileAcl } from "../../../../src/vcl/runtime/acl.js";
import { functions, implementedNames } from "../../../../src/vcl/runtime/functions/index.js";
import { newIp } from "../../../../src/vcl/runtime/ip.js";
import { newTable } from "../../../../src/vcl/runtime/table.js";
import type { Value } from "../../../../src/vcl/runtime/value.js";
import { findFunction } from "../../../../src/vcl/types/functions.js";
import { transactionIn } from "./call.js";

const groups =
  /^(?:addr|bin|crypto|digest|math|table|time|uuid|ratelimit)\.|^random|^fastly\.hash$/;
const names = implementedNames().filter((name) => groups.test(name) || name === "resp.tarpit");

const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
const text = fc.oneof(
  fc.string({ unit: byte, maxLength: 300 }),
  fc.constantFrom("", "=", "-1", "0x", "00".repeat(16), "__proto__", "x".repeat(70_000)),
  fc.constantFrom(
    "-----BEGIN PUBLIC KEY-----MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A-----END PUBLIC KEY-----",
  ),
);
const integer = fc.oneof(
  fc.constantFrom(0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -200n, max: 200n }),
);
const ip = fc.bigInt({ min: 0n, max: 2n ** 32n - 1n });
const table = newTable("t", "STRING", [["key", "value"]]);
const list = compileAcl("a", [{ address: "::", mask: 0 }]);

/** Everything that a value of a type can be, and "not set" where it can be that. */
const values: Readonly<Record<string, fc.Arbitrary<Value | undefined>>> = {
  STRING: fc.option(text, { nil: undefined }),
  INTEGER: integer,
  FLOAT: fc.double(),
  RTIME: fc.double(),
  TIME: fc.double(),
  BOOL: fc.boolean(),
  IP: fc.option(
    ip.map((bits) => newIp(4, bits)),
    { nil: undefined },
  ),
  TABLE: fc.constant(table),
  ACL: fc.constant(list),
  BACKEND: fc.constant({ name: "b", healthy: true }),
};

describe("nothing that VCL could pass makes a function throw or hang", () => {
  it.each(names.map((name) => [name]))("%s", (name) => {
    const parameters = findFunction(name)?.signatures[0]?.parameters ?? [];
    const args = parameters.map(({ type, optional, words = ["rc", "pb"] }) => {
      const value = type === "ID" ? fc.constantFrom(...words) : values[type];
      if (value === undefined) throw new Error(`there are no values of ${type}`);
      return optional ? fc.option(value, { nil: undefined }) : value;
    });
    const implementation = functions.get(name);
    fc.assert(
      fc.property(
        fc.tuple(...args),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (args, random) => {
          const transaction = transactionIn({ now: 1.7e15, random: () => random });
          const result = implementation?.call(transaction, ...args);
          const { returns } = implementation ?? {};
          expect(result).toSatisfy((result: unknown) => hasType(result, returns));
        },
      ),
      { numRuns: 60 },
    );
  });
});

function hasType(result: unknown, type: string | undefined): boolean {
  switch (type) {
    case "STRING":
      // One character for each byte.
      return result === undefined || (typeof result === "string" && /^[\0-\xFF]*$/.test(result));
    case "INTEGER":
      return typeof result === "bigint" && BigInt.asIntN(64, result) === result;
    case "FLOAT":
    case "RTIME":
    case "TIME":
      return typeof result === "number";
    case "BOOL":
      return typeof result === "boolean";
    case "VOID":
      return result === undefined;
    case "IP":
      return result === undefined || typeof result === "object";
    default:
      return typeof result === "object";
  }
}
