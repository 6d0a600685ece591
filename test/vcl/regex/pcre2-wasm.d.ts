declare module "@stephen-riley/pcre2-wasm" {
  interface Group {
    readonly start: number;
    readonly end: number;
    readonly match: string;
  }

  /** PCRE2 10.34 in its 16-bit form, always in UTF mode, compiled to WebAssembly. */
  class PCRE {
    static init(): Promise<void>;
    static version(): string;
    /** Throws an error with the message of PCRE2 and an `offset` where PCRE2 does not compile the pattern. */
    constructor(pattern: string, flags?: string);
    getCaptureCount(): number;
    getMatchNameCount(): number;
    /** Null where there is no match, and always where the subject is empty. Throws where PCRE2 gives up. */
    match(
      subject: string,
      start?: number,
    ): ({ readonly length: number } & Readonly<Record<string, Group>>) | null;
    destroy(): void;
  }

  export default PCRE;
}
