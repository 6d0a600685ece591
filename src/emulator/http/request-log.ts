/** A request that was answered. Of the token, nothing is kept. */
export interface RequestRecord {
  readonly method: string;
  readonly path: string;
  /** 0: the connection was dropped. */
  readonly status: number;
}

/** Enough for every test; a server that runs for weeks keeps the latest. */
const longest = 10_000;

export class RequestLog {
  #records: RequestRecord[] = [];

  add(record: RequestRecord): void {
    this.#records.push(record);
    if (this.#records.length > 2 * longest) this.#records = this.#records.slice(-longest);
  }

  get records(): readonly RequestRecord[] {
    return this.#records.slice(-longest);
  }

  clear(): void {
    this.#records = [];
  }
}
