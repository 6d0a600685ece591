import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseAddressList } from "../../../src/addresses/index.js";
import { compile } from "../../../src/compiler/compile.js";
import type { CompiledService } from "../../../src/compiler/service.js";
import { defaultSettings } from "../../../src/compiler/settings.js";
import { evaluator } from "../../../src/program/evaluate.js";
import {
  newSimulator,
  type SimulatedRequest,
  type Simulator,
} from "../../../src/simulator/index.js";
import { contentsOf } from "../../support/policies.js";
import type { Evasion, OtherVcl } from "./evasion.js";
import { programs } from "./policies.js";
import { groups, rowOf, rowsIn } from "./table.js";

const root = path.resolve(import.meta.dirname, "../../..");

/** What the rules are about, unless an evasion says otherwise. */
const base = {
  campaign: {
    ip: "192.0.2.10",
    country: "US",
    method: "POST",
    url: "/api/hamm/donations",
    headers: [["Host", "example.com"]],
  },
  fortress: {
    ip: "192.0.2.1",
    country: "US",
    method: "GET",
    url: "/",
    headers: [["Host", "example.com"]],
  },
} as const satisfies Record<Evasion["policy"], SimulatedRequest>;

const state = { toggles: new Map([["edge_settings.non_us_ban", true]]), seed: 7 };

const { set: blacklist } = parseAddressList(
  readFileSync(path.join(root, "policies/lists/cc_blacklist.txt")),
);

const contents = {
  campaign: new Map([["cc_blacklist", blacklist]]),
  fortress: contentsOf(programs.fortress),
};

const services = {
  campaign: service("campaign"),
  fortress: service("fortress"),
};

const simulators = {
  campaign: simulator(services.campaign),
  fortress: simulator(services.fortress),
};

function service(name: Evasion["policy"]): CompiledService {
  const made = compile({
    name,
    program: programs[name],
    contents: contents[name],
    settings: defaultSettings,
    locate: () => undefined,
  }).service;
  if (made === undefined) throw new Error(`${name} cannot be compiled`);
  return made;
}

function simulator(compiled: CompiledService): Simulator {
  const made = newSimulator(compiled);
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join("\n"));
  return made.simulator;
}

/** The service with somebody else's VCL in it. */
function shared(compiled: CompiledService, { before, text }: OtherVcl): CompiledService {
  const main = compiled.files.get("main.vcl") ?? "";
  // What stands at the beginning of a subroutine stands behind its brace.
  const behind = before.endsWith("{\n");
  const changed = main.replace(before, behind ? `${before}${text}` : `${text}${before}`);
  if (changed === main) throw new Error(`main.vcl holds no ${before}`);
  return { ...compiled, files: new Map([...compiled.files, ["main.vcl", changed]]) };
}

describe.each(groups)("%s", (_, evasions) => {
  it.each(evasions.map((evasion) => [rowOf(evasion).join(" – "), evasion] as const))(
    "%s",
    (_, { policy, request, others, outcome }) => {
      const asked = { ...base[policy], ...request };
      const simulates =
        others === undefined ? simulators[policy] : simulator(shared(services[policy], others));
      const decided = simulates.decide(asked, state);
      const answer = decided.rule ?? (decided.outcome === "pass" ? "passes" : `${decided.status}`);
      expect(answer).toBe(outcome);
    },
  );

  it("is what the reference evaluator says of requests that VCL is asked about", () => {
    for (const { policy, request, outcome, sent } of evasions) {
      const asked: SimulatedRequest = { ...base[policy], ...request };
      const isServed = !/^\d+$/.test(outcome) && !sent.startsWith("… and of");
      if (!isServed || asked.visitsThisService === 1 || asked.isEsiSubrequest === true) continue;
      const { rule } = evaluator(programs[policy])(asked, {
        lists: contents[policy],
        toggles: state.toggles,
        chance: () => true,
      });
      expect([sent, rule?.id ?? "passes"]).toEqual([sent, outcome]);
    }
  });
});

it("counts a request once, whatever it claims and however often VCL restarts", () => {
  const restarting = shared(services.fortress, {
    before: "  #FASTLY recv",
    text: "  if (req.restarts < 3) {\n    restart;\n  }\n",
  });
  const headers = [...base.fortress.headers, ["Edgewall-Counted", "seen,admin"] as const];
  const { outcome, counted } = simulator(restarting).decide({ ...base.fortress, headers }, state);
  expect([outcome, counted]).toEqual(["pass", ["seen"]]);
});

describe("docs/evasions.md", () => {
  it("holds the same table", () => {
    const document = readFileSync(path.join(root, "docs/evasions.md"), "utf8");
    expect(rowsIn(document)).toEqual(
      groups.flatMap(([, evasions]) => evasions.map((evasion) => rowOf(evasion))),
    );
  });
});
