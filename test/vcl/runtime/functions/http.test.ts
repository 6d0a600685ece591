import { describe, expect, it } from "vitest";
import type { Backend } from "../../../../src/vcl/runtime/backend.js";
import { newTransaction, pages, run } from "./run-function.js";

// …/miscellaneous/http-status-matches/
describe(`http_status_matches, as ${pages}/miscellaneous/http-status-matches/ documents it`, () => {
  it.each([
    [200n, "200,301,302", true],
    [404n, "200,301,302", false],
    [200n, "!200,301,302", false],
    [404n, "!200,301,302", true],
    [20n, "200", false],
    [200n, "", false],
    [200n, undefined, false],
    [200n, "!", true],
  ])("(%s, %j) is %s", (status, format, expected) => {
    expect(run("http_status_matches", [status, format])).toBe(expected);
  });
});

// …/miscellaneous/fastly-try-select-shield/
describe("fastly.try_select_shield", () => {
  const fallback: Backend = { name: "origin", healthy: true };
  const shield: Backend = { name: "ssl_shield_iad_va_us", healthy: true, isShield: true };
  it.each([
    ["a healthy shield", shield, 0, shield],
    ["a shield that is not healthy", { ...shield, healthy: false }, 0, fallback],
    ["what is no shield", { ...shield, isShield: false }, 0, fallback],
    ["a shield when the request was there before", shield, 1, fallback],
  ])("%s", (_, backend, visitsThisService, expected) => {
    const transaction = newTransaction({ visitsThisService });
    expect(run("fastly.try_select_shield", [backend, fallback], transaction)).toBe(expected);
  });
});

// …/tls-and-http/
it("what goes to the connection is noted", () => {
  const transaction = newTransaction();
  run("early_hints", [["link: </a.js>; rel=preload"]], transaction);
  run("h2.push", ["/style.css", undefined], transaction);
  run("h2.push", ["/script.js", "script"], transaction);
  run("h2.disable_header_compression", [["Authorization", "Secret"]], transaction);
  run("h3.alt_svc", [], transaction);
  expect(Object.fromEntries(transaction.settings)).toEqual({
    early_hints: ["link: </a.js>; rel=preload"],
    "h2.push": ["/style.css", "/script.js"],
    "h2.disable_header_compression": ["Authorization", "Secret"],
    "h3.alt_svc": true,
  });
});
