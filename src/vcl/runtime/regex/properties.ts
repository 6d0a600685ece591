/**
 * The properties that `\p{…}` can name here: Unicode's general categories and PCRE2's own. Without UTF a byte has
 * the properties of the code point of its number, up to U+00FF, where releases of Unicode do not differ.
 */
const categories: ReadonlySet<string> = new Set(
  (
    "C Cc Cf Cn Co Cs L LC Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No " +
    "P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs"
  ).split(" "),
);

const own: ReadonlyMap<string, RegExp> = new Map([
  ["any", /^[^]/u],
  ["l&", /^\p{LC}/u],
  ["xan", /^[\p{L}\p{N}]/u],
  ["xps", /^[\p{Z}\t-\r\x85]/u],
  ["xsp", /^[\p{Z}\t-\r\x85]/u],
  ["xuc", /^[$@`\xa0-\xff]/u],
  ["xwd", /^[\p{L}\p{N}_]/u],
]);

/** @param name as PCRE2 compares it: in lower case, without spaces, hyphens and underscores */
export function bytesOfProperty(name: string): Uint8Array | undefined {
  const test = own.get(name) ?? categoryOf(name);
  if (test === undefined) return undefined;
  return Uint8Array.from({ length: 256 }, (_, byte) =>
    test.test(String.fromCharCode(byte)) ? 1 : 0,
  );
}

function categoryOf(name: string): RegExp | undefined {
  const spelled = name === "lc" ? "LC" : name.charAt(0).toUpperCase() + name.slice(1);
  return categories.has(spelled) ? new RegExp(`^\\p{${spelled}}`, "u") : undefined;
}
