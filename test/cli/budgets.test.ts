import { describe, expect, it } from "vitest";
import { edgewall, edgewallJson, policyFile, project } from "../support/project.js";

/** A policy whose answer sets so many headers of its own, besides Cache-Control. */
function answering(headers: number): string {
  return policyFile(`const headers = Object.fromEntries(
  Array.from({ length: ${headers} }, (_, index) => ["X-" + index, "1"]),
);
export default policy("p", {
  rules: [geoBan("us", { allow: ["US"], respond: { status: 503, headers } })],
});`);
}

describe("compile --budgets", () => {
  it("shows each limit, what of it is used, and the share", async () => {
    const root = project({ "policies/p.policy.ts": answering(67) });
    const { code, stdout } = await edgewall(root, "compile", "--budgets");
    expect(code).toBe(0);
    const rows = stdout.split("\n").map((row) => row.trim().split(/ {2,}/));
    expect(rows).toContainEqual(["budget", "used", "limit", "share"]);
    expect(rows).toContainEqual(["response headers", "68", "85", "headers", "80 %", "close"]);
    expect(rows).toContainEqual(["restarts", "0", "3", "restarts", "0 %"]);
    expect(rows).toContainEqual(["error codes", "1", "100", "codes", "1 %"]);
    // `X-N: 1`, `X-NN: 1` and `Cache-Control: private, no-store`, with CRLF.
    const bytes = String(10 * 8 + 57 * 9 + 34);
    expect(rows).toContainEqual(["response header bytes", bytes, "69000", "bytes", "<1 %"]);
    expect((await edgewall(root, "compile")).stdout).not.toContain("restarts");
  });

  it("gives them with --json, each service its own", async () => {
    const root = project({ "policies/p.policy.ts": answering(1) });
    const { json } = await edgewallJson(root, "compile", "--budgets");
    expect(json).toMatchObject({
      services: [
        { budgets: { responses: [{ name: "response headers", used: 2, limit: 85 }, {}, {}] } },
      ],
    });
    const { json: without } = await edgewallJson(root, "compile");
    expect((without.services as readonly object[])[0]).not.toHaveProperty("budgets");
  });

  it("shows nothing of a policy that does not compile", async () => {
    const root = project({ "policies/p.policy.ts": answering(85) });
    const { code, stdout, stderr } = await edgewall(root, "compile", "--budgets");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(
      "error[EW1048] `response headers` takes 86 headers, 1 more than Fastly takes (85)",
    );
  });
});

describe("a service close to a limit", () => {
  it("compiles and verifies with a warning", async () => {
    const root = project({ "policies/p.policy.ts": answering(67) });
    const warning = "warning[EW1049] `response headers` takes 68 of 85 headers";
    for (const args of [["compile"], ["verify", "--update"], ["verify"]]) {
      const { code, stderr } = await edgewall(root, ...args);
      expect(code).toBe(0);
      expect(stderr).toContain(warning);
    }
  });

  it("hears nothing below eight tenths", async () => {
    const root = project({ "policies/p.policy.ts": answering(66) });
    expect(await edgewall(root, "compile")).toMatchObject({ code: 0, stderr: "" });
  });
});
