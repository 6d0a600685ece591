/** What handlers answer. Errors are answers too, with Fastly's words where they were recorded (docs/emulator.md). */
export interface Answer {
  readonly status: number;
  /** JSON; a text is sent as it is, as `type`. */
  readonly body: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: unknown, headers?: Readonly<Record<string, string>>): Answer {
  return { status: 200, body, ...(headers && { headers }) };
}

export const done: Answer = { status: 200, body: { status: "ok" } };

export function plain(body: string): Answer {
  return { status: 200, body, type: "text/plain; charset=utf-8" };
}

function refuse(status: number, msg: string, detail?: string): Answer {
  return { status, body: detail === undefined ? { msg } : { msg, detail } };
}

export function badRequest(detail: string): Answer {
  return refuse(400, "Bad request", detail);
}

export const unauthorized: Answer = refuse(401, "Provided credentials are missing or invalid");

export function forbidden(detail: string): Answer {
  return refuse(403, "You are not authorized to perform this action", detail);
}

/** @param searched what was searched by, in the order that Fastly's message has it */
export function notFound(title: string, searched: Readonly<Record<string, string>>): Answer {
  const terms = Object.entries(searched).map(([name, value]) => `${name} => ${value}`);
  return refuse(404, "Record not found", `Couldn't find ${title} '{ ${terms.join(", ")} }'`);
}

export const noSuchPath: Answer = refuse(404, "Record not found", "no such path");

export function methodNotAllowed(allowed: readonly string[]): Answer {
  return { ...refuse(405, "Method not allowed"), headers: { Allow: allowed.join(", ") } };
}

export function duplicate(title: string, name: string): Answer {
  return refuse(409, "Duplicate record", `Duplicate ${title}: '${name}'`);
}

export function tooLarge(bytes: number): Answer {
  return refuse(413, "Request entity too large", `a body may have ${bytes} bytes`);
}

export function versionLocked(service: string, version: number): Answer {
  return refuse(422, "Version locked", `Version '${version}' for service '${service}' is locked`);
}

/** @param reset when writes are allowed again, in seconds since 1970 */
export function rateLimited(reset: number): Answer {
  return {
    ...refuse(
      429,
      "You have exceeded your hourly rate limit. Please contact support@fastly.com if you think this is a mistake.",
    ),
    headers: { "Fastly-RateLimit-Remaining": "0", "Fastly-RateLimit-Reset": String(reset) },
  };
}

/** What stands in front of the API answers in HTML. */
export const unavailable: Answer = {
  status: 503,
  body: "<html><head><title>503 Service Unavailable</title></head><body>Service Unavailable</body></html>\n",
  type: "text/html; charset=utf-8",
};

export const broken: Answer = refuse(500, "Internal server error");
