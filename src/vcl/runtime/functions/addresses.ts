import { implement } from "../implement.js";
import { newIp, parseIp, type Ip } from "../ip.js";
import type { FunctionImplementations } from "./text.js";

/** Not set when the fallback is no address either (not documented). */
const str2ip = implement(
  ["STRING", "STRING"],
  "IP",
  (_tx, text = "", fallback = "") => parseIp(text) ?? parseIp(fallback),
);

/** Between addresses and their texts. No name is ever looked up. */
export const addresses: FunctionImplementations = {
  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-str2ip/ */
  "std.str2ip": str2ip,

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-ip/ */
  "std.ip": str2ip,

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-anystr2ip/ */
  "std.anystr2ip": implement(
    ["STRING", "STRING"],
    "IP",
    (_tx, text = "", fallback = "") => anyIp(text) ?? anyIp(fallback),
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-ip2str/ */
  "std.ip2str": implement(["IP"], "STRING", (_tx, ip) => ip?.text),
};

const number = "(0[xX][0-9a-fA-F]{1,16}|[0-9]{1,16})";
const oneToFourNumbers = new RegExp(
  `^${number}(?:\\.${number})?(?:\\.${number})?(?:\\.${number})?$`,
);

/** As `inet_aton()` reads IPv4: the last number stands for all bytes that are left. */
function anyIp(text: string): Ip | undefined {
  if (text.includes(":")) return parseIp(text);
  const found = oneToFourNumbers.exec(text);
  if (found === null) return undefined;
  const parts = found.slice(1).filter((part) => part !== undefined);
  let bits = 0n;
  for (const [index, part] of parts.entries()) {
    const value = readNumber(part);
    const isLast = index === parts.length - 1;
    const width = isLast ? BigInt(8 * (5 - parts.length)) : 8n;
    if (value === undefined || value >= 1n << width) return undefined;
    bits = (bits << width) | value;
  }
  return newIp(4, bits);
}

function readNumber(text: string): bigint | undefined {
  if (/^0[xX]/.test(text) || !/^0./.test(text)) return BigInt(text);
  return /^[0-7]+$/.test(text) ? BigInt(`0o${text}`) : undefined;
}
