/** What a decided request gets instead of the origin's answer. */
export interface Response {
  readonly status: number;
  /** The reason phrase; HTTP/2 and HTTP/3 do not send one. */
  readonly reason: string;
  /** In the order they were written; names in the author's letter case. */
  readonly headers: readonly ResponseHeader[];
  /** Empty for none. */
  readonly body: string;
}

export interface ResponseHeader {
  readonly name: string;
  readonly value: string;
}
