import type { Origin } from "../program/origin.js";
import type { Response, ResponseHeader } from "../program/response.js";
import { reasonPhrase, type HttpStatus } from "../program/statuses.js";
import { guard } from "./check.js";
import { calledAt } from "./origin.js";

declare const custom: unique symbol;

/** A status outside the registry, made with {@link customStatus}. */
export type CustomStatus = number & { readonly [custom]: true };

/** A value that JSON can carry. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a client is answered. At most one of `body` and `json`. */
export type ResponseOptions = {
  readonly status: HttpStatus | CustomStatus;
  /** The reason phrase of HTTP/1; the status's own by default. */
  readonly reason?: string;
  /** Headers beside those edgewall sets; a `Content-Type` here replaces the body's default. */
  readonly headers?: Readonly<Record<string, string>>;
} & (
  | {
      /** Sent as `text/plain; charset=utf-8`. */
      readonly body?: string;
      readonly json?: never;
    }
  | {
      readonly body?: never;
      /** Sent as `application/json`. */
      readonly json: Json;
    }
);

/**
 * A status that no registry knows, such as the 819 of a presidential campaign's wall.
 *
 * @param status 200 to 999
 */
export function customStatus(status: number): CustomStatus {
  const origin = calledAt(customStatus);
  const check = guard("`customStatus()`", origin);
  const number = check.number(status, "the status");
  if (!Number.isInteger(number) || number < 200 || number > 999) {
    check.fail("the status", "a whole number from 200 to 999", status);
  }
  return number as CustomStatus; // the one place that makes the brand
}

/** The options that make up a response, for whoever mixes them with others. */
export const responseKeys = ["status", "reason", "headers", "body", "json"] as const;

/** An author's response as the program holds it. */
export function programResponse(options: unknown, subject: string, origin: Origin): Response {
  const check = guard(subject, origin);
  const given = check.options(options, responseKeys);
  const status = check.number(given.status, "`status`");
  const headers: ResponseHeader[] = [];
  if (given.headers !== undefined) {
    const named =
      typeof given.headers === "object" && given.headers !== null
        ? given.headers
        : check.fail("`headers`", "an object of names and values", given.headers);
    for (const [name, value] of Object.entries<unknown>({ ...named })) {
      headers.push(Object.freeze({ name, value: check.text(value, `header \`${name}\``) }));
    }
  }
  if (given.body !== undefined && given.json !== undefined) {
    check.fail("`json`", "a `body` or `json`, not both", given.json);
  }
  const body =
    given.json === undefined ? (check.optionalText(given.body, "`body`") ?? "") : jsonBody();
  const contentType = given.json === undefined ? "text/plain; charset=utf-8" : "application/json";
  if (body !== "" && !headers.some(({ name }) => name.toLowerCase() === "content-type")) {
    headers.unshift(Object.freeze({ name: "Content-Type", value: contentType }));
  }
  return Object.freeze({
    status,
    reason: check.optionalText(given.reason, "`reason`") ?? reasonPhrase(status),
    headers: Object.freeze(headers),
    body,
  });

  function jsonBody(): string {
    try {
      const text: string | undefined = JSON.stringify(given.json);
      if (text !== undefined) return text;
    } catch {
      // A cycle or a BigInt: told below.
    }
    return check.fail("`json`", "a value that JSON can carry", given.json);
  }
}
