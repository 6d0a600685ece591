const constraints =
  "https://www.fastly.com/documentation/reference/vcl/constraints-and-limitations/";
const reference = "https://www.fastly.com/documentation/reference/vcl";

/** A limit of Fastly's that no account raises, and the page that says so. */
interface FixedLimit {
  readonly value: number;
  readonly link: string;
}

/**
 * What the checker has no use for, because only a whole service can exceed it. Where Fastly's page gives a hard
 * limit and one that is safe (Fastly adds headers of its own), the safe one counts; a kilobyte is taken for 1,000
 * bytes, since the page does not say.
 */
export const fixedLimits = {
  /** 255 with Fastly's own. */
  requestHeaders: { value: 200, link: constraints },
  /** 96 with Fastly's own. */
  responseHeaders: { value: 85, link: constraints },
  responseHeaderBytes: { value: 69_000, link: constraints },
  tarpittedBytes: { value: 4_000, link: `${reference}/functions/miscellaneous/resp-tarpit/` },
  /** 600 to 699. */
  errorCodes: { value: 100, link: `${reference}/statements/error/` },
  restarts: { value: 3, link: `${reference}/statements/restart/` },
} as const satisfies Readonly<Record<string, FixedLimit>>;
