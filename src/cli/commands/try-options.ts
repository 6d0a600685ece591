import { formatAddress, parseAddress, type Address } from "../../addresses/index.js";
import { quote, type Code, type Diagnostic } from "../../diagnostics/index.js";
import { isCountryCode } from "../../program/countries.js";

export interface TryOptions {
  readonly policies: string;
  readonly json: boolean;
  readonly policy?: string;
  readonly ip: string;
  readonly country?: string;
  readonly geoDb?: string;
  readonly asn?: string;
  readonly url: string;
  readonly method: string;
  readonly userAgent?: string;
  readonly header: readonly string[];
  readonly body?: string;
  readonly set: readonly string[];
  readonly list: readonly string[];
  readonly seed: string;
  readonly engine: string;
  readonly trace: boolean;
}

export type Engine = "vcl" | "reference";

/** A fault in what the command was asked; it has no place in a file. */
export class OptionError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(code: Code, message: string, help: string) {
    super(message);
    this.diagnostic = { code, severity: "error", message, help };
  }
}

export function engineOf({ engine, trace }: TryOptions): Engine {
  if (engine !== "vcl" && engine !== "reference") {
    throw new OptionError(
      "EW1061",
      `there is no engine ${quote(engine)}`,
      "use vcl, which runs the compiled VCL, or reference, which evaluates the policy itself",
    );
  }
  if (trace && engine === "reference") {
    throw new OptionError(
      "EW1061",
      "--trace: the reference engine has no statements to trace",
      "leave --engine away: vcl is the one that traces",
    );
  }
  return engine;
}

/** What the options say of the request, but for what has to be looked up. */
export interface GivenRequest {
  readonly address: Address;
  readonly ip: string;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly asn?: number;
  readonly body?: string;
}

export function requestOf(options: TryOptions): GivenRequest {
  const address = parseAddress(options.ip);
  if (address === undefined) {
    throw new OptionError(
      "EW1061",
      `--ip: ${quote(options.ip)} is not an address`,
      "use one such as 192.0.2.1 or 2001:db8::1",
    );
  }
  const { host, url } = splitTarget(options.url);
  const headers: (readonly [string, string])[] = options.header.map(headerOf);
  const has = (name: string) => headers.some(([header]) => header.toLowerCase() === name);
  if (options.userAgent !== undefined) headers.push(["User-Agent", options.userAgent]);
  if (!has("host")) headers.push(["Host", host]);
  return {
    address,
    ip: formatAddress(address.family, address.bits),
    method: options.method,
    url,
    headers,
    ...(options.asn !== undefined && { asn: asnOf(options.asn) }),
    ...(options.body !== undefined && { body: options.body }),
  };
}

/** The country that is given; undefined when none is, and `unknown` for `**`, as Fastly says it. */
export function givenCountry({ country }: TryOptions): string | "unknown" | undefined {
  const code = country?.toUpperCase();
  if (code === undefined || isCountryCode(code)) return code;
  if (code === "**") return "unknown";
  throw new OptionError(
    "EW1020",
    `--country: ${quote(country ?? "")} is not an ISO 3166 country code`,
    "use one such as US, or ** for a country that is not known",
  );
}

export function seedOf({ seed }: TryOptions): number {
  const number = Number(seed);
  if (/^\d+$/.test(seed) && Number.isSafeInteger(number)) return number;
  throw new OptionError(
    "EW1061",
    `--seed: ${quote(seed)} is not a whole number`,
    "use one from 0 up",
  );
}

/** A path, or a whole URL, as the host and what stands in the request line. */
function splitTarget(target: string): { readonly host: string; readonly url: string } {
  const whole = /^https?:\/\/([^/?#]+)([^#]*)/i.exec(target);
  if (whole) {
    const rest = whole[2] ?? "";
    return { host: whole[1] ?? "", url: rest.startsWith("/") ? rest : `/${rest}` };
  }
  if (target.startsWith("/") || target === "*")
    return { host: "www.example.com", url: target.replace(/#.*$/s, "") };
  throw new OptionError(
    "EW1061",
    `--url: ${quote(target)} is neither a path nor a URL`,
    "start with `/`, or with `https://`",
  );
}

function headerOf(text: string): readonly [string, string] {
  const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*)$/.exec(text);
  const [, name, value] = match ?? [];
  if (name !== undefined && value !== undefined) return [name, value.trimEnd()];
  throw new OptionError(
    "EW1061",
    `--header: ${quote(text)} is not a header`,
    'write it as "name: value"',
  );
}

/** `64496` or `AS64496`; numbers have 32 bits. */
function asnOf(text: string): number {
  const [, digits] = /^(?:AS)?(\d{1,10})$/i.exec(text) ?? [];
  const number = Number(digits);
  if (digits !== undefined && number < 2 ** 32) return number;
  throw new OptionError(
    "EW1061",
    `--asn: ${quote(text)} is not the number of an autonomous system`,
    "use one such as 64496",
  );
}
