/** The names edgewall takes for itself in a service; everything of ours starts with the word. */
export const headers = {
  /**
   * Holds the id of the transaction (`req.xid`) that the policy let pass, so that a restart does not ask
   * again. A client cannot know that id, so what it sends under this name is worthless.
   */
  passed: "req.http.Edgewall-Passed",
  /** The ids of the `count` rules that the request met. */
  counted: "req.http.Edgewall-Counted",
} as const;

/** The headers above on their way to the origin. */
export const originHeaders = {
  passed: "bereq.http.Edgewall-Passed",
  counted: "bereq.http.Edgewall-Counted",
} as const;

/** Locals share the subroutine with other snippets' locals. */
export const locals = {
  path: "var.edgewall_path",
  url: "var.edgewall_url",
  query: "var.edgewall_query",
  host: "var.edgewall_host",
  userAgent: "var.edgewall_user_agent",
  /** The block that an IPv6 client is in, and an IPv4 client's address. */
  network48: "var.edgewall_network48",
  network64: "var.edgewall_network64",
  addressHash: "var.edgewall_address_hash",
  network48Hash: "var.edgewall_network48_hash",
  network64Hash: "var.edgewall_network64_hash",
} as const;

const integers: ReadonlySet<string> = new Set<keyof typeof locals>([
  "addressHash",
  "network48Hash",
  "network64Hash",
]);

/** The locals that hold the normal form of a field. */
export type FieldLocal = "path" | "url" | "query" | "host" | "userAgent";

/** The local that says whether the client is on a list. */
export type ListLocal = `on ${string}`;

export type Local = keyof typeof locals | ListLocal;

export function onList(list: string): ListLocal {
  return `on ${list}`;
}

export function isListLocal(local: Local): local is ListLocal {
  return local.startsWith("on ");
}

/** The list that the local is about. */
export function listOf(local: ListLocal): string {
  return local.slice("on ".length);
}

export function localName(local: Local): string {
  return isListLocal(local) ? `var.edgewall_on_${listOf(local)}` : locals[local];
}

export function localType(local: Local): "STRING" | "INTEGER" | "BOOL" {
  if (isListLocal(local)) return "BOOL";
  return integers.has(local) ? "INTEGER" : "STRING";
}
