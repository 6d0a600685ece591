import { quote } from "../diagnostics/index.js";
import type { CountryCode } from "../program/countries.js";
import type { HttpMethod } from "../program/methods.js";
import type { Origin } from "../program/origin.js";
import type { Request } from "../program/request.js";
import { guard } from "./check.js";

/** One request. What is left out is not sent; nothing stands for "any". */
export interface RequestOptions {
  /** The client's address. */
  readonly ip: string;
  /** Unknown when left out: geolocation is not asked. */
  readonly country?: CountryCode;
  /** `GET` when left out. */
  readonly method?: HttpMethod | "PURGE" | "FASTLYPURGE";
  /** Path and query, or a whole URL, which names the host too; `/` when left out. */
  readonly url?: string;
  /** `www.example.com` when left out. */
  readonly host?: string;
  readonly userAgent?: string;
  readonly cookies?: Readonly<Record<string, string | undefined>>;
  /** Other headers; a list of values is sent as so many headers. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export const requestKeys = [
  "ip",
  "country",
  "method",
  "url",
  "host",
  "userAgent",
  "cookies",
  "headers",
] as const;

const defaultHost = "www.example.com";

/** An author's request as the program holds it. Whether it is one that can be sent, `validate` says. */
export function programRequest(options: unknown, subject: string, origin: Origin): Request {
  const check = guard(subject, origin);
  const given = check.options(options, requestKeys);
  const target = splitTarget(check.optionalText(given.url, "`url`") ?? "/");
  const host = check.optionalText(given.host, "`host`") ?? target.host ?? defaultHost;
  const userAgent = check.optionalText(given.userAgent, "`userAgent`");
  const cookies = textsIn(given.cookies, "`cookies`").map(([name, value]) => `${name}=${value}`);
  const headers: readonly (readonly [string, string])[] = [
    ["Host", host],
    ...(userAgent === undefined ? [] : [["User-Agent", userAgent] as const]),
    ...(cookies.length === 0 ? [] : [["Cookie", cookies.join("; ")] as const]),
    ...textsIn(given.headers, "`headers`"),
  ];
  return Object.freeze({
    ip: check.text(given.ip, "`ip`"),
    country: check.optionalText(given.country, "`country`"),
    method: check.optionalText(given.method, "`method`") ?? "GET",
    url: target.url,
    headers: Object.freeze(headers),
  });

  function textsIn(value: unknown, what: string): readonly (readonly [string, string])[] {
    if (value === undefined) return [];
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return check.fail(what, "an object of names and values", value);
    }
    const entries = Object.entries<unknown>({ ...value }).filter(
      ([, texts]) => texts !== undefined,
    );
    return entries.flatMap(([name, texts]) =>
      (Array.isArray(texts) ? check.array(texts, what) : [texts]).map(
        (text) => [name, check.text(text, `${quote(name)} of ${what}`)] as const,
      ),
    );
  }
}

/** A path, or a whole URL, as the host and what stands in the request line. */
function splitTarget(target: string): { readonly host: string | undefined; readonly url: string } {
  const whole = /^https?:\/\/([^/?#]+)([^#]*)/i.exec(target);
  if (whole === null) return { host: undefined, url: target };
  const rest = whole[2] ?? "";
  return { host: whole[1], url: rest.startsWith("/") ? rest : `/${rest}` };
}
