import { describe, expect, it } from "vitest";
import { auditLine } from "../../../src/fastly/audit.js";

const at = Date.UTC(2026, 0, 31, 14, 5);
const head = { who: "alice", command: "ban", service: "S1", reason: null } as const;

describe("a line of the audit file", () => {
  it("says who did what, when, where and why", () => {
    const line = auditLine(
      at,
      { ...head, reason: "INC-42" },
      { list: "WALL", address: "5.6.7.8", before: null, after: "banned" },
    );
    expect(line).toBe(
      '{"at":"2026-01-31T14:05:00.000Z","who":"alice","command":"ban","service":"S1","list":"WALL","address":"5.6.7.8","before":null,"after":"banned","reason":"INC-42"}\n',
    );
  });

  it("is one line, whatever people write", () => {
    const hostile = 'a\nb\r\u001B]0;x\u0007\u0085\u2028\u2029\u009B\uD800"}';
    const line = auditLine(
      at,
      { ...head, who: hostile, reason: hostile },
      { before: hostile, after: null },
    );
    expect(line.trimEnd()).toMatch(/^[ -~\uFFFD]+$/);
    expect(JSON.parse(line)).toMatchObject({
      reason: hostile.toWellFormed(),
      before: hostile.toWellFormed(),
    });
  });

  it("has an end", () => {
    const line = auditLine(
      at,
      { ...head, reason: "x".repeat(1_000_000) },
      { before: null, after: null },
    );
    expect(line.length).toBeLessThan(2_000);
  });
});
