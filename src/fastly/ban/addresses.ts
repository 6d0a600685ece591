import { formatCidr, parseCidr, type Cidr } from "../../addresses/index.js";
import { widthOf } from "../../addresses/cidr.js";
import { done, refused, type Outcome } from "../flip/failure.js";

/** How many addresses one command takes: more are a list, and a list belongs into the repository. */
export const mostAddresses = 1_000;

/** What was written on the command line, each once. */
export function readAddresses(texts: readonly string[], what: string): Outcome<readonly Cidr[]> {
  const cidrs = new Map<string, Cidr>();
  if (texts.length > mostAddresses)
    return refused("input", {
      code: "EW1061",
      message: `${texts.length} addresses are more than one command takes (${mostAddresses})`,
      help: "a list that long belongs into the repository: `ipList(NAME, { file })`",
    });
  for (const text of texts) {
    const parsed = parseCidr(text);
    if (!parsed.ok)
      return refused("input", {
        code: "EW3066",
        message: `${what}${parsed.problem}`,
        help: parsed.help,
      });
    cidrs.set(formatCidr(parsed.cidr), parsed.cidr);
  }
  return done([...cidrs.values()]);
}

export function isSingle({ family, prefix }: Cidr): boolean {
  return prefix === widthOf(family);
}

/** An IPv6 block made as wide as the prefix; all else as it is. */
export function widened(cidr: Cidr, ipv6Prefix: number | undefined): Cidr {
  if (cidr.family === 4 || ipv6Prefix === undefined || cidr.prefix <= ipv6Prefix) return cidr;
  const below = BigInt(128 - ipv6Prefix);
  return { family: 6, network: (cidr.network >> below) << below, prefix: ipv6Prefix };
}
