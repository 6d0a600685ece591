/** Why a request got no answer. */
export type Failed =
  | { readonly reason: "unsendable" | "timeout" | "too-large" }
  /** Node's code for what is wrong with the connection. */
  | { readonly reason: "connection"; readonly code: string };

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What came of one request. */
export type Exchange = {
  /** `PATCH /service/…/acl/…/entries` */
  readonly request: string;
} & ({ readonly answer: Answered } | { readonly failed: Failed });
