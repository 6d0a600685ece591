import { formatCidr, parseAddress } from "../../addresses/index.js";
import { count } from "./decode.js";

/**
 * An entry's block in the one spelling that `addresses` has, so that blocks can be compared as text. Fastly takes an
 * address with bits set below the mask, which stands for the block around it. What is no address stays as it is.
 *
 * @param subnet as Fastly has it: a number, the same as text, or null
 */
export function blockText(ip: string, subnet: unknown): string {
  const length = count(subnet);
  const address = parseAddress(ip);
  if (address === undefined) return length === undefined ? ip : `${ip}/${length}`;
  const { family, bits } = address;
  const width = family === 4 ? 32 : 128;
  // An IPv4 address that is mapped into IPv6 is read as IPv4; its mask counts the 96 bits in front of it, too.
  const prefix =
    (length ?? width) - (family === 4 && ip.includes(":") && length !== undefined ? 96 : 0);
  if (prefix < 0 || prefix > width) return `${ip}/${length}`;
  const host = BigInt(width - prefix);
  return formatCidr({ family, network: (bits >> host) << host, prefix });
}

/** A block as the fields of an entry. */
export function splitBlock(text: string): { readonly ip: string; readonly subnet?: number } {
  const slash = text.indexOf("/");
  if (slash === -1) return { ip: text };
  return { ip: text.slice(0, slash), subnet: Number(text.slice(slash + 1)) };
}
