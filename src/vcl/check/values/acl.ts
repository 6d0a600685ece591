import { quote } from "../../../diagnostics/index.js";
import type { AclDeclaration, AclEntry } from "../../syntax/ast/declarations.js";
import { decodeString } from "../../syntax/literal.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import type { Finding } from "../problems.js";
import { bitsOf, isMapped, networkOf, parseAddress, type Address } from "./address.js";
import { checkEntryCount } from "./sizes.js";

const link = referencePage("declarations/acl");

export function checkAcl(node: AclDeclaration, context: Context): void {
  checkEntryCount("aclEntries", node.entries.length, node.name, context);
  const seen = new Set<string>();
  for (const entry of node.entries) checkEntry(entry, seen, context);
}

function checkEntry(entry: AclEntry, seen: Set<string>, context: Context): void {
  context.typeOf(entry.address);
  const text = decodeString(entry.address);
  if (text === undefined) return;
  const address = parseAddress(text);
  if (address === undefined) return report(noAddress(text), entry, context);
  const bits = bitsOf(address);
  const mask = entry.mask ?? bits;
  if (mask > bits) return report(badMask(mask, address), entry, context);
  const network = networkOf(address, mask);
  const key = `${entry.negated ? "!" : ""}${address.version} ${network}/${mask}`;
  if (seen.has(key)) report(duplicate(text), entry, context);
  else if (network !== networkOf(address, bits)) report(hostBits(text, mask), entry, context);
  else if (isMapped(address)) report(mapped(text), entry, context);
  seen.add(key);
}

type Problem = Pick<Finding, "severity" | "message" | "help">;

function noAddress(text: string): Problem {
  const message = `${quote(text)} is no IP address`;
  if (/^[\d.:a-f]+\/\d+$/i.test(text))
    return {
      severity: "error",
      message,
      help: 'the mask stands outside of the quotes: `"192.0.2.0"/24`',
    };
  if (/[g-z]/i.test(text))
    return { severity: "error", message, help: "an ACL takes addresses, not host names" };
  return { severity: "error", message, help: "write an IPv4 or IPv6 address in full" };
}

function badMask(mask: number, address: Address): Problem {
  return {
    severity: "error",
    message: `mask /${mask} is longer than an IPv${address.version} address`,
    help: `write a mask of at most ${bitsOf(address)}`,
  };
}

function duplicate(text: string): Problem {
  return {
    severity: "warning",
    message: `${quote(text)} stands in the ACL already`,
    help: "remove one of the entries",
  };
}

function hostBits(text: string, mask: number): Problem {
  return {
    severity: "info",
    message: `${quote(text)} is not the first address of its /${mask} network`,
    help: `the bits behind the mask do not count: write the network's first address, or another mask`,
  };
}

function mapped(text: string): Problem {
  return {
    severity: "info",
    message: `${quote(text)} is an IPv4 address in the form of IPv6`,
    help: "write it as an IPv4 address: that is how IPv4 clients appear",
  };
}

function report(problem: Problem, entry: AclEntry, context: Context): void {
  context.report({ code: "EW2060", ...problem, link }, entry);
}
