import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { State } from "../../../../src/vcl/runtime/compile/source.js";
import { decide, newCache, serve } from "../../../../src/vcl/runtime/machine/index.js";
import { newResponse } from "../../../../src/vcl/runtime/message.js";
import type { Transaction } from "../../../../src/vcl/runtime/transaction.js";
import type { Subroutine } from "../../../../src/vcl/types/subroutines.js";
import { environment, newYear, origin, programOf, requestOf, type Bodies } from "./support.js";

/** https://www.fastly.com/documentation/reference/vcl/request-lifecycle/ and the pages of its subroutines. */
const states: Readonly<Record<Subroutine, readonly State[]>> = {
  recv: ["lookup", "pass", "error", "restart"],
  hash: ["hash"],
  hit: ["deliver", "pass", "error", "restart"],
  miss: ["fetch", "deliver_stale", "pass", "error"],
  pass: ["pass", "error"],
  fetch: ["deliver", "deliver_stale", "hit_for_pass", "pass", "error", "restart"],
  error: ["deliver", "deliver_stale", "restart"],
  deliver: ["deliver", "restart"],
  log: ["deliver"],
};

/** What can follow a subroutine that ended so; vcl_log, too, where Fastly answers by itself. */
const followers: Readonly<Record<Subroutine, Partial<Record<State, readonly Subroutine[]>>>> = {
  recv: { lookup: ["hash"], pass: ["hash"], error: ["hash"], restart: ["recv", "error"] },
  hash: { hash: ["hit", "miss", "pass", "error", "log"] },
  hit: {
    deliver: ["deliver"],
    pass: ["pass"],
    error: ["error"],
    restart: ["recv", "error", "log"],
  },
  miss: {
    // A backend that fails leads to vcl_error.
    fetch: ["fetch", "error"],
    deliver_stale: ["deliver", "error", "log"],
    pass: ["pass"],
    error: ["error"],
  },
  pass: { pass: ["fetch", "error"], error: ["error"] },
  fetch: {
    deliver: ["deliver"],
    deliver_stale: ["deliver", "error", "log"],
    hit_for_pass: ["deliver"],
    pass: ["deliver"],
    error: ["error"],
    restart: ["recv", "error", "log"],
  },
  error: {
    deliver: ["deliver"],
    deliver_stale: ["deliver", "log"],
    restart: ["recv", "error", "log"],
  },
  deliver: { deliver: ["log"], restart: ["recv", "error", "log"] },
  log: {},
};

interface Course {
  /** Which state is taken each time, and whether the backend fails. */
  readonly draws: readonly number[];
  readonly failures: readonly boolean[];
  readonly method: string;
  readonly visits: number;
}

const course: fc.Arbitrary<Course> = fc.record({
  draws: fc.array(fc.nat(11), { minLength: 1, maxLength: 40 }),
  failures: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
  method: fc.constantFrom("GET", "HEAD", "POST", "PURGE"),
  visits: fc.nat(2),
});

function programFor({ draws }: Course) {
  let at = 0;
  const body = (subroutine: Subroutine) => (tx: Transaction) => {
    const state = states[subroutine][(draws[at++ % draws.length] ?? 0) % states[subroutine].length];
    if (state === "error") tx.error = { status: 600n, response: subroutine };
    return state;
  };
  const names = Object.keys(states) as Subroutine[];
  const bodies: Bodies = Object.fromEntries(names.map((name) => [name, body(name)]));
  return programOf(bodies, [origin()]);
}

describe("any course that VCL takes", () => {
  it("follows the lifecycle, and ends", () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(fc.array(course, { minLength: 1, maxLength: 4 }), (courses) => {
        const cache = newCache();
        let now = newYear;
        for (const course of courses) {
          now += 100_000_000;
          let fetches = 0;
          const outcome = serve(programFor(course), requestOf({ method: course.method }), {
            environment: environment({ now: () => now }),
            cache,
            visitsThisService: course.visits,
            origin: () =>
              course.failures[fetches++ % course.failures.length] === true
                ? { failure: "backend read error" }
                : newResponse(),
          });
          expect(outcome.message).toBeUndefined();
          expect(outcome.kind).toBe("served");
          expect(outcome.response).toBeDefined();
          expect(outcome.restarts).toBeLessThanOrEqual(3);
          expect(outcome.path.length).toBeLessThan(60);
          expect(outcome.path.at(-1)?.subroutine).toBe("log");
          for (const [index, { subroutine, state }] of outcome.path.entries()) {
            const next = outcome.path[index + 1]?.subroutine;
            if (next !== undefined) expect(followers[subroutine][state]).toContain(next);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("is decided as it is served, where vcl_recv decides it", () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(course, (course) => {
        const options = { environment: environment(), visitsThisService: course.visits };
        const request = requestOf({ method: course.method });
        const decision = decide(programFor(course), request, options);
        const outcome = serve(programFor(course), request, options);
        const goesOn = outcome.path.findIndex(({ subroutine }) =>
          ["hit", "miss", "pass"].includes(subroutine),
        );
        if (decision.kind === "failed") throw new Error(decision.message);
        if (decision.kind === "passed") {
          expect(goesOn >= 0 || course.method === "PURGE").toBe(true);
          return;
        }
        expect(goesOn).toBe(-1);
        expect(outcome.response?.status).toBe(decision.response.status);
        expect(outcome.response?.body).toBe(decision.response.body);
        expect(outcome.error).toEqual(decision.error);
      }),
      { numRuns: 2000 },
    );
  });
});
