import { implement, type FunctionImplementation } from "../implement.js";

const defaultChunk = 100n;

/** https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/resp-tarpit/ */
export const tarpitFunctions: Readonly<Record<string, FunctionImplementation>> = {
  "resp.tarpit": implement(
    ["INTEGER", "INTEGER?"],
    "VOID",
    (tx, interval, chunk = defaultChunk) => {
      tx.tarpit = { interval: Number(interval), chunk: Number(chunk) };
    },
  ),
};
