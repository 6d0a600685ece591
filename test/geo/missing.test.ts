import { expect, it, vi } from "vitest";
import { openRegistrationData } from "../../src/geo/index.js";

vi.mock("node:module", () => ({
  createRequire: () => ({
    resolve: () => {
      throw new Error("Cannot find module");
    },
  }),
}));

it("says so when the package with the registration data is not installed", () => {
  expect(openRegistrationData()).toEqual({
    ok: false,
    problem: {
      message:
        "the package @ip-location-db/geo-whois-asn-country-mmdb is not installed, and no country can be looked up",
      help: "install edgewall again, or give the country with --country",
    },
  });
});
