import type { Operation } from "../plan/operation.js";

/** An operation in a few words, while it runs. */
export function describeOperation(operation: Operation): string {
  const { kind, name, action } = operation;
  switch (kind) {
    case "version":
      return `${action} ${name}`;
    case "entries":
    case "items":
      return `${action} ${operation.entries} ${kind} of ${name}`;
    case "state":
      return `${action}`;
    case "snippet":
    case "vcl":
    case "acl":
    case "dictionary":
      return `${action} ${kind} ${name}`;
  }
}
