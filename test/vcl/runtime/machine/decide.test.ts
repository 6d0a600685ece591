import { describe, expect, it } from "vitest";
import { decide, serve } from "../../../../src/vcl/runtime/machine/index.js";
import type { State } from "../../../../src/vcl/runtime/compile/source.js";
import { environment, programOf, raise, requestOf, type Bodies } from "./support.js";

const reference = "https://www.fastly.com/documentation/reference/vcl";
const options = { environment: environment() };

function run(bodies: Bodies, request = requestOf()) {
  return decide(programOf(bodies), request, options);
}

describe("a decision", () => {
  it.each(["lookup", "pass", "upgrade"] as const)(
    `is that vcl_recv lets the request go on: %s (${reference}/subroutines/recv/)`,
    (state) => {
      const order: string[] = [];
      const decision = run({
        recv: () => state,
        hash: () => {
          order.push("hash");
        },
        log: () => {
          order.push("log");
        },
      });
      expect(decision).toMatchObject({ kind: "passed", state });
      expect(order).toEqual([]);
    },
  );

  it(`is what the client gets after an error (${reference}/statements/error/)`, () => {
    const order: string[] = [];
    const note = (name: string, state: State) => (): State => {
      order.push(name);
      return state;
    };
    const decision = run({
      recv: raise(620n, "thewall"),
      hash: note("hash", "hash"),
      error: (tx) => {
        if (tx.obj !== undefined) {
          tx.obj.status = 403n;
          tx.obj.body = "no";
        }
        return note("error", "deliver")();
      },
      deliver: note("deliver", "deliver"),
      log: note("log", "deliver"),
    });
    expect(order).toEqual(["hash", "error", "deliver"]);
    expect(decision).toMatchObject({
      kind: "answered",
      error: { status: 620n, response: "thewall" },
      response: { status: 403n, body: "no" },
    });
  });

  it("has no body in answer to HEAD", () => {
    const decision = run({ recv: raise(404n, "Not Found") }, requestOf({ method: "HEAD" }));
    expect(decision).toMatchObject({ kind: "answered", response: { status: 404n, body: "" } });
  });

  it("is a failure when the simulator fails", () => {
    const broken = (): State => {
      throw new Error("broken");
    };
    expect(run({ recv: broken })).toEqual({ kind: "failed", message: "broken" });
    expect(run({ recv: () => "deliver" })).toMatchObject({ kind: "failed" });
  });

  const endings: readonly Bodies[] = [
    {},
    { recv: raise(620n, "rule") },
    { recv: () => "restart" },
    { recv: raise(620n, "rule"), error: () => "restart" },
    { recv: raise(620n, "rule"), deliver: () => "restart" },
    { recv: (tx) => (tx.restarts < 2 ? "restart" : raise(621n, "late")(tx)) },
    { recv: (tx) => (tx.restarts === 0 ? raise(620n, "x")(tx) : "lookup"), error: () => "restart" },
    {
      recv: (tx) => (tx.restarts === 0 ? raise(620n, "x")(tx) : "error"),
      error: (tx) => (tx.restarts === 0 ? "restart" : "deliver"),
    },
  ];

  it.each(endings.map((bodies, index) => [index, bodies] as const))(
    "is what serve comes to (%d)",
    (_index, bodies) => {
      const decision = run(bodies);
      const outcome = serve(programOf(bodies), requestOf(), options);
      if (decision.kind === "passed") {
        expect(outcome.error).toBeUndefined();
        expect(outcome.restarts).toBe(decision.transaction.restarts);
        return;
      }
      if (decision.kind === "failed") throw new Error(decision.message);
      expect(outcome.error).toEqual(decision.error);
      expect(outcome.response?.status).toBe(decision.response.status);
      expect(outcome.response?.body).toBe(decision.response.body);
      expect(outcome.restarts).toBe(decision.transaction?.restarts);
    },
  );
});
