/**
 * What a literal of an author's means once the field it is compared with has been normalised: "/donate/" and
 * "/donate" are one path. A literal that no normalised field can ever satisfy is a fault, not a quiet no.
 */
import { lowerAscii, toBytes, type Bytes } from "./bytes.js";
import type { TextOperator } from "./conditions/text.js";
import { fieldFacts, type TextField } from "./field.js";
import {
  decodePath,
  decodeQueryText,
  normaliseHost,
  normalisePath,
  normaliseUrl,
  resolvePath,
  splitUrl,
} from "./normalise.js";

export type Literal =
  | { readonly ok: true; readonly bytes: Bytes }
  | { readonly ok: false; readonly problem: string; readonly help: string };

/** The literal in the form it is compared in, or why it can never match. */
export function normaliseLiteral(field: TextField, operator: TextOperator, text: string): Literal {
  const bytes = toBytes(text);
  if (operator !== "is" && bytes === "") {
    return never("an empty text is part of every text", "write what to look for");
  }
  if (field.raw) return { ok: true, bytes };
  switch (field.name) {
    case "path":
      return pathLiteral(operator, bytes);
    case "url":
      return urlLiteral(operator, bytes);
    case "host":
      return hostLiteral(operator, bytes);
    case "query":
      return queryLiteral(bytes);
    case "userAgent":
    case "method":
    case "header":
    case "cookie":
      return { ok: true, bytes: fieldFacts[field.name].foldsCase ? lowerAscii(bytes) : bytes };
  }
}

function never(problem: string, help: string): Literal {
  return { ok: false, problem, help };
}

function pathLiteral(operator: TextOperator, bytes: Bytes): Literal {
  if (operator === "is" || operator === "startsWith") {
    if (!bytes.startsWith("/") && bytes !== "*") {
      return never("a path starts with `/`", "put a `/` in front");
    }
    if (bytes.includes("?")) {
      return never(
        "a path ends before the `?`",
        "compare `req.query(...)` for the rest, or `req.url`",
      );
    }
    return { ok: true, bytes: operator === "is" ? normalisePath(bytes) : resolvePath(bytes) };
  }
  const decoded = decodePath(bytes);
  if (/\/\/|\/\.\.?\//.test(decoded)) {
    return never(
      "a normalised path has no `//`, `/./` or `/../`",
      "write it without them, or compare `.raw` with what was sent",
    );
  }
  if (operator === "endsWith" && decoded.endsWith("/") && decoded !== "/") {
    return never("a normalised path has no trailing slash", "leave the slash away");
  }
  return { ok: true, bytes: decoded };
}

function urlLiteral(operator: TextOperator, bytes: Bytes): Literal {
  const { path } = splitUrl(bytes);
  if (operator === "is" || operator === "startsWith") {
    if (!bytes.startsWith("/"))
      return never("a URL at the edge starts with its path", "put a `/` in front");
    if (operator === "is") return { ok: true, bytes: normaliseUrl(bytes) };
    const whole = path.length < bytes.length;
    return {
      ok: true,
      bytes: whole ? normalisePath(path) + bytes.slice(path.length) : resolvePath(path),
    };
  }
  return { ok: true, bytes };
}

function hostLiteral(operator: TextOperator, bytes: Bytes): Literal {
  if (/[/\s?#@]/.test(bytes)) {
    return never(
      "a host has no scheme, path or spaces",
      'write the name alone, such as "www.example.com"',
    );
  }
  if (operator === "is") return { ok: true, bytes: normaliseHost(bytes) };
  if (/:[0-9]*$/.test(bytes)) return never("a normalised host has no port", "leave the port away");
  return { ok: true, bytes: lowerAscii(bytes) };
}

function queryLiteral(bytes: Bytes): Literal {
  if (/[\x80-\xff]/.test(bytes)) {
    return never(
      "a query value keeps bytes outside ASCII as the escapes that were sent",
      "compare `.raw` with the escapes, in each letter case a client may send",
    );
  }
  return { ok: true, bytes: bytes === "" ? "" : decodeQueryText(bytes) };
}
