import { implement, type FunctionImplementation } from "../implement.js";

/** https://www.fastly.com/documentation/reference/vcl/functions/addr/ */
export const addressFunctions: Readonly<Record<string, FunctionImplementation>> = {
  // Fastly refuses bits that are out of bounds when it compiles; here they are zeros.
  "addr.extract_bits": implement(
    ["IP", "INTEGER", "INTEGER"],
    "INTEGER",
    (_tx, ip, start, count) =>
      ip === undefined || start < 0n || start > 127n || count < 0n || count > 32n
        ? 0n
        : BigInt.asUintN(Number(count), ip.bits >> start),
  ),
  "addr.is_ipv4": implement(["IP"], "BOOL", (_tx, ip) => ip?.family === 4),
  "addr.is_ipv6": implement(["IP"], "BOOL", (_tx, ip) => ip?.family === 6),
};
