import type { Condition } from "../../program/condition.js";
import type { TextField } from "../../program/field.js";
import { managedBy } from "../../program/ip-list.js";

/** A condition without others in it, that something in the request or at the edge decides. */
export type Leaf = Exclude<Condition, { kind: "all" | "always" | "any" | "not" }>;

/** A leaf, and whether it is to hold. */
export interface LeafTest {
  readonly leaf: Leaf;
  readonly holds: boolean;
}

/**
 * What can be chosen of a request and its state independently of the rest: all leaves that look at the same thing have
 * the same dimension.
 */
export type Dimension =
  "ip" | "country" | "method" | "url" | `header:${string}` | `switch:${string}`;

export function dimensionOf(leaf: Leaf): Dimension {
  switch (leaf.kind) {
    case "address":
      return managedBy(leaf.list) === "live" ? `switch:list ${leaf.list.name}` : "ip";
    case "country":
      return "country";
    case "toggle":
      return `switch:toggle ${leaf.toggle.dictionary.name}.${leaf.toggle.key}`;
    case "pattern":
    case "present":
    case "text":
      return dimensionOfField(leaf.field);
  }
}

function dimensionOfField({ name, key = "" }: TextField): Dimension {
  switch (name) {
    case "method":
      return "method";
    case "path":
    case "query":
    case "url":
      return "url";
    case "host":
      return "header:host";
    case "userAgent":
      return "header:user-agent";
    case "cookie":
      return "header:cookie";
    case "header":
      return `header:${key.toLowerCase()}`;
  }
}
