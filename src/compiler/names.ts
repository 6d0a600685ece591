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
} as const;

export type Local = keyof typeof locals;
