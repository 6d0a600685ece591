/** What tests in other processes ask of the emulator, under a path that Fastly does not have. */
import { badRequest, done, methodNotAllowed, noSuchPath, ok, type Answer } from "./http/answer.js";
import type { RequestLog } from "./http/request-log.js";
import { wholeNumber } from "./model/field.js";
import type { Fault, FaultMatch, Faults } from "./faults.js";

export const controlPath = "/__edgewall/";

/** `faults` (GET, POST `{ fault, match }`, DELETE) and `requests` (GET, DELETE). */
export function control(
  method: string,
  path: string,
  fields: ReadonlyMap<string, unknown>,
  faults: Faults,
  log: RequestLog,
): Answer {
  switch (`${method} ${path.slice(controlPath.length)}`) {
    case "GET faults":
      return ok({ pending: faults.pending });
    case "POST faults":
      return plan(fields, faults);
    case "DELETE faults":
      faults.clear();
      return done;
    case "GET requests":
      return ok({ requests: log.records });
    case "DELETE requests":
      log.clear();
      return done;
    default: {
      const isKnown = ["faults", "requests"].includes(path.slice(controlPath.length));
      return isKnown ? methodNotAllowed(["GET", "POST", "DELETE"]) : noSuchPath;
    }
  }
}

function plan(fields: ReadonlyMap<string, unknown>, faults: Faults): Answer {
  const fault = readFault(entries(fields.get("fault")));
  const match = readMatch(entries(fields.get("match") ?? {}));
  if (fault === undefined) return badRequest("fault is none that the emulator knows");
  if (match === undefined) return badRequest("match is wrong");
  faults.next(fault, match);
  return done;
}

function entries(value: unknown): ReadonlyMap<string, unknown> {
  return typeof value === "object" && value !== null
    ? new Map<string, unknown>(Object.entries(value))
    : new Map();
}

function readFault(given: ReadonlyMap<string, unknown>): Fault | undefined {
  const count = (name: string, most: number): number | undefined => {
    const number = wholeNumber(given.get(name));
    return number !== undefined && number >= 0 && number <= most ? number : undefined;
  };
  const when = given.get("when") ?? "before";
  const kind = given.get("kind");
  switch (kind) {
    case "rate-limited": {
      const resetInSeconds = count("resetInSeconds", 86_400);
      return resetInSeconds === undefined ? undefined : { kind, resetInSeconds };
    }
    case "unavailable":
    case "drop":
      return when === "before" || when === "after" ? { kind, when } : undefined;
    case "delay": {
      const milliseconds = count("milliseconds", 60_000);
      return milliseconds === undefined ? undefined : { kind, milliseconds };
    }
    case "truncate-acl": {
      const keep = count("keep", 1_000_000);
      return keep === undefined ? undefined : { kind, keep };
    }
    default:
      return undefined;
  }
}

function readMatch(given: ReadonlyMap<string, unknown>): FaultMatch | undefined {
  const method = given.get("method");
  const path = given.get("path");
  const nth = wholeNumber(given.get("nth") ?? 1);
  const times = wholeNumber(given.get("times") ?? 1);
  if (method !== undefined && typeof method !== "string") return undefined;
  if (path !== undefined && typeof path !== "string") return undefined;
  if (nth === undefined || nth < 1 || times === undefined || times < 1) return undefined;
  return {
    ...(method !== undefined && { method }),
    ...(path !== undefined && { path }),
    nth,
    times,
  };
}
