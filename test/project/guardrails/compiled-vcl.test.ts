import { describe, expect, it } from "vitest";
import {
  alwaysBlock,
  block,
  client,
  dictionary,
  ipBan,
  ipList,
  neverBlock,
  req,
  rule,
  toggle,
  type GuardrailHandle,
} from "../../../src/index.js";
import { checkGuardrails } from "../../../src/project/guardrails/check.js";
import { compiled } from "../../support/compiled.js";
import { contentsOf, programWith } from "../../support/policies.js";

const settings = dictionary("settings", { on: toggle("enabled") });
const list = ipList("list", { entries: ["192.0.2.0/24"] });
const rules = [
  ipBan("list", { list, when: settings.on.isEnabled() }),
  rule("admin", { when: req.path.within("/admin"), then: block() }),
];

/** What is reported when the compiler had printed something else in main.vcl. */
function messages(
  guardrail: GuardrailHandle,
  from: string | RegExp = "",
  to = "",
): readonly string[] {
  const program = programWith(rules, { guardrails: [guardrail] });
  const service = compiled(program);
  const text = service.files.get("main.vcl") ?? "";
  const changed = text.replace(from, to);
  expect(changed === text).toBe(from === "");
  return checkGuardrails({
    service: { ...service, files: new Map(service.files).set("main.vcl", changed) },
    contents: contentsOf(program),
    locate: () => undefined,
    at: (_, fault) => fault,
  }).map(({ code, message }) => `${code} ${message}`);
}

/** A guardrail is held against what goes to the edge: it sees what the compiler got wrong. */
describe("guardrails are checked on the compiled VCL", () => {
  const admin = alwaysBlock("g", req.path.within("/admin"));
  const adminRequest = alwaysBlock("g", { ip: "198.51.100.1", url: "/admin/x" });
  const others = neverBlock("g", { ip: "198.51.100.1", url: "/x" });

  it("and hold where it is right", () => {
    for (const guardrail of [admin, adminRequest, others]) {
      expect(messages(guardrail)).toEqual([]);
    }
  });

  it("see a rule that is not there", () => {
    const dropped = [/error 620 "admin";/, "set req.url = req.url;"] as const;
    expect(messages(admin, ...dropped)).toHaveLength(1);
    expect(messages(adminRequest, ...dropped)).toHaveLength(1);
  });

  it("see a rule that denies too many", () => {
    const negated = ["client.ip ~ list", "client.ip !~ list"] as const;
    expect(messages(others, ...negated)[0]).toContain("rule `list` blocks GET `/x`");
    expect(messages(neverBlock("g", req.path.is("/x")), ...negated)).toHaveLength(1);
  });

  it("see a guard that lets nobody be asked", () => {
    expect(messages(adminRequest, "visits_this_service == 0", "visits_this_service == 1")).toEqual([
      "EW1070 guardrail `g` is broken: no rule blocks GET `/admin/x` from 198.51.100.1 (country unknown)",
    ]);
  });

  it("say when the VCL cannot be run", () => {
    expect(messages(admin, "client.ip ~ list", "client.nothing")[0]).toMatch(
      /^EW1071 the guardrails cannot be checked: /,
    );
  });
});

it("the client's country is asked, too", () => {
  expect(messages(neverBlock("g", client.country.is("US")))[0]).toContain("(US)");
});
