import { describe, expect, it } from "vitest";
import type { Credentials } from "../../src/cli/take-credentials.js";
import { chooseTarget } from "../../src/cli/target.js";
import { defaultConfig, readConfig } from "../../src/project/config.js";

describe("the service that a command talks to", () => {
  const services = (value: unknown) =>
    readConfig({ services: value }, "edgewall.config.ts", "").config;
  const production = "a1";
  const staging = "b2";
  const two = services([
    {
      policy: "wall",
      environments: {
        production: { serviceId: production, limits: { aclEntries: 20_000 } },
        staging: { serviceId: staging },
      },
    },
  ]);

  const chosen = (
    config = defaultConfig,
    options = {},
    credentials: Credentials = {},
    names = ["wall"],
  ) => {
    const found = chooseTarget(names, config, options, credentials);
    return found.ok ? found.target.serviceId : found.diagnostic.message;
  };

  it("is the one of the configuration, or FASTLY_SERVICE_ID where that names none", () => {
    expect(chosen(services([{ policy: "wall", serviceId: "c3" }]))).toBe("c3");
    expect(chosen(defaultConfig, {}, { serviceId: "d4" })).toBe("d4");
    expect(chosen()).toBe("no Fastly service is named for `wall`");
  });

  it("is none where the two disagree, unless it is not Fastly that is asked", () => {
    const config = services([{ policy: "wall", serviceId: "c3" }]);
    expect(chosen(config, {}, { serviceId: "c3" })).toBe("c3");
    expect(chosen(config, {}, { serviceId: "d4" })).toMatch(/FASTLY_SERVICE_ID is `d4`/);
    const local = { serviceId: "d4", endpoint: "http://127.0.0.1:7070" };
    expect(chosen(config, {}, local)).toBe("d4");
    expect(chosen(config, {}, { ...local, endpoint: "https://api.fastly.com/" })).toMatch(
      /is `d4`/,
    );
  });

  it("is an environment's, with its limits", () => {
    expect(chosen(two, { env: "staging" })).toBe(staging);
    expect(chosen(two)).toMatch(/has several environments/);
    expect(chosen(two, { env: "stagign" })).toMatch(/has no environment `stagign`/);
    const found = chooseTarget(["wall"], two, { env: "production" }, {});
    expect(found).toMatchObject({
      target: { limits: { aclEntries: 20_000, dictionaryItems: 1_000 } },
    });
    // What Object.prototype has is no environment.
    expect(chosen(two, { env: "constructor" })).toMatch(/has no environment/);
  });

  it("is named where there are several", () => {
    expect(chosen(defaultConfig, {}, { serviceId: "d4" }, ["wall", "shop"])).toMatch(/several/);
    expect(chosen(defaultConfig, { service: "shop" }, { serviceId: "d4" }, ["wall", "shop"])).toBe(
      "d4",
    );
    expect(chosen(defaultConfig, { service: "shpo" }, {}, ["wall", "shop"])).toMatch(/no service/);
  });
});

describe("the configuration of services", () => {
  const faults = (config: unknown) =>
    readConfig(config, "edgewall.config.ts", "").diagnostics.map(({ message }) => message);

  it("is read", () => {
    const { config, diagnostics } = readConfig(
      {
        services: [{ policy: "wall", delivery: "main", serviceId: "abc" }],
        push: { reserve: 100, widestBan: { v4: 24 } },
      },
      "edgewall.config.ts",
      "",
    );
    expect(diagnostics).toEqual([]);
    expect(config.services).toMatchObject([{ delivery: "main", serviceId: "abc" }]);
    expect(config.push).toEqual({ reserve: 100, lockMinutes: 15, widestBan: { v4: 24, v6: 32 } });
  });

  it.each([
    [
      { services: [{ policy: "wall", serviceId: "../secret" }] },
      "`serviceId` is not an id of Fastly's",
    ],
    [
      { services: [{ policy: "wall", delivery: "mian" }] },
      '`delivery` is neither "snippets" nor "main"',
    ],
    [{ services: [{ policy: "wall", environments: [] }] }, "`environments` is not an object"],
    [
      { services: [{ policy: "wall", environments: { p: {} } }] },
      "the environment `p` has no `serviceId`",
    ],
    [
      { services: [{ policy: "wall", environments: { p: 1 } }] },
      "the environment `p` is not an object",
    ],
    [{ push: { reserve: -1 } }, "`reserve` is not a whole number from 0 to 1000000000"],
    [{ push: { lockMinutes: 0 } }, "`lockMinutes` is not a whole number from 1 to 1440"],
    [{ push: { widestBan: { v4: 33 } } }, "`v4` is not a whole number from 1 to 32"],
    [{ push: { reserv: 1 } }, "`push` has no option `reserv`"],
  ])("%j is refused", (config, message) => {
    expect(faults(config)).toContain(message);
  });
});
